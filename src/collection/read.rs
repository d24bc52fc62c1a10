//! A collection from its JSON.

use super::json::{self, Fault, Node};
use super::{Collection, Content, Item, Other, auth, script, template, variables};

/// What a request was answered with, and what people are told: they weigh most, and nothing runs them.
const LEFT_OUT: [&str; 2] = ["response", "description"];

pub(super) fn content(text: &str) -> Result<Content, Fault> {
    let root = match json::parse(text, &LEFT_OUT) {
        Err(Fault::Syntax { .. }) if is_v3_yaml(text) => return Ok(Content::Other(Other::V3)),
        root => root?,
    };
    // What Postman's API answers with is taken out of its wrapper.
    let root = root.get("collection").unwrap_or(&root);
    if !root.is_map() {
        return Ok(Content::Other(Other::NoObject));
    }
    let schema = root.get("info").and_then(|info| info.get("schema"));
    let schema = schema
        .or_else(|| root.get("$schema"))
        .and_then(Node::text)
        .unwrap_or_default();
    if schema.contains("collection/v3") || root.get("$kind").is_some() {
        return Ok(Content::Other(Other::V3));
    }
    if let Some(items) = items(root) {
        let mut walk = Walk::default();
        walk.owner(root);
        walk.items(items, None, &auth::names(root).unwrap_or_default());
        return Ok(Content::Collection(walk.collection));
    }
    if let Some(requests) = root.get("requests").filter(|list| list.is_list()) {
        return Ok(Content::Collection(v1(root, requests)));
    }
    if root.get("info").is_some_and(Node::is_map) && schema.contains("collection") {
        return Ok(Content::Collection(Collection::default()));
    }
    let has = |key: &str| root.get(key).is_some();
    Ok(Content::Other(if has("openapi") || has("swagger") {
        Other::OpenApi
    } else if has("values") || has("environment") {
        Other::Environment
    } else if has("error") {
        Other::ApiError
    } else {
        Other::Unknown
    }))
}

/// Whether a text is a part of a collection of format v3, by its first keys.
fn is_v3_yaml(text: &str) -> bool {
    let mut lines = text.lines().take(20);
    lines.any(|line| line.starts_with("$kind:") || line.starts_with("$schema:"))
}

/// The list of what a collection or a folder holds.
fn items(node: &Node) -> Option<&[Node]> {
    let list = node.get("item").or_else(|| node.get("items"))?;
    list.is_list().then(|| list.items())
}

fn ids(node: &Node) -> Vec<String> {
    let keys = ["id", "_postman_id"].into_iter();
    let ids = keys.filter_map(|key| node.get(key).and_then(Node::text));
    ids.map(str::to_owned).collect()
}

fn name(node: &Node) -> String {
    let name = node.get("name").and_then(Node::text);
    name.unwrap_or_default().to_owned()
}

/// The old form: a flat list of requests, and one of folders. What its requests use is not looked at.
fn v1(root: &Node, requests: &Node) -> Collection {
    let folders = root.get("folders").map_or(&[][..], Node::items);
    let item = |node: &Node, is_folder| Item {
        name: name(node),
        ids: ids(node),
        is_folder,
        ..Item::default()
    };
    let folders = folders.iter().map(|folder| item(folder, true));
    let requests = requests.items().iter().map(|request| item(request, false));
    let mut collection = Collection {
        is_v1: true,
        items: folders.chain(requests).collect(),
        ..Collection::default()
    };
    collection.writes.is_open = true;
    collection
}

#[derive(Default)]
struct Walk {
    collection: Collection,
}

impl Walk {
    /// What a collection, a folder or a request has for all that is inside.
    fn owner(&mut self, node: &Node) {
        if let Some(list) = node.get("variable") {
            self.collection.variables.extend(variables::names(list));
        }
        for event in node.get("event").map_or(&[][..], Node::items) {
            let script = event.get("script").filter(|_| !event.is_disabled());
            let lines = script.and_then(|script| script.get("exec").or(Some(script)));
            if let Some(lines) = lines {
                script::writes(&lines_of(lines), &mut self.collection.writes);
            }
        }
    }

    /// The depth is that of the JSON, which is bounded.
    fn items(&mut self, items: &[Node], parent: Option<usize>, inherited: &[String]) {
        for node in items.iter().filter(|node| node.is_map()) {
            self.owner(node);
            let inner = self::items(node);
            let item = Item {
                name: name(node),
                ids: ids(node),
                parent,
                is_folder: inner.is_some(),
                uses: inner.map_or_else(|| template::request(node, inherited), |_| Vec::new()),
            };
            let at = self.collection.items.len();
            self.collection.items.push(item);
            if let Some(inner) = inner {
                let own = auth::names(node);
                self.items(inner, Some(at), own.as_deref().unwrap_or(inherited));
            }
        }
    }
}

/// The text of a script, which is a list of lines or one text.
fn lines_of(node: &Node) -> String {
    if let Some(text) = node.text() {
        return text.to_owned();
    }
    let lines: Vec<_> = node.items().iter().filter_map(Node::text).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn collection(text: &str) -> Collection {
        match content(text) {
            Ok(Content::Collection(collection)) => collection,
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn folders_and_requests_are_found_at_any_depth_in_a_wrapper_too() {
        let text = r#"{"collection": {"info": {"name": "x"}, "item": [
            {"name": "A", "id": "1", "item": [{"name": "B", "item": [
                {"name": "C", "_postman_id": "2", "request": "https://{{host}}/"}]}]},
            {"name": "D", "request": {"url": {"raw": "x"}}}]}}"#;
        let found = collection(text);
        assert_eq!(found.requests(), 2);
        assert_eq!(found.path(2), "A › B › C");
        assert_eq!(found.items[2].uses, ["host"]);
        for name in ["A", "B", "C", "D", "1", "2"] {
            assert!(found.has(name), "{name}");
        }
        assert!(!found.has("a") && !found.has("x"));
        assert!(found.is_selected(2, &["x", "A"]) && !found.is_selected(3, &["A"]));
    }

    #[test]
    fn an_old_collection_is_one() {
        let text = r#"{"id": "1", "name": "x", "order": [], "folders": [{"name": "A"}],
            "requests": [{"name": "B", "url": "{{x}}"}]}"#;
        let found = collection(text);
        assert!(found.is_v1 && found.has("A") && found.has("B"));
        assert_eq!(found.requests(), 1);
    }

    #[test]
    fn what_is_no_collection_is_told_by_its_kind() {
        for (text, kind) in [
            ("[]", Other::NoObject),
            (r#"{"values": []}"#, Other::Environment),
            (r#"{"openapi": "3.0.0", "info": {}}"#, Other::OpenApi),
            (r#"{"error": {"name": "x"}}"#, Other::ApiError),
            (r#"{"hello": "world"}"#, Other::Unknown),
            (
                r#"{"info": {"schema": "https://x/collection/v3.0.0/"}, "item": []}"#,
                Other::V3,
            ),
            ("$kind: collection\nname: x\n", Other::V3),
        ] {
            assert_eq!(content(text), Ok(Content::Other(kind)), "{text}");
        }
        assert!(matches!(content("name: x\n"), Err(Fault::Syntax { .. })));
    }

    #[test]
    fn one_without_items_has_no_requests() {
        for text in [
            r#"{"info": {"schema": "https://x/collection/v2.1.0/"}}"#,
            r#"{"item": []}"#,
            r#"{"item": [{"name": "A", "item": []}]}"#,
        ] {
            assert_eq!(collection(text).requests(), 0, "{text}");
        }
    }

    #[test]
    fn deep_folders_do_no_harm() {
        let deep = r#"{"item":["#.repeat(50_000);
        assert_eq!(content(&deep), Err(Fault::Unknown));
        let most = format!("{}{}", r#"{"item":["#.repeat(60), "]}".repeat(60));
        assert_eq!(collection(&most).items.len(), 59);
    }
}

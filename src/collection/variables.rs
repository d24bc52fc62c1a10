//! The names of variables: of environments, globals, collections.

use std::collections::{BTreeMap, BTreeSet};

use super::Blank;
use super::json::{self, Fault, Node};

/// The variables of an environment or of globals, as Postman exports them, with or without the
/// wrapper of Postman's API.
pub(super) fn read(text: &str) -> Result<Option<BTreeSet<String>>, Fault> {
    let root = json::parse(text, &["description"])?;
    Ok(list(&root).map(|list| names(list).collect()))
}

/// Those that have a value: what Postman keeps for itself has none.
pub(super) fn given(text: &str) -> Result<Option<BTreeSet<String>>, Fault> {
    let root = json::parse(text, &["description"])?;
    let given = |list: &Node| {
        let items = list.items().iter().filter(|one| one.get("value").is_some());
        names(&Node::List(items.cloned().collect())).collect()
    };
    Ok(list(&root).map(given))
}

/// Those that are marked as secret, switched on or not, with their values.
pub(super) fn secrets(text: &str) -> Result<Option<Vec<(String, String)>>, Fault> {
    let root = json::parse(text, &["description"])?;
    let text_of = |one: &Node, key| {
        one.get(key)
            .and_then(Node::text)
            .unwrap_or_default()
            .to_owned()
    };
    let secrets = |list: &Node| {
        let items = list.items().iter();
        let items = items.filter(|one| text_of(one, "type") == "secret");
        let secrets = items.map(|one| (text_of(one, "key"), text_of(one, "value")));
        secrets.collect()
    };
    // A report of Newman has the environment in it too, without the marks.
    let is_report = root.get("run").is_some();
    Ok(list(&root).filter(|_| !is_report).map(secrets))
}

/// Those that are switched on and have no value. A value of the vault is not in the document: there is a
/// `source` in its place (Postman API, `GET /environments/{id}`).
pub(super) fn blanks(text: &str) -> Result<BTreeMap<String, Blank>, Fault> {
    let root = json::parse(text, &["description"])?;
    let items = list(&root).map_or(&[][..], Node::items).iter();
    // The last of a name is the one that counts.
    let mut all = BTreeMap::new();
    for one in items.filter(|one| !one.is_disabled()) {
        if let Some(name) = one.get("key").and_then(Node::text) {
            match blank(one) {
                Some(blank) => all.insert(name.to_owned(), blank),
                None => all.remove(name),
            };
        }
    }
    Ok(all)
}

fn blank(variable: &Node) -> Option<Blank> {
    match variable.get("value") {
        None if variable.get("source").is_some_and(Node::is_map) => Some(Blank::Vault),
        None => Some(Blank::Empty),
        Some(value) => (value.text() == Some("")).then_some(Blank::Empty),
    }
}

/// The list of variables.
fn list(root: &Node) -> Option<&Node> {
    let wrapped = ["environment", "globals"]
        .into_iter()
        .find_map(|key| root.get(key).filter(|node| node.is_map()));
    let root = wrapped.unwrap_or(root);
    let list = if root.is_list() {
        Some(root)
    } else {
        root.get("values")
    };
    list.filter(|list| list.is_list())
}

/// The names in a list of variables, which in collections of v2.0 is a map too.
pub(super) fn names(list: &Node) -> impl Iterator<Item = String> {
    let listed = list.items().iter().filter(|one| !one.is_disabled());
    let listed = listed.filter_map(|one| {
        // The format v2.0 has `id` for `key`.
        let keys = ["key", "id", "name"].into_iter();
        keys.filter_map(|key| one.get(key)).find_map(Node::text)
    });
    let mapped = list.fields().iter().map(|(key, _)| key.as_str());
    listed.chain(mapped).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_that_are_switched_on_are_known() {
        for text in [
            r#"{"name": "x", "values": [{"key": "a", "value": ""}, {"key": "b", "enabled": false}]}"#,
            r#"{"environment": {"values": [{"key": "a", "enabled": true}]}}"#,
            r#"{"globals": {"values": [{"key": "a"}]}}"#,
            r#"[{"key": "a"}]"#,
        ] {
            let names = read(text).unwrap().unwrap();
            assert_eq!(names, BTreeSet::from(["a".to_owned()]), "{text}");
        }
        assert_eq!(read(r#"{"values": []}"#), Ok(Some(BTreeSet::new())));
    }

    #[test]
    fn secrets_are_those_with_the_mark() {
        let text = r#"{"values": [
            {"key": "a", "value": "1", "type": "secret", "enabled": false},
            {"key": "b", "value": "2", "type": "default"},
            {"key": "c", "type": "secret"}
        ]}"#;
        let secrets = secrets(text).unwrap().unwrap();
        let names = secrets.iter().map(|(name, value)| (&**name, &**value));
        assert_eq!(names.collect::<Vec<_>>(), [("a", "1"), ("c", "")]);
        for other in ["{}", r#"{"environment": {"values": []}, "run": {}}"#] {
            assert_eq!(super::secrets(other), Ok(None));
        }
    }

    #[test]
    fn what_is_no_environment_is_none() {
        for text in [
            r#"{"item": []}"#,
            r#"{"error": {}}"#,
            "1",
            r#"{"values": {}}"#,
        ] {
            assert_eq!(read(text), Ok(None), "{text}");
        }
        assert!(read("a: 1").is_err());
    }
}

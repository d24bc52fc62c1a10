//! The names of variables: of environments, globals, collections.

use std::collections::BTreeSet;

use super::json::{self, Fault, Node};

/// The variables of an environment or of globals, as Postman exports them, with or without the
/// wrapper of Postman's API.
pub(super) fn read(text: &str) -> Result<Option<BTreeSet<String>>, Fault> {
    let root = json::parse(text, &["description"])?;
    let wrapped = ["environment", "globals"]
        .into_iter()
        .find_map(|key| root.get(key).filter(|node| node.is_map()));
    let root = wrapped.unwrap_or(&root);
    let list = if root.is_list() {
        Some(root)
    } else {
        root.get("values")
    };
    Ok(list
        .filter(|list| list.is_list())
        .map(|list| names(list).collect()))
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

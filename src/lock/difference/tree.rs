//! Folders and requests as a list.

use serde_json::Value;

/// A folder or a request of a collection.
#[derive(Debug)]
pub(super) struct Node<'v> {
    pub(super) id: Option<&'v str>,
    pub(super) name: &'v str,
    /// The names of the folders around it and its own.
    pub(super) path: String,
    /// The folder that it is in, as its place in the list.
    pub(super) parent: Option<usize>,
    pub(super) is_folder: bool,
    pub(super) value: &'v Value,
}

/// All of a collection, each behind the folder that it is in.
pub(super) fn nodes(collection: &Value) -> Vec<Node<'_>> {
    let mut all = Vec::new();
    add(collection, None, "", &mut all);
    all
}

/// The depth is that of the JSON, which is bounded.
fn add<'v>(owner: &'v Value, parent: Option<usize>, around: &str, all: &mut Vec<Node<'v>>) {
    let items = owner.get("item").and_then(Value::as_array);
    for value in items.into_iter().flatten() {
        let text = |key: &str| value.get(key).and_then(Value::as_str);
        let name = text("name").unwrap_or("without a name");
        let path = if around.is_empty() {
            name.to_owned()
        } else {
            format!("{around} › {name}")
        };
        let at = all.len();
        all.push(Node {
            id: text("id").or_else(|| text("_postman_id")),
            name,
            path: path.clone(),
            parent,
            is_folder: value.get("item").is_some(),
            value,
        });
        add(value, Some(at), &path, all);
    }
}

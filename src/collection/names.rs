//! The names of variables in a text: `{{name}}`.

use super::json::Node;

/// The names in a value, where it is text.
pub(super) fn add(value: Option<&Node>, names: &mut Vec<String>) {
    let text = value.and_then(Node::text).unwrap_or_default();
    let mut parts = text.split("{{");
    // What is opened twice counts from the inner one on: a name has no brace in it.
    for part in parts.by_ref().skip(1) {
        if let Some((name, _)) = part.split_once("}}") {
            push(name.trim(), names);
        }
    }
}

/// A name that can only be one: other languages of templates have two braces, too, and paths with dots
/// in them. The mojaloop project's collections send such templates to the service that they test.
pub(super) fn push(name: &str, names: &mut Vec<String>) {
    let is_name = !name.is_empty()
        && name
            .chars()
            .all(|char| char.is_alphanumeric() || "_-:".contains(char));
    if is_name && !names.iter().any(|known| known == name) {
        names.push(name.to_owned());
    }
}

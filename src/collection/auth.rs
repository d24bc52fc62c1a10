//! The variables that a request is authorised with.

use super::json::Node;
use super::names::add;

/// What of OAuth 2.0 is sent: everything else is for people who ask for a token in Postman's app.
const OAUTH2: [&str; 3] = ["accessToken", "headerPrefix", "addTokenTo"];

/// The names in the authorisation of a collection, a folder or a request; none where it has none of
/// its own and inherits that of what it is in.
pub(super) fn names(node: &Node) -> Option<Vec<String>> {
    let auth = node.get("auth")?;
    let kind = auth.get("type").and_then(Node::text).unwrap_or_default();
    let mut names = Vec::new();
    // A list of keys and values, or, in v2.0, a map.
    let given = auth.get(kind);
    let is_sent =
        |key: Option<&str>| kind != "oauth2" || key.is_some_and(|key| OAUTH2.contains(&key));
    for entry in given.map_or(&[][..], Node::items) {
        if is_sent(entry.get("key").and_then(Node::text)) && !entry.is_disabled() {
            add(entry.get("value"), &mut names);
        }
    }
    for (key, value) in given.map_or(&[][..], Node::fields) {
        if is_sent(Some(key)) {
            add(Some(value), &mut names);
        }
    }
    Some(names)
}

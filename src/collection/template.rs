//! The variables that a request is sent with: `{{name}}` in its address, headers, body and
//! authorisation.

use super::auth;
use super::json::Node;
use super::names::{add, push};

/// Methods whose requests Newman sends without a body, unless a request says otherwise
/// (postmanlabs/postman-runtime, `disableBodyPruning`).
const WITHOUT_BODY: [&str; 5] = ["GET", "HEAD", "COPY", "PURGE", "UNLOCK"];

/// The names in a request's item; `inherited` are those of the authorisation around it.
pub(super) fn request(item: &Node, inherited: &[String]) -> Vec<String> {
    let mut names = Vec::new();
    let Some(request) = item.get("request") else {
        return names;
    };
    add(request.text().map(|_| request), &mut names);
    url(request.get("url"), &mut names);
    entries(request.get("header"), &mut names);
    let method = request.get("method").and_then(Node::text).unwrap_or("GET");
    let method = method.to_ascii_uppercase();
    if !WITHOUT_BODY.contains(&&*method) {
        body(request.get("body"), &mut names);
    }
    let own = auth::names(request);
    let auth = own.as_deref().unwrap_or(inherited);
    for name in auth {
        push(name, &mut names);
    }
    names
}

/// An address: its parts are what is sent, and the whole of it only where there are none.
fn url(url: Option<&Node>, names: &mut Vec<String>) {
    const PARTS: [&str; 4] = ["protocol", "host", "port", "path"];
    let Some(url) = url else { return };
    let mut parts = PARTS.iter().filter_map(|part| url.get(part)).peekable();
    if parts.peek().is_none() {
        add(url.get("raw").or(Some(url)), names);
    }
    for part in parts {
        add(Some(part), names);
        for segment in part.items() {
            add(Some(segment), names);
            add(segment.get("value"), names);
        }
    }
    entries(url.get("query"), names);
    entries(url.get("variable"), names);
}

/// What is sent in the body's mode.
fn body(body: Option<&Node>, names: &mut Vec<String>) {
    let Some(body) = body.filter(|body| !body.is_disabled()) else {
        return;
    };
    let mode = body.get("mode").and_then(Node::text).unwrap_or_default();
    let given = body.get(mode);
    add(given, names);
    entries(given, names);
    if mode == "graphql" {
        add(given.and_then(|query| query.get("query")), names);
        add(given.and_then(|query| query.get("variables")), names);
    }
}

/// A list of keys and values, of which some may be switched off, or one text.
fn entries(list: Option<&Node>, names: &mut Vec<String>) {
    add(list, names);
    for entry in list.map_or(&[][..], Node::items) {
        if entry.is_disabled() {
            continue;
        }
        add(Some(entry), names);
        for part in ["key", "value", "src"] {
            add(entry.get(part), names);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::collection::Content;

    fn uses(request: &str) -> Vec<String> {
        let text = format!(
            r#"{{"auth": {{"type": "bearer", "bearer": [{{"key": "token", "value": "{{{{outer}}}}"}}]}},
                "item": [{{"name": "x", "request": {request}}}]}}"#
        );
        match Content::read(&text) {
            Ok(Content::Collection(collection)) => collection.items[0].uses.clone(),
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn everything_that_is_sent_is_looked_at() {
        for request in [
            r#""{{a}}/{{b}}?c={{c}}""#,
            r#"{"url": "{{a}}/{{b}}/{{c}}/{{a}}"}"#,
            r#"{"url": {"raw": "{{a}}/{{b}}/{{c}}"}}"#,
            r#"{"url": {"raw": "{{z}}", "host": ["{{a}}"], "path": "{{b}}", "query": [{"key": "{{c}}"}, {"key": "{{z}}", "disabled": true}]}}"#,
            r#"{"url": {"host": "{{a}}", "path": [":id", {"value": "{{b}}"}], "variable": [{"key": "id", "value": "{{c}}"}]}}"#,
            r#"{"url": "{{a}}", "header": [{"key": "{{b}}", "value": "{{ c }}"}]}"#,
            r#"{"url": "{{a}}", "header": "X: {{b}}", "method": "POST", "body": {"mode": "raw", "raw": "{{c}}", "urlencoded": [{"key": "{{z}}"}]}}"#,
            r#"{"url": "{{a}}", "method": "PUT", "body": {"mode": "formdata", "formdata": [{"key": "{{b}}", "value": "{{c}}"}]}}"#,
            r#"{"url": "{{a}}", "method": "POST", "body": {"mode": "graphql", "graphql": {"query": "{{b}}", "variables": "{{c}}"}}}"#,
        ] {
            let names = uses(request);
            assert_eq!(names, ["a", "b", "c", "outer"], "{request}");
        }
    }

    #[test]
    fn authorisation_is_inherited_unless_there_is_some() {
        for (request, expected) in [
            (r#"{"url": "x"}"#, &["outer"][..]),
            (r#"{"url": "x", "auth": null}"#, &["outer"]),
            (r#"{"url": "x", "auth": {"type": "noauth"}}"#, &[]),
            (
                r#"{"url": "x", "auth": {"type": "basic", "basic": {"password": "{{p}}"}}}"#,
                &["p"],
            ),
            (
                r#"{"url": "x", "auth": {"type": "oauth2", "oauth2": [{"key": "accessToken", "value": "{{p}}"}, {"key": "clientId", "value": "{{z}}"}]}}"#,
                &["p"],
            ),
        ] {
            assert_eq!(uses(request), expected, "{request}");
        }
    }

    #[test]
    fn what_is_not_sent_or_no_name_is_left_alone() {
        for request in [
            r#"{"method": "GET", "url": "x", "body": {"mode": "raw", "raw": "{{z}}"}}"#,
            r#"{"method": "POST", "url": "x", "body": {"mode": "raw", "raw": "{{z}}", "disabled": true}}"#,
            r#"{"method": "POST", "url": "x", "body": {"mode": "raw", "raw": "{{#each x}} {{}} {{a b}} {{a.b}} {{open"}}"#,
            r#"{"url": "x", "header": [{"key": "z", "value": "{{z}}", "disabled": true}]}"#,
        ] {
            assert_eq!(uses(request), ["outer"], "{request}");
        }
    }
}

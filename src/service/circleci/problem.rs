//! CircleCI's errors: `{"message"}`, `{"error": "text"}`, `{"error": {"title", "detail"}}` of version 3, and
//! plain text (circleci-cli, `internal/apiclient/error.go`).

use serde_json::Value;

use crate::service::http::{Answer, Problem};

pub(super) fn read(answer: &Answer) -> Option<Problem> {
    if answer.status < 400 {
        return None;
    }
    let message = match answer.json() {
        Some(json) => of(&json)?,
        None => raw(&answer.body)?,
    };
    Some(Problem {
        kind: None,
        message,
    })
}

fn of(json: &Value) -> Option<String> {
    let text = |value: &Value, key: &str| {
        let text = value.get(key).and_then(Value::as_str);
        text.filter(|text| !text.trim().is_empty())
            .map(str::to_owned)
    };
    if let Some(message) = text(json, "message").or_else(|| text(json, "error")) {
        return Some(message);
    }
    let error = json.get("error")?;
    match (text(error, "title"), text(error, "detail")) {
        (Some(title), Some(detail)) if title != detail => Some(format!("{title}: {detail}")),
        (title, detail) => detail.or(title),
    }
}

/// A body that is words; a page for people is none of CircleCI's.
fn raw(body: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(body).ok()?.trim();
    let is_text = !text.is_empty() && !text.starts_with(['<', '{', '[']);
    is_text.then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{of, raw};

    #[test]
    fn all_shapes_of_an_error_are_read() {
        for (json, said) in [
            (
                json!({ "message": "Project not found" }),
                "Project not found",
            ),
            (json!({ "error": "no" }), "no"),
            (json!({ "message": " ", "error": "no" }), "no"),
            (
                json!({ "error": { "title": "Bad Request", "detail": "no config" } }),
                "Bad Request: no config",
            ),
            (
                json!({ "error": { "title": "Not Found", "detail": "" } }),
                "Not Found",
            ),
        ] {
            assert_eq!(of(&json).as_deref(), Some(said));
        }
        for json in [
            json!({}),
            json!([]),
            json!({ "message": null }),
            json!({ "error": {} }),
        ] {
            assert_eq!(of(&json), None);
        }
    }

    #[test]
    fn a_body_of_words_is_an_error_and_a_page_is_none() {
        assert_eq!(
            raw(b" Internal error \n").as_deref(),
            Some("Internal error")
        );
        for body in [&b""[..], b" \n", b"<html>", b"{\"message\"", b"[1", b"\xff"] {
            assert_eq!(raw(body), None);
        }
    }
}

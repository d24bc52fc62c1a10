//! Postman's four shapes of an error: `{"error": {"name", "message"}}`, with or without a `statusCode`;
//! the same without its wrapper; `application/problem+json` (RFC 9457); and `{"error": "text"}`.

use serde_json::Value;

use crate::service::http::{Answer, Kind, Problem};

pub(super) fn read(answer: &Answer) -> Option<Problem> {
    of(&answer.json()?, answer.status)
}

fn of(json: &Value, status: u16) -> Option<Problem> {
    let inner = json.get("error").filter(|inner| !inner.is_null());
    let is_good = matches!(status, 200..=299);
    if inner.is_none() && is_good && !is_bare(json) {
        return None;
    }
    let error = inner.unwrap_or(json);
    let text = |key: &str| error.get(key).and_then(Value::as_str);
    let name = text("name").or_else(|| text("title")).unwrap_or_default();
    let message = error
        .as_str()
        .or_else(|| text("message"))
        .or_else(|| text("detail"));
    let message = message.filter(|text| !text.is_empty()).unwrap_or(name);
    if message.is_empty() {
        return None;
    }
    let kind = kind(name, text("type").unwrap_or_default());
    Some(Problem {
        kind,
        message: message.to_owned(),
    })
}

/// Whether an answer that counts as good is an error all the same: one without the wrapper.
fn is_bare(json: &Value) -> bool {
    let text = |key: &str| json.get(key).is_some_and(Value::is_string);
    let is_error = |key: &str| {
        let value = json.get(key).and_then(Value::as_str);
        value.is_some_and(|text| {
            text.ends_with("Error") || text.starts_with("https://api.postman.com/problems")
        })
    };
    (text("message") || text("detail")) && (is_error("name") || is_error("type"))
}

/// What kind of failure a name stands for; none where the status says it as well.
fn kind(name: &str, problem: &str) -> Option<Kind> {
    let name = name.to_ascii_lowercase();
    let problem = problem.rsplit('/').next().unwrap_or_default();
    Some(match name.trim_end_matches("error") {
        "authentication" | "unauthorized" => Kind::Unauthenticated,
        "forbidden" => Kind::Forbidden,
        "ratelimited" | "ratelimitexceeded" => Kind::TooMany,
        "servicelimitexhausted" => Kind::UsedUp,
        name if name.ends_with("notfound") => Kind::Missing,
        _ if problem.ends_with("not-found") => Kind::Missing,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, status: u16) -> Option<(Option<Kind>, String)> {
        let problem = of(&serde_json::from_str(text).unwrap(), status)?;
        Some((problem.kind, problem.message))
    }

    #[test]
    fn all_shapes_of_an_error_are_read() {
        for (text, status, kind, message) in [
            (
                r#"{"error": {"name": "AuthenticationError", "message": "Invalid API Key."}}"#,
                401,
                Some(Kind::Unauthenticated),
                "Invalid API Key.",
            ),
            (
                r#"{"error": {"name": "instanceNotFoundError", "message": "no", "statusCode": 400}}"#,
                400,
                Some(Kind::Missing),
                "no",
            ),
            (
                r#"{"statusCode": 404, "error": {"name": "workspaceNotFoundError", "message": "no"}}"#,
                404,
                Some(Kind::Missing),
                "no",
            ),
            (
                r#"{"name": "serviceLimitExhausted", "message": "no more"}"#,
                429,
                Some(Kind::UsedUp),
                "no more",
            ),
            (
                r#"{"type": "https://api.postman.com/problems/forbidden", "title": "AuthenticationError", "status": 403, "detail": "no"}"#,
                403,
                Some(Kind::Unauthenticated),
                "no",
            ),
            (
                r#"{"type": "https://api.postman.com/problems/resource-not-found", "title": "Gone", "detail": "no"}"#,
                404,
                Some(Kind::Missing),
                "no",
            ),
            (r#"{"error": "plain"}"#, 500, None, "plain"),
            (
                r#"{"error": {"name": "serverError"}}"#,
                500,
                None,
                "serverError",
            ),
        ] {
            let expected = Some((kind, message.to_owned()));
            assert_eq!(read(text, status), expected, "{text}");
        }
        for text in [
            "{}",
            "[]",
            "{\"error\": null}",
            "{\"error\": {\"name\": \"\"}}",
            "1",
        ] {
            assert_eq!(read(text, 500), None, "{text}");
        }
    }

    #[test]
    fn a_good_answer_is_an_error_only_where_it_says_so() {
        for text in [
            r#"{"error": {"name": "serverError", "message": "x"}}"#,
            r#"{"name": "serverError", "message": "x"}"#,
            r#"{"type": "https://api.postman.com/problems/x", "title": "X", "detail": "x"}"#,
        ] {
            assert!(read(text, 200).is_some(), "{text}");
        }
        for text in [
            r#"{"collections": []}"#,
            r#"{"name": "Bookings", "message": "x"}"#,
            r#"{"id": "1", "name": "Bookings API", "description": "x"}"#,
        ] {
            assert_eq!(read(text, 200), None, "{text}");
        }
    }
}

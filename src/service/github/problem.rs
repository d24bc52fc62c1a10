//! GitHub's errors: `{"message", "documentation_url", "errors"}` (GitHub documentation, "Troubleshooting
//! the REST API").

use serde_json::Value;

use crate::service::http::{Answer, Kind, Problem};

pub(super) fn read(answer: &Answer) -> Option<Problem> {
    if answer.status < 400 {
        return None;
    }
    let mut problem = of(&answer.json()?)?;
    // One call too many is 403 here, as is what a token may not do.
    let is_limit = problem.message.to_ascii_lowercase().contains("rate limit");
    let is_refusal = matches!(answer.status, 403 | 429);
    if is_refusal && (is_limit || answer.is_limited()) {
        problem.kind = Some(Kind::TooMany);
    }
    Some(problem)
}

fn of(json: &Value) -> Option<Problem> {
    let mut message = json.get("message")?.as_str()?.to_owned();
    let errors = json.get("errors").and_then(Value::as_array);
    let said: Vec<String> = errors.into_iter().flatten().filter_map(error).collect();
    if !said.is_empty() {
        message = format!("{message}: {}", said.join(", "));
    }
    Some(Problem {
        kind: None,
        message,
    })
}

/// A text, or `{"resource", "field", "code", "message"}`.
fn error(error: &Value) -> Option<String> {
    let text = |key: &str| error.get(key).and_then(Value::as_str);
    if let Some(text) = error.as_str().or_else(|| text("message")) {
        return Some(text.to_owned());
    }
    Some(format!("{} is {}", text("field")?, text("code")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_with_a_field_is_told() {
        for (text, said) in [
            (r#"{"message": "Not Found", "status": "404"}"#, "Not Found"),
            (
                r#"{"message": "Validation Failed", "errors": [{"resource": "IssueComment", "code": "unprocessable", "field": "data", "message": "Body is too long"}]}"#,
                "Validation Failed: Body is too long",
            ),
            (
                r#"{"message": "Validation Failed", "errors": ["one", {"code": "missing", "field": "sha"}]}"#,
                "Validation Failed: one, sha is missing",
            ),
        ] {
            let problem = of(&serde_json::from_str(text).unwrap()).unwrap();
            assert_eq!(problem.message, said);
        }
        assert_eq!(of(&serde_json::json!({ "error": "x" })), None);
        assert_eq!(of(&serde_json::json!([])), None);
    }
}

//! What gives a value away as secret by its look, and what is none though its name says so.

/// The shortest value that is searched for in other texts: a shorter one stands in ordinary words,
/// and a report without these says nothing.
pub(crate) const LEAST: usize = 6;

/// What stands in the place of a secret, whatever its length.
pub(crate) const MARKER: &str = "[redacted]";

/// Values of names that say secret, and that are none: they stand for another, or say something of it.
const WORDS: [&str; 38] = [
    "[object object]",
    "anonymous",
    "api-key",
    "api_key",
    "apikey",
    "application/json",
    "authorization",
    "bearer",
    "boolean",
    "default",
    "deleted",
    "digest",
    "disabled",
    "enabled",
    "example",
    "expired",
    "false",
    "header",
    "hidden",
    "integer",
    "invalid",
    "is required",
    "missing",
    "none",
    "null",
    "number",
    "object",
    "password",
    "redacted",
    "required",
    "secret",
    "string",
    "text/plain",
    "true",
    "undefined",
    "unknown",
    "username",
    "x-api-key",
];

/// Whether a value is one to look for, wherever it stands.
pub(crate) fn is_searched(value: &str) -> bool {
    value.len() >= LEAST && is_value(value)
}

/// Whether a value is a secret where a name says that it is one.
pub(crate) fn is_value(value: &str) -> bool {
    !value.is_empty()
        && !WORDS.contains(&&*value.to_ascii_lowercase())
        && !is_placeholder(value)
        // In the marker that stands for others it would be found again.
        && !MARKER.contains(value)
}

/// `{{token}}`, `<your token>`, `$TOKEN` and `****`: what stands where a secret will be.
fn is_placeholder(value: &str) -> bool {
    let inside = |open: &str, close: &str| {
        let inside = value.strip_prefix(open);
        inside
            .and_then(|inside| inside.strip_suffix(close))
            .is_some_and(|inside| !inside.contains(open) && inside.len() < 100)
    };
    let is_variable = value.strip_prefix('$').is_some_and(|name| {
        name.bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte == b'_')
    });
    let first = value.as_bytes().first();
    let is_one = value.bytes().all(|byte| Some(&byte) == first);
    let is_mask = is_one && value.starts_with(['*', 'x', 'X', '.', '-']);
    inside("{{", "}}") || inside("<", ">") || inside("${", "}") || is_variable || is_mask
}

/// Whether a value looks generated: long, with digits, and without blanks.
pub(crate) fn is_generated(value: &str) -> bool {
    const LEAST: usize = 16;
    value.len() >= LEAST
        && value.bytes().any(|byte| byte.is_ascii_digit())
        && !value.contains("://")
        && !value
            .bytes()
            .any(|byte| byte.is_ascii_whitespace() || byte.is_ascii_control())
}

/// Whether the value of a parameter looks made up, though it is short: letters and digits, and nothing that
/// names, paths and moments have.
pub(crate) fn is_mixed(value: &str) -> bool {
    const LEAST: usize = 8;
    let is_of_it = |byte: u8| byte.is_ascii_alphanumeric() || b"-_~%+=".contains(&byte);
    value.len() >= LEAST
        && value.bytes().any(|byte| byte.is_ascii_digit())
        && value.bytes().any(|byte| byte.is_ascii_alphabetic())
        && value.bytes().all(is_of_it)
}

#[cfg(test)]
mod tests {
    use super::{is_generated, is_mixed, is_searched};

    #[test]
    fn short_values_that_look_made_up_have_letters_and_digits_only() {
        assert!(is_mixed("secretkey12") && is_mixed("4%2F0Ab3-x_y"));
        for value in [
            "secretkey",
            "20261128",
            "a1",
            "up/file1.png",
            "2026-11-28T10:00",
        ] {
            assert!(!is_mixed(value), "{value}");
        }
    }

    #[test]
    fn words_and_what_stands_for_another_are_no_values() {
        for value in [
            "short",
            "Bearer",
            "application/json",
            "{{token}}",
            "<your-token>",
            "$API_TOKEN",
            "********",
            "redact",
        ] {
            assert!(!is_searched(value), "{value}");
        }
        for value in ["hunter2", "p$ssw0rd", "<a>&<b>", "$ecret-0ne"] {
            assert!(is_searched(value), "{value}");
        }
        assert!(is_generated("s%3Aabc123def456ghi"));
        assert!(!is_generated("dark-and-comfortable"));
    }
}

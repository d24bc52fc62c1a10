//! What gives a value away as secret: the name that it goes by, and its look.

/// The shortest value that is searched for in other texts: a shorter one stands in ordinary words,
/// and a report without these says nothing.
pub(crate) const LEAST: usize = 6;

/// What stands in the place of a secret, whatever its length.
pub(crate) const MARKER: &str = "[redacted]";

/// How sure a name makes that its value is secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// It says so.
    Sure,
    /// It can: it is where its value looks generated.
    Likely,
}

/// How names end that say that their value is secret, without what separates their words.
const SURE: [&str; 23] = [
    "token",
    "secret",
    "password",
    "passwd",
    "passphrase",
    "passcode",
    "pwd",
    "apikey",
    "accesskey",
    "accountkey",
    "privatekey",
    "secretkey",
    "authkey",
    "subscriptionkey",
    "functionskey",
    "masterkey",
    "signingkey",
    "encryptionkey",
    "authorization",
    "credential",
    "credentials",
    "clientassertion",
    "codeverifier",
];

/// Names that say so and are ends of ordinary words.
const EXACT: [&str; 7] = [
    "pass",
    "pin",
    "otp",
    "jwt",
    "xauth",
    "xsession",
    "xsignature",
];

/// Names that can: the whole of them, and the end of one that tells whose it is (`X-Amz-Signature`).
const LIKELY: [&str; 11] = [
    "key",
    "sig",
    "auth",
    "code",
    "assertion",
    "session",
    "sessionid",
    "sid",
    "ticket",
    "samlresponse",
    "cookie",
];
const LIKELY_END: &str = "signature";

/// Names that end like one and hold none: an id that Postman makes up for each request, and pages.
const NEITHER: [&str; 4] = [
    "postmantoken",
    "nextpagetoken",
    "pagetoken",
    "continuationtoken",
];

/// What a name says of its value.
pub(crate) fn mark(name: &str) -> Option<Mark> {
    /// Longer than any of them.
    const REACH: usize = 20;
    // Bodies are full of names: this allocates nothing.
    let mut tail = [0; REACH];
    let mut start = REACH;
    let letters = name.bytes().rev().filter(u8::is_ascii_alphanumeric);
    for (index, byte) in letters.take(REACH).enumerate() {
        start = REACH - 1 - index;
        tail[start] = byte.to_ascii_lowercase();
    }
    let name = std::str::from_utf8(&tail[start..]).unwrap_or_default();
    if NEITHER.contains(&name) {
        None
    } else if SURE.iter().any(|end| name.ends_with(end)) || EXACT.contains(&name) {
        Some(Mark::Sure)
    } else {
        let is_likely = LIKELY.contains(&name) || name.ends_with(LIKELY_END);
        is_likely.then_some(Mark::Likely)
    }
}

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

#[cfg(test)]
mod tests {
    use super::{Mark, is_generated, is_searched, mark};

    #[test]
    fn names_say_secret_however_their_words_are_joined() {
        for name in [
            "apiKey",
            "X-API-Key",
            "access_token",
            "PRIVATE-TOKEN",
            "Proxy-Authorization",
            "db.password",
            "clientSecret",
            "secretKey",
            "X-Auth",
            "x-session",
            "X-Signature",
            "client_assertion",
            "code_verifier",
            "pass word",
            "AccountKey",
        ] {
            assert_eq!(mark(name), Some(Mark::Sure), "{name}");
        }
        for name in ["key", "X-Amz-Signature", "signature"] {
            assert_eq!(mark(name), Some(Mark::Likely), "{name}");
        }
        for name in [
            "Postman-Token",
            "tokenType",
            "addTokenTo",
            "realm",
            "algorithm",
            "in",
            "username",
            "keyboard",
            "passed",
            "client_assertion_type",
            "auth-mode",
            "",
        ] {
            assert_eq!(mark(name), None, "{name}");
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

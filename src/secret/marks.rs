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

/// How names end whose values a report does not show, beside these: a collection can need such a value to run.
const UNSHOWN: [&str; 3] = ["sessionid", "cvv", "cvc"];
/// The same as a whole.
const UNSHOWN_EXACT: &str = "sig";

/// Names that end like one and hold none: an id that Postman makes up for each request, and pages.
const NEITHER: [&str; 4] = [
    "postmantoken",
    "nextpagetoken",
    "pagetoken",
    "continuationtoken",
];

/// Longer than any of them.
const REACH: usize = 20;

/// The end of a name in small letters, without what separates its words.
fn tail<'t>(name: &str, tail: &'t mut [u8; REACH]) -> &'t str {
    // Bodies are full of names: this allocates nothing.
    let mut start = REACH;
    let letters = name.bytes().rev().filter(u8::is_ascii_alphanumeric);
    for (index, byte) in letters.take(REACH).enumerate() {
        start = REACH - 1 - index;
        tail[start] = byte.to_ascii_lowercase();
    }
    std::str::from_utf8(&tail[start..]).unwrap_or_default()
}

/// What a name says of its value.
pub(crate) fn mark(name: &str) -> Option<Mark> {
    mark_of_tail(tail(name, &mut [0; REACH]))
}

fn mark_of_tail(name: &str) -> Option<Mark> {
    if NEITHER.contains(&name) {
        None
    } else if SURE.iter().any(|end| name.ends_with(end)) || EXACT.contains(&name) {
        Some(Mark::Sure)
    } else {
        let is_likely = LIKELY.contains(&name) || name.ends_with(LIKELY_END);
        is_likely.then_some(Mark::Likely)
    }
}

/// What a name in a report says of its value.
pub(crate) fn mark_in_report(name: &str) -> Option<Mark> {
    let mut letters = [0; REACH];
    let name = tail(name, &mut letters);
    if name == UNSHOWN_EXACT || UNSHOWN.iter().any(|end| name.ends_with(end)) {
        Some(Mark::Sure)
    } else {
        mark_of_tail(name)
    }
}

/// What the name of a header in a report says of its value. One whose last word is `Auth` has credentials;
/// members of bodies that end so, such as `requiresAuth`, say something of them.
pub(crate) fn mark_of_header(name: &str) -> Option<Mark> {
    let mut words = name
        .trim()
        .rsplit(|char: char| !char.is_ascii_alphanumeric());
    let is_auth = |word: &str| word.eq_ignore_ascii_case("auth");
    if words.next().is_some_and(is_auth) {
        Some(Mark::Sure)
    } else {
        mark_in_report(name)
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
    use super::{Mark, is_generated, is_mixed, is_searched, mark, mark_in_report, mark_of_header};

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
    fn reports_keep_more_back_than_is_kept_from_a_collection() {
        for name in [
            "sessionId",
            "JSESSIONID",
            "cvv",
            "card_cvc",
            "sig",
            "X-Sig",
            "token",
        ] {
            let is_sure = mark_in_report(name) == Some(Mark::Sure);
            assert_eq!(is_sure, name != "X-Sig", "{name}");
        }
        for name in ["cvv", "card_cvc", "sessionId", "sig"] {
            assert_ne!(mark(name), Some(Mark::Sure), "{name}");
        }
        assert_eq!(mark_in_report("signal"), None);
        for name in ["X-Custom-Auth", "auth", "x_service_auth "] {
            assert_eq!(mark_of_header(name), Some(Mark::Sure), "{name}");
        }
        for name in ["X-Auth-Mode", "X-OAuth-Scopes", "X-Noauth", ""] {
            assert_eq!(mark_of_header(name), None, "{name}");
        }
        assert_eq!(mark_in_report("requiresAuth"), None);
    }

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

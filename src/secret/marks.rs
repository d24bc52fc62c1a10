//! What gives a value away as secret by the name that it goes by.

/// How sure a name makes that its value is secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// It says so.
    Sure,
    /// It can: it is where its value looks generated.
    Likely,
}

/// How names end that say that their value is secret, without what separates their words.
pub(super) const SURE: [&str; 23] = [
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

#[cfg(test)]
mod tests {
    use super::{Mark, mark, mark_in_report, mark_of_header};

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
}

//! Parameters of addresses whose names can say secret. `key` and `code` are words of every API: what they
//! stand beside tells.

use std::ops::Range;

use crate::secret::values::{self, LEAST, MARKER};

/// How far around a parameter its address is read, in bytes.
const REACH: usize = 1 << 10;

/// Parameters beside which `code` is an authorization code (RFC 6749, 4.1.2 and 4.1.3).
const BESIDE: [&str; 3] = ["state=", "grant_type=", "redirect_uri="];

/// Paths that an authorization code is sent to.
const PATHS: [&str; 5] = ["callback", "redirect", "oauth", "/token", "/authorize"];

/// Whether an address tells that the value of a parameter is secret, whose name can say so.
pub(super) fn tell(text: &str, name: Range<usize>, value: &Range<usize>) -> bool {
    let is_parameter = text[..name.start].ends_with(['?', '&', '#']);
    let shown = &text[value.clone()];
    if !is_parameter || !values::is_value(shown) || shown.starts_with(MARKER) {
        return false;
    }
    let is_code = text[name.clone()].eq_ignore_ascii_case("code");
    values::is_mixed(shown) || is_code && is_grant(&around(text, name.start, value.end), shown)
}

/// What is written around a place without a blank or a quote, in lower case.
fn around(text: &str, start: usize, end: usize) -> String {
    let is_end = |char: char| char.is_whitespace() || "\"'`<>".contains(char);
    let from = text.ceil_char_boundary(start.saturating_sub(REACH));
    let to = text.floor_char_boundary(end + REACH);
    let before = text[from..start].rsplit(is_end).next();
    let behind = text[end..to].split(is_end).next();
    let parts = [before, Some(&text[start..end]), behind];
    let parts: String = parts.into_iter().flatten().collect();
    parts.to_ascii_lowercase()
}

/// Whether a code of this address is one of OAuth. Beside a `state` a short one is that of a country.
fn is_grant(address: &str, code: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let mut parameters = address.split(['?', '&', '#']).skip(1);
    let is_beside = |parameter: &str| BESIDE.iter().any(|name| parameter.starts_with(name));
    PATHS.iter().any(|part| path.contains(part)) || code.len() >= LEAST && parameters.any(is_beside)
}

#[cfg(test)]
mod tests {
    use super::super::places::all;

    #[test]
    fn what_a_parameter_stands_beside_tells_whether_it_is_secret() {
        for (text, expected) in [
            ("https://x.y/?key=secretkey12&a=1", Some("secretkey12")),
            ("https://x.y/cb?code=abcdef&state=zz", Some("abcdef")),
            ("https://x.y/cb?state=zz&code=abcdef", Some("abcdef")),
            ("said \"https://x.y/oauth/callback?code=abc\"", Some("abc")),
            ("https://x.y/#code=abcdef&state=1", Some("abcdef")),
            ("https://x.y/callback?a=1&code=null", None),
            ("https://x.y/places?code=US&state=CA", None),
            ("https://x.y/errors?code=not_found", None),
            ("https://x.y/?key=created_at", None),
            ("https://x.y/?key=up/file1.png", None),
            ("the code=abcdef, see https://x.y/callback?a=1", None),
            ("https://x.y/callback code=abcdef", None),
        ] {
            let found: Vec<_> = all(text).map(|place| &text[place.value]).collect();
            assert_eq!(found, Vec::from_iter(expected), "{text}");
        }
    }
}

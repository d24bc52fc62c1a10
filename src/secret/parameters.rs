//! Secrets in the queries of addresses: `https://example.com/c.json?apikey=…`. There a name is followed by its value
//! and by nothing about it, so that the value need not look generated.

use std::ops::Range;

use memchr::memchr3_iter;

use super::marks::{Mark, mark};
use super::named::is_random;
use super::values::is_value;
use super::{Secret, run};

/// The longest name that is looked at, and the longest value.
const LONGEST_NAME: usize = 64;
const LONGEST: usize = 4096;

/// The values of parameters whose names say that they are secret, and those that look generated where names can.
pub(super) fn all(text: &str) -> impl Iterator<Item = Secret> + '_ {
    let signs = memchr3_iter(b'?', b'&', b'#', text.as_bytes());
    signs.filter_map(move |sign| {
        let bytes = text.as_bytes();
        let start = sign + 1;
        let name = run(reach(bytes, start, LONGEST_NAME), is_of_name);
        if name == 0 || bytes.get(start + name) != Some(&b'=') {
            return None;
        }
        let name = &text[start..start + name];
        let start = start + name.len() + 1;
        let length = run(reach(bytes, start, LONGEST), is_of_value);
        let span = start..start + length;
        is_secret(name, &text[span.clone()]).then(|| Secret {
            body: span.clone(),
            span,
            what: "a secret",
        })
    })
}

/// The secrets that stand literally in an address: in its query, and the password in front of its host.
pub(crate) fn in_address(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let found = all(text).chain(super::in_headers(text));
    found.map(|secret| secret.span)
}

/// Whether a value is secret. Of a key that its shape gives away the beginning is shown, which tells whose it is.
fn is_secret(name: &str, value: &str) -> bool {
    match mark(name) {
        Some(Mark::Sure) => {
            is_value(value) && !stands_for_another(value) && super::find(value).is_empty()
        }
        Some(Mark::Likely) => is_random(value),
        None => false,
    }
}

/// `$NAME`, `YOUR_API_KEY` and `your-key`, and what is hidden already.
fn stands_for_another(value: &str) -> bool {
    let is_name = |byte: u8| byte.is_ascii_uppercase() || byte == b'_';
    let lower = value.to_ascii_lowercase();
    value.starts_with('$')
        || value.bytes().all(is_name)
        || lower.starts_with("your")
        || value.ends_with("***")
}

fn reach(bytes: &[u8], start: usize, most: usize) -> &[u8] {
    &bytes[start..bytes.len().min(start + most)]
}

fn is_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"_-.".contains(&byte)
}

/// What a value has in an address that somebody writes: `{{token}}`, `<token>` and `[redacted]` are none.
fn is_of_value(byte: u8) -> bool {
    byte.is_ascii_graphic() && !b"&#;,\"'`<>{}[]()|\\".contains(&byte) || !byte.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::in_address;
    use crate::secret::{find, mask};

    /// The text with what is hidden as `x`, however long it is.
    fn without(text: &str) -> String {
        let masked = mask(text).into_owned();
        let mut out = String::new();
        for char in masked.chars() {
            if char != '*' {
                out.push(char);
            } else if !out.ends_with('*') {
                out.push('*');
            }
        }
        out
    }

    #[test]
    fn values_of_parameters_that_say_secret_are_hidden_however_they_look() {
        for (text, left) in [
            (
                "https://x.y/c.json?apikey=hunter2",
                "https://x.y/c.json?apikey=*",
            ),
            (
                "'https://x.y/?a=b&api_key=q1'",
                "'https://x.y/?a=b&api_key=*'",
            ),
            (
                "see https://x.y/?token=é&c=d, and",
                "see https://x.y/?token=*&c=d, and",
            ),
            (
                "https://x.y/#access_token=q-1",
                "https://x.y/#access_token=*",
            ),
            ("/?a=b&private_token=p%40ss", "/?a=b&private_token=*"),
            (
                "/?X-Amz-Signature=a0b1c2d3e4f5g6h7i8j9&x=1",
                "/?X-Amz-Signature=*&x=1",
            ),
            ("/?sig=a0b1c2d3e4f5g6h7i8j9", "/?sig=*"),
            ("https://me:q1@x.y/?token=q2", "https://me:*@x.y/?token=*"),
        ] {
            assert_eq!(without(text), left);
            assert_eq!(mask(&mask(text)), mask(text));
            assert_eq!(find(text), []);
            assert!(in_address(text).next().is_some(), "{text}");
        }
    }

    #[test]
    fn what_stands_for_a_secret_and_other_parameters_stay() {
        for text in [
            "https://x.y/?apikey=$POSTMAN_API_KEY",
            "https://x.y/?apikey=${POSTMAN_API_KEY}&a=b",
            "https://x.y/?apikey={{token}}",
            "https://x.y/?apikey=<token>",
            "https://x.y/?apikey=[redacted]",
            "https://x.y/?apikey=YOUR_API_KEY",
            "https://x.y/?apikey=your-key-here",
            "https://x.y/?apikey=",
            "https://x.y/?apikey=PMAK-****************",
            "https://x.y/?token=null&key=created_at&sig=none&code=US",
            "https://x.y/?page=2&pageKey=3&tokenType=a",
            "https://$USER:$PASSWORD@x.y/",
            "token=abc ? a : b && c",
        ] {
            assert_eq!(mask(text), text);
            assert_eq!(in_address(text).next(), None, "{text}");
        }
    }
}

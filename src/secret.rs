//! Keys and tokens that stand literally in a text: where they are, and the text without them.
//!
//! The shapes are those that their makers publish, read as prefix and shortest body: a key that was
//! cut or has grown is hidden too.

mod behind;
pub(crate) mod forms;
mod given;
mod hidden;
mod issued;
pub(crate) mod marks;
mod named;
mod names;
mod needle;
mod parameters;
mod shaped;
mod telling;
pub(crate) mod values;
mod word;
mod written;

use std::borrow::Cow;
use std::ops::Range;

use memchr::memchr2_iter;

pub(crate) use given::{is_beside_variable, is_given, is_left_out};
pub(crate) use hidden::hidden;
pub(crate) use named::{assigned, in_urls, is_random};
use named::{by_name, in_headers};
pub(crate) use names::is_secret_name;
pub(crate) use parameters::in_address;
pub(crate) use telling::is_telling;
pub(crate) use word::Reach;
pub(crate) use written::{is_variable, written};

/// A literal key in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Secret {
    /// The whole key.
    pub(crate) span: Range<usize>,
    /// The part to hide: all but the prefix that tells what it is.
    body: Range<usize>,
    /// What it is, with its article.
    pub(crate) what: &'static str,
}

struct Shape {
    prefix: &'static str,
    what: &'static str,
    /// How long the part behind the prefix is at least.
    least: usize,
    alphabet: fn(u8) -> bool,
}

const fn shape(
    prefix: &'static str,
    what: &'static str,
    least: usize,
    alphabet: fn(u8) -> bool,
) -> Shape {
    Shape {
        prefix,
        what,
        least,
        alphabet,
    }
}

const SHAPES: [Shape; 13] = [
    shape("PMAK-", "a Postman API key", 24, hex_or_dash),
    shape("PMAT-", "a Postman access key", 26, letter_or_digit),
    shape("CCIPAT_", "a CircleCI token", 40, word),
    shape("CCIPRJ_", "a CircleCI project token", 40, word),
    shape("github_pat_", "a GitHub token", 40, word),
    shape("ghp_", "a GitHub token", 36, letter_or_digit),
    shape("gho_", "a GitHub token", 36, letter_or_digit),
    shape("ghu_", "a GitHub token", 36, letter_or_digit),
    shape("ghs_", "a GitHub token", 36, letter_or_digit),
    shape("ghr_", "a GitHub token", 36, letter_or_digit),
    shape("npm_", "a token of npm", 36, letter_or_digit),
    shape("xoxb-", "a token of Slack", 20, letter_digit_or_dash),
    shape("xoxp-", "a token of Slack", 20, letter_digit_or_dash),
];

/// The bytes that stand before the last one of a prefix: where that is common, these are rare.
const fn before_sign<const N: usize>(shapes: &[Shape; N]) -> [bool; 256] {
    let mut before = [false; 256];
    let mut at = 0;
    while at < N {
        let prefix = shapes[at].prefix.as_bytes();
        before[prefix[prefix.len() - 2] as usize] = true;
        at += 1;
    }
    before
}

fn hex_or_dash(byte: u8) -> bool {
    byte.is_ascii_hexdigit() || byte == b'-'
}

fn letter_digit_or_dash(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-'
}

fn letter_or_digit(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
}

fn word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Every literal key in `text`, in its order.
pub(crate) fn find(text: &str) -> Vec<Secret> {
    let mut found: Vec<_> = with_prefix(text)
        .chain(without_prefix(text))
        .chain(shaped::all(text))
        .collect();
    found.sort_by_key(|secret| secret.span.start);
    found
}

/// What has to be hidden of a text, in its order: the bodies of literal keys, and what a name, a header
/// or its place gives away.
pub(crate) fn bodies(text: &str) -> impl Iterator<Item = Range<usize>> + use<> {
    let mut found: Vec<_> = with_prefix(text)
        .chain(without_prefix(text))
        .chain(shaped::all(text))
        .chain(shaped::signed(text))
        .chain(issued::all(text))
        .chain(by_name(text))
        .chain(in_headers(text))
        .chain(parameters::all(text))
        .collect();
    found.sort_by_key(|secret| secret.span.start);
    found.into_iter().map(|secret| secret.body)
}

/// `text` with the body of every literal key as asterisks, one a character, so that columns stay.
pub(crate) fn mask(text: &str) -> Cow<'_, str> {
    let mut bodies = bodies(text).peekable();
    if bodies.peek().is_none() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for body in bodies {
        // A key can stand inside what looks like another one.
        let body = body.start.max(done)..body.end.max(done);
        out.push_str(&text[done..body.start]);
        // A private key has lines, which stay.
        let hidden = text[body.clone()].bytes();
        out.extend(hidden.map(|byte| match byte {
            b'\n' | b'\r' => char::from(byte),
            _ => '*',
        }));
        done = body.end;
    }
    out.push_str(&text[done..]);
    Cow::Owned(out)
}

/// Keys with a prefix. All prefixes end with a dash or a `_`: one look for these is one look for all.
fn with_prefix(text: &str) -> impl Iterator<Item = Secret> + '_ {
    const BEFORE: [bool; 256] = before_sign(&SHAPES);
    let bytes = text.as_bytes();
    memchr2_iter(b'-', b'_', bytes).filter_map(move |end| {
        if !BEFORE[usize::from(bytes[end.checked_sub(1)?])] {
            return None;
        }
        let body = end + 1;
        let before = &bytes[..body];
        let mut shapes = SHAPES.iter();
        let shape = shapes.find(|shape| before.ends_with(shape.prefix.as_bytes()))?;
        let length = run(&bytes[body..], shape.alphabet);
        (length >= shape.least).then(|| Secret {
            span: body - shape.prefix.len()..body + length,
            body: body..body + length,
            what: shape.what,
        })
    })
}

/// The older keys of Postman and CircleCI: 32, 40 or 64 hexadecimal digits that only the word in
/// front of them gives away.
fn without_prefix(text: &str) -> impl Iterator<Item = Secret> + '_ {
    /// The shortest of them: whatever is as long stands on a byte whose place it divides.
    const LEAST: usize = 32;
    let bytes = text.as_bytes();
    let mut probe = LEAST - 1;
    std::iter::from_fn(move || {
        while probe < bytes.len() {
            let at = probe;
            probe += LEAST;
            if !letter_or_digit(bytes[at]) {
                continue;
            }
            let mut before = bytes[..at].iter().rev();
            let start = before.position(|byte| !letter_or_digit(*byte));
            let start = start.map_or(0, |behind| at - behind);
            let end = at + run(&bytes[at..], letter_or_digit);
            // What is longer is looked at once.
            while probe < end {
                probe += LEAST;
            }
            let span = start..end;
            let digits = &bytes[span.clone()];
            if matches!(span.len(), 32 | 40 | 64)
                && digits.iter().all(u8::is_ascii_hexdigit)
                && digits.iter().any(u8::is_ascii_digit)
                && is_announced(&text[..span.start])
            {
                return Some(Secret {
                    body: span.clone(),
                    span,
                    what: "a key",
                });
            }
        }
        None
    })
}

/// Whether `before` ends with `apikey=`, `token: "` and the like; behind `env:` a name is wanted and
/// a key is what people paste.
fn is_announced(before: &str) -> bool {
    let name = before.trim_end_matches([' ', ':', '=', '"', '\'']);
    let word = name.rsplit(|char: char| !char.is_ascii_alphabetic()).next();
    let word = word.unwrap_or_default().to_ascii_lowercase();
    name.len() < before.len()
        && ["key", "token", "secret", "password", "env"]
            .iter()
            .any(|end| word.ends_with(end))
}

/// How many bytes at the start are of the alphabet.
fn run(bytes: &[u8], alphabet: fn(u8) -> bool) -> usize {
    bytes.iter().take_while(|byte| alphabet(**byte)).count()
}

#[cfg(test)]
mod tests {
    use super::{find, mask};

    /// Nobody's: the right shape, and nothing but one digit.
    fn keys() -> Vec<String> {
        let digits = |count| "0".repeat(count);
        let mut keys = vec![
            format!("PMAK-{}-{}", digits(24), digits(34)),
            format!("PMAT-{}", digits(26)),
            format!("CCIPAT_{}_{}", digits(22), digits(40)),
            format!("CCIPRJ_{}_{}", digits(22), digits(40)),
            format!("github_pat_{}_{}", digits(22), digits(59)),
        ];
        keys.extend(["p", "o", "u", "s", "r"].map(|kind| format!("gh{kind}_{}", digits(36))));
        keys
    }

    #[test]
    fn every_key_is_hidden_wherever_it_stands_and_columns_stay() {
        for key in keys() {
            for text in [
                key.clone(),
                format!("https://x.y/z?apikey={key}&a=b"),
                format!("é: '{key}' # {key}"),
                format!("{key}{key}"),
            ] {
                let masked = mask(&text);
                assert!(!masked.contains("000"), "{masked}");
                assert_eq!(masked.len(), text.len());
                let prefix = &key[..4];
                assert_eq!(masked.contains(prefix), text.contains(prefix));
                assert!(
                    find(&text)
                        .iter()
                        .all(|secret| text[secret.span.clone()].starts_with(prefix))
                );
            }
        }
    }

    #[test]
    fn a_key_without_a_prefix_is_known_by_the_word_before_it() {
        for digits in [32, 40, 64] {
            let key = "a0".repeat(digits / 2);
            for before in [
                "?apikey=",
                "token: ",
                "X-Api-Key: \"",
                "client_SECRET='",
                "env: ",
            ] {
                assert!(mask(&format!("{before}{key}")).ends_with("***"), "{before}");
            }
            for other in ["sha256:", "key: v1-", "commit ", "", "monkey/"] {
                assert_eq!(mask(&format!("{other}{key}")), format!("{other}{key}"));
            }
        }
    }

    #[test]
    fn what_a_name_or_a_header_gives_away_is_hidden_and_told_by_no_rule_of_keys() {
        let random = "a0b1c2d3e4f5g6h7i8j9k0l1m2";
        for before in [
            "NPM_TOKEN: ",
            "DB_PASSWORD=",
            "\"client_secret\": \"",
            "Authorization: Bearer ",
            "Basic ",
            "https://user:",
        ] {
            let text = format!("{before}{random}@x");
            let text = if before.ends_with("user:") {
                text
            } else {
                format!("{before}{random}")
            };
            assert!(!mask(&text).contains("c2d3"), "{text}");
            assert_eq!(find(&text), []);
        }
        for text in [
            "NPM_TOKEN: $NPM_TOKEN_OF_THE_PROJECT_1",
            "POSTGRES_PASSWORD: a-password-for-tests-1234",
            "Bearer of news",
            "https://user:$PASSWORD@host",
            "token: 28b680e3",
        ] {
            assert_eq!(mask(text), text);
        }
    }

    #[test]
    fn names_placeholders_and_ids_are_no_keys() {
        for text in [
            "$POSTMAN_API_KEY",
            "PMAK-xxxxxxxxxxxxxxxxxxxxxxxx-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
            "PMAK-…",
            "PMAT-****43BR",
            "789883-28b680e3-eb56-4135-8f4c-de01a6e494e9",
            "api-key: { env: POSTMAN_API_KEY }",
        ] {
            assert_eq!(mask(text), text);
        }
    }
}

//! Keys of services that a collection calls, by the prefixes that their makers publish. They are hidden
//! and no rule's: a config for CircleCI has none of them to find.

use memchr::memchr3_iter;

use super::needle::Needle;
use super::{
    Secret, Shape, before_sign, letter_digit_or_dash, letter_or_digit, run, shape, shaped,
};

/// Those whose prefix ends with a dash, a `_` or a dot: one look for these is one look for all.
const ISSUED: [Shape; 12] = [
    issued("sk_live_", 20, letter_or_digit),
    issued("sk_test_", 20, letter_or_digit),
    issued("rk_live_", 20, letter_or_digit),
    issued("rk_test_", 20, letter_or_digit),
    issued("glpat-", 20, dotted),
    issued("sk-proj-", 40, of_urls),
    issued("sk-ant-", 40, of_urls),
    issued("SG.", 40, dotted),
    issued("hvs.", 24, of_urls),
    issued("hvb.", 24, of_urls),
    issued("dop_v1_", 40, letter_or_digit),
    issued("doo_v1_", 40, letter_or_digit),
];

static GOOGLE: Needle = Needle::new("AIza");

/// What all tokens of `PyPI` begin with: which index they are for.
static PYPI: Needle = Needle::new("pypi-AgE");

const fn issued(prefix: &'static str, least: usize, alphabet: fn(u8) -> bool) -> Shape {
    shape(prefix, "a key", least, alphabet)
}

/// What the Base64 of URLs has.
fn of_urls(byte: u8) -> bool {
    letter_digit_or_dash(byte) || byte == b'_'
}

fn dotted(byte: u8) -> bool {
    of_urls(byte) || byte == b'.'
}

/// All of them.
pub(super) fn all(text: &str) -> impl Iterator<Item = Secret> + '_ {
    static TEMPORARY: Needle = Needle::new("ASIA");
    with_sign(text)
        .chain(with_word(text, &GOOGLE, 35))
        .chain(with_word(text, &PYPI, 40))
        .chain(shaped::of_aws(text, &TEMPORARY))
}

fn with_sign(text: &str) -> impl Iterator<Item = Secret> + '_ {
    const BEFORE: [bool; 256] = before_sign(&ISSUED);
    let bytes = text.as_bytes();
    memchr3_iter(b'-', b'_', b'.', bytes).filter_map(move |sign| {
        if !BEFORE[usize::from(bytes[sign.checked_sub(1)?])] {
            return None;
        }
        let before = &bytes[..=sign];
        let mut kinds = ISSUED.iter();
        let kind = kinds.find(|kind| before.ends_with(kind.prefix.as_bytes()))?;
        let start = sign + 1;
        secret(
            bytes,
            start - kind.prefix.len(),
            start,
            kind.least,
            kind.alphabet,
        )
    })
}

fn with_word<'t>(
    text: &'t str,
    prefix: &'static Needle,
    least: usize,
) -> impl Iterator<Item = Secret> + use<'t> {
    let places = prefix.places(text);
    places.filter_map(move |(at, start)| secret(text.as_bytes(), at, start, least, of_urls))
}

/// The key whose prefix stands from `at` to `start`.
fn secret(
    bytes: &[u8],
    at: usize,
    start: usize,
    least: usize,
    alphabet: fn(u8) -> bool,
) -> Option<Secret> {
    if is_inside(&bytes[..at]) {
        return None;
    }
    let body = start..start + run(&bytes[start..], alphabet);
    let key = &bytes[body.clone()];
    // One of nothing but words, or of `X`, stands for another.
    let is_key = key.len() >= least && key.iter().any(u8::is_ascii_digit);
    is_key.then_some(Secret {
        span: at..body.end,
        body,
        what: "a key",
    })
}

/// Whether what follows goes on with a word: `disk_live_` is none of these. Behind an escape such as
/// `\n` a word begins.
fn is_inside(before: &[u8]) -> bool {
    match before {
        [.., b'\\', b'n' | b'r' | b't'] | [] => false,
        [.., last] => letter_or_digit(*last),
    }
}

#[cfg(test)]
mod tests {
    use crate::secret::{find, mask};

    /// Made of the alphabet, so that it is nobody's.
    fn body(len: usize) -> String {
        "a0b1c2d3e4f5g6h7i8j9".repeat(5)[..len].to_owned()
    }

    #[test]
    fn what_services_issue_is_hidden_and_told_by_no_rule() {
        for (prefix, len) in [
            ("sk_live_", 24),
            ("sk_test_", 24),
            ("rk_live_", 24),
            ("glpat-", 20),
            ("AIza", 35),
            ("sk-proj-", 48),
            ("sk-ant-api03-", 80),
            ("SG.", 66),
            ("hvs.", 24),
            ("dop_v1_", 64),
            ("pypi-AgEIcHlwaS5vcmc", 60),
        ] {
            let key = format!("{prefix}{}", body(len));
            for text in [
                key.clone(),
                format!("x='{key}', y"),
                format!("a\\n{key}\\nb"),
            ] {
                let masked = mask(&text);
                assert!(!masked.contains("c2d3"), "{masked}");
                assert_eq!(masked.len(), text.len());
                assert_eq!(find(&text), []);
            }
        }
        let text = "ASIAA0B1C2D3E4F5G6H7";
        assert_eq!(mask(text), "ASIA****************");
        assert_eq!(find(text), []);
    }

    #[test]
    fn words_and_placeholders_are_no_keys() {
        let long = body(60);
        for text in [
            "sk_test_xxxxxxxxxxxxxxxxxxxxxxxxxxxx",
            "sk_live_$STRIPE_KEY_OF_THE_PROJECT",
            &*format!("disk_live_{long}"),
            "task-ant-colony-optimisation-of-a-number-of-things-1",
            "hvs.read_the_secret_of_the_project()",
            "glpat-<your token>",
            "AIzawa is a name",
            "pypi-AgE",
            "ASIA and PACIFIC, ASIAPACIFIC",
            "SG. Dynamo Dresden",
        ] {
            assert_eq!(mask(text), text);
        }
    }
}

//! Keys of services that a collection calls, by the prefixes that their makers publish. They are hidden
//! and no rule's: a config for CircleCI has none of them to find.

use super::needle::Needle;
use super::{Secret, letter_digit_or_dash, letter_or_digit, run, shaped};

struct Issued {
    prefix: &'static str,
    /// How long the part behind the prefix is at least.
    least: usize,
    alphabet: fn(u8) -> bool,
}

const fn issued(prefix: &'static str, least: usize, alphabet: fn(u8) -> bool) -> Issued {
    Issued {
        prefix,
        least,
        alphabet,
    }
}

const ISSUED: [Issued; 14] = [
    issued("sk_live_", 20, letter_or_digit),
    issued("sk_test_", 20, letter_or_digit),
    issued("rk_live_", 20, letter_or_digit),
    issued("rk_test_", 20, letter_or_digit),
    issued("glpat-", 20, dotted),
    issued("AIza", 35, of_urls),
    issued("sk-proj-", 40, of_urls),
    issued("sk-ant-", 40, of_urls),
    issued("SG.", 40, dotted),
    issued("hvs.", 24, of_urls),
    issued("hvb.", 24, of_urls),
    issued("dop_v1_", 40, letter_or_digit),
    issued("doo_v1_", 40, letter_or_digit),
    // What all tokens begin with: which index they are for.
    issued("pypi-AgE", 40, of_urls),
];

/// The bytes that they begin with.
const STARTS: [bool; 256] = {
    let mut starts = [false; 256];
    let mut kind = 0;
    while kind < ISSUED.len() {
        starts[ISSUED[kind].prefix.as_bytes()[0] as usize] = true;
        kind += 1;
    }
    starts
};

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
    with_prefix(text).chain(shaped::of_aws(text, &TEMPORARY))
}

fn with_prefix(text: &str) -> impl Iterator<Item = Secret> + '_ {
    let bytes = text.as_bytes();
    let starts = bytes.iter().enumerate();
    let starts = starts.filter(|(_, byte)| STARTS[usize::from(**byte)]);
    starts.filter_map(move |(at, _)| {
        if is_inside(&bytes[..at]) {
            return None;
        }
        let mut kinds = ISSUED.iter();
        let kind = kinds.find(|kind| bytes[at..].starts_with(kind.prefix.as_bytes()))?;
        let start = at + kind.prefix.len();
        let body = start..start + run(&bytes[start..], kind.alphabet);
        let key = &bytes[body.clone()];
        // One of nothing but words, or of `X`, stands for another.
        let is_key = key.len() >= kind.least && key.iter().any(u8::is_ascii_digit);
        is_key.then_some(Secret {
            span: at..body.end,
            body,
            what: "a key",
        })
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

//! Secrets that only the name gives away that they are given to, in what is to enter a repository.

use super::is_random;
use super::marks::{Mark, mark};
use super::values::is_value;

/// Words of values that are made up so that a service refuses them, or that stand for another.
const MADE_UP: [&str; 13] = [
    "invalid",
    "wrong",
    "incorrect",
    "expired",
    "dummy",
    "example",
    "fake",
    "placeholder",
    "change",
    "your",
    "sample",
    "undefined",
    "not-a-",
];

/// Words that a value has which says what it is instead of being it, unless it has digits.
const SAID: [&str; 8] = [
    "token", "secret", "password", "passwd", "key", "test", "auth", "missing",
];

/// Whether the value of a variable is a secret by the variable's name: a run can be given it instead, so
/// that one too many does no harm.
pub(crate) fn is_left_out(name: &str, value: &str) -> bool {
    by_name(name, value, 1)
}

/// Whether a text that is given to a name, in a script, a header or a body, is a secret: it stops a
/// pull, so that words and what stands for another are none.
pub(crate) fn is_given(name: &str, value: &str) -> bool {
    /// The shortest that anybody takes for one.
    const LEAST: usize = 8;
    let value = without_scheme(value.trim());
    by_name(name, value, LEAST) && !is_said(value)
}

fn by_name(name: &str, value: &str, least: usize) -> bool {
    let value = value.trim();
    let is_text = value.len() >= least && is_value(value) && !stands_for_another(value);
    is_text
        && match mark(name) {
            Some(Mark::Sure) => true,
            Some(Mark::Likely) => is_random(value),
            None => false,
        }
}

/// A value with a variable in it, or an address: those that are secret are known by their shape.
fn stands_for_another(value: &str) -> bool {
    value.contains("{{") || value.contains("${") || value.contains("://")
}

/// `Bearer x` is `x`.
fn without_scheme(value: &str) -> &str {
    const SCHEMES: [&str; 5] = ["bearer", "basic", "token", "apikey", "digest"];
    match value.split_once(' ') {
        Some((scheme, rest)) if SCHEMES.contains(&&*scheme.to_ascii_lowercase()) => rest.trim(),
        _ => value,
    }
}

/// Whether a value is made up, a sentence, or a name.
fn is_said(value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    let has_digit = value.bytes().any(|byte| byte.is_ascii_digit());
    let is_sentence = value.contains(char::is_whitespace) && !has_digit;
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    is_sentence || has(&MADE_UP) || !has_digit && has(&SAID)
}

#[cfg(test)]
mod tests {
    use super::{is_given, is_left_out};

    #[test]
    fn a_name_that_says_secret_makes_its_value_one() {
        for (name, value) in [
            ("token", "Zk93jfLq0aPqWmXn82hsYtR4"),
            ("clientSecret", "hush-hush-and-away"),
            ("password", "hunter2-d"),
            ("password", "S3cure!Passw0rd#2024"),
            ("Authorization", "Bearer hunter2-hunter2"),
            ("session", "Zk93jfLq0aPqWmXn82hsYtR4"),
        ] {
            assert!(is_given(name, value), "{name}: {value}");
            assert!(is_left_out(name, value), "{name}: {value}");
        }
        for (name, value) in [("secret", "abc123"), ("db_password", "p"), ("pin", "1234")] {
            assert!(!is_given(name, value) && is_left_out(name, value));
        }
    }

    #[test]
    fn words_sentences_addresses_and_variables_are_none() {
        for (name, value) in [
            ("token", "{{token}}"),
            ("token", "prefix-{{token}}"),
            ("token", "https://example.com/token"),
            ("token", "undefined"),
            ("password", "<your password>"),
            ("tokenType", "hunter2-hunter2"),
            ("code", "PROMO-SUMMER"),
        ] {
            assert!(!is_given(name, value), "{name}: {value}");
            if name != "token" || value != "undefined" {
                assert!(!is_left_out(name, value), "{name}: {value}");
            }
        }
        for (name, value) in [
            ("token", "invalid-token-1"),
            ("token", "access_token"),
            ("password", "the field is empty"),
            ("Authorization", "Bearer wrong-one-2"),
            ("Authorization", "Basic "),
        ] {
            assert!(!is_given(name, value), "{name}: {value}");
        }
    }
}

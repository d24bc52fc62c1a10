//! Secrets that only the name gives away that they are given to, in what is to enter a repository.

use super::is_random;
use super::marks::{Mark, mark};
use super::telling::words;
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
    let value = without_scheme(value.trim());
    let mut parts = parts(value);
    by_name(name, value, LEAST) && parts.any(|part| !is_said(part))
}

/// Whether a value has, beside its variables, a text that is secret where the value is.
pub(crate) fn is_beside_variable(value: &str) -> bool {
    let mut parts = beside_variables(value);
    parts.any(|part| is_value(part) && !is_said(part))
}

/// The shortest that anybody takes for a secret.
const LEAST: usize = 8;

fn by_name(name: &str, value: &str, least: usize) -> bool {
    let value = value.trim();
    let is_text = |part: &str| part.len() >= least && is_value(part) && !stands_for_another(part);
    let is_random = |part| is_text(part) && is_random(part);
    match marked(name) {
        Some(Mark::Sure) => parts(value).any(is_text),
        Some(Mark::Likely) => parts(value).any(is_random),
        None => false,
    }
}

/// A value as a whole, or where it has variables in it, what stands beside these and looks chosen.
fn parts(value: &str) -> impl Iterator<Item = &str> {
    let has = |part: &str, is: fn(&u8) -> bool| part.bytes().any(|byte| is(&byte));
    let is_chosen =
        move |part: &&str| has(part, u8::is_ascii_digit) && has(part, u8::is_ascii_alphabetic);
    let whole = (!value.contains("{{")).then_some(value);
    let beside = beside_variables(value).filter(is_chosen);
    whole.into_iter().chain(beside)
}

/// What stands beside `{{variables}}` and is long enough, without what has more than one part itself.
fn beside_variables(value: &str) -> impl Iterator<Item = &str> {
    let mut texts = value.split("{{");
    let before = texts.next().filter(|first| first.len() < value.len());
    let behind = texts.filter_map(|text| Some(text.split_once("}}")?.1));
    let is_one = |text: &&str| {
        let is_between = |char: char| char.is_whitespace() || "/\"'{}[]<>:,?&".contains(char);
        text.len() >= LEAST && !text.contains(is_between)
    };
    let texts = before.into_iter().chain(behind);
    texts.map(|text| without_scheme(text.trim())).filter(is_one)
}

/// Words behind a name that tell whose it is, or which of several.
pub(super) const STAGES: [&str; 24] = [
    "prod",
    "production",
    "preprod",
    "staging",
    "stage",
    "stg",
    "dev",
    "development",
    "test",
    "testing",
    "qa",
    "uat",
    "sandbox",
    "live",
    "local",
    "demo",
    "ci",
    "eu",
    "us",
    "old",
    "new",
    "backup",
    "v",
    "",
];

/// What a name says of its value: `DB_PASS`, `password1` and `token_prod` say it too.
fn marked(name: &str) -> Option<Mark> {
    let whole = mark(name);
    if whole == Some(Mark::Sure) {
        return whole;
    }
    let mut words = words(name);
    while let Some(last) = words.last_mut() {
        last.truncate(
            last.trim_end_matches(|char: char| char.is_ascii_digit())
                .len(),
        );
        if !STAGES.contains(&last.as_str()) {
            break;
        }
        words.pop();
    }
    if words.len() > 1 && words.last().is_some_and(|last| last == "pass") {
        return Some(Mark::Sure);
    }
    mark(&words.join("_")).or(whole)
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
            ("DB_PASS", "hunter2-d"),
            ("dbPass2", "hunter2-d"),
            ("password1", "hunter2-d"),
            ("password_2", "hunter2-d"),
            ("token_prod", "hunter2-d"),
            ("apiKeyStaging2", "hunter2-d"),
            ("token", "{{prefix}}hunter2-d"),
            ("Authorization", "Bearer hunter2-d{{rest}}"),
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
            ("token", "{{host}}/oauth2/v1/token2"),
            ("Authorization", "Basic {{user}}:{{pass}}"),
            ("bypass", "hunter2-hunter2"),
            ("test_passed_1", "hunter2-hunter2"),
            ("production", "hunter2-hunter2"),
            ("2", "hunter2-hunter2"),
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

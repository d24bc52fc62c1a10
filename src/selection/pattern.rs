//! The forms that strings of the selection must have: as regular expressions for the schema, where
//! editors use them, and as functions for the binary, which carries no regex engine.

use super::Date;
use crate::duration::Length;

/// The name of an environment variable.
pub(super) const ENV_NAME: &str = "^[A-Za-z_][A-Za-z0-9_]*$";
/// A length of time.
pub(super) const DURATION: &str = "^[1-9][0-9]{0,8}(ms|s|m|h)$";
/// A day; the function also knows how long months are.
pub(super) const DATE: &str = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";
/// The version of a program.
pub(super) const VERSION: &str = r"^[0-9]+\.[0-9]+\.[0-9]+$";
/// What stands behind the `@` of an orb.
pub(super) const ORB_VERSION: &str = r"^([0-9]+(\.[0-9]+){0,2}|volatile|dev:[^\s@]+)$";
/// A project of CircleCI.
pub(super) const PROJECT: &str = r"^[a-z]+/[^/\s]+/[^/\s]+$";

/// One form.
pub(super) struct Pattern {
    /// As the schema has it.
    pub(super) regex: &'static str,
    /// Whether a text has the form.
    pub(super) matches: fn(&str) -> bool,
    /// What is expected, with its article and an example.
    pub(super) expected: &'static str,
    /// Whether a text of another form may be a key that was put in the wrong place.
    pub(super) is_delicate: bool,
}

const fn pattern(
    regex: &'static str,
    matches: fn(&str) -> bool,
    expected: &'static str,
) -> Pattern {
    Pattern {
        regex,
        matches,
        expected,
        is_delicate: false,
    }
}

const ALL: [Pattern; 6] = [
    Pattern {
        is_delicate: true,
        ..pattern(
            ENV_NAME,
            is_env_name,
            "the name of an environment variable, like `POSTMAN_API_KEY`",
        )
    },
    pattern(
        DURATION,
        is_duration,
        "a length of time, like `90s`, `10m` or `1h`",
    ),
    pattern(DATE, is_date, "a day of the calendar, like `2026-12-31`"),
    pattern(VERSION, is_version, "a full version, like `6.2.2`"),
    pattern(
        ORB_VERSION,
        is_orb_version,
        "the version of an orb, like `1.0.0`",
    ),
    pattern(
        PROJECT,
        is_project,
        "a project slug, like `gh/acme/bookings`",
    ),
];

/// The form that a schema's `pattern` stands for.
pub(super) fn find(regex: &str) -> Option<&'static Pattern> {
    ALL.iter().find(|pattern| pattern.regex == regex)
}

pub(super) fn is_env_name(text: &str) -> bool {
    !text.starts_with(|char: char| char.is_ascii_digit())
        && !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

pub(super) fn is_duration(text: &str) -> bool {
    Length::of(text).is_some_and(|Length { digits, unit }| {
        unit.is_some() && digits.len() <= 9 && !digits.starts_with('0')
    })
}

fn is_date(text: &str) -> bool {
    Date::parse(text).is_some()
}

fn is_version(text: &str) -> bool {
    text.split('.').count() == 3 && text.split('.').all(is_number)
}

fn is_orb_version(text: &str) -> bool {
    let is_release = text.split('.').count() <= 3 && text.split('.').all(is_number);
    let is_dev = text
        .strip_prefix("dev:")
        .is_some_and(|name| is_word(name) && !name.contains('@'));
    is_release || is_dev || text == "volatile"
}

fn is_project(text: &str) -> bool {
    let mut parts = text.split('/');
    let is_host =
        |host: &str| !host.is_empty() && host.bytes().all(|byte| byte.is_ascii_lowercase());
    parts.next().is_some_and(is_host) && parts.clone().count() == 2 && parts.all(is_word)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && !text.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::{ALL, DATE};

    #[test]
    fn every_function_says_what_its_regular_expression_says() {
        let texts = [
            "",
            "A",
            "_a1",
            "1A",
            "A-B",
            "$A",
            "é",
            "90s",
            "500ms",
            "0s",
            "09s",
            "1234567890s",
            "s",
            "10",
            "10 m",
            "10mm",
            "10m",
            "1h",
            "1d",
            "1h30m",
            "2026-12-31",
            "2026-13-01",
            "2026-12-32",
            "26-1-1",
            "6.2.2",
            "6.2",
            "6",
            "6.2.2.1",
            "v6.2.2",
            "6..2",
            "volatile",
            "dev:first",
            "dev:",
            "dev:a b",
            "dev:a@b",
            "gh/acme/bookings",
            "circleci/a-1/b",
            "gh/acme",
            "gh/acme/",
            "/a/b",
            "gh/a/b/c",
            "GH/a/b",
            "gh/a b/c",
            "gh//c",
            "6.2.2\n",
            "A\n",
        ];
        for pattern in ALL {
            let regex = regex_lite::Regex::new(pattern.regex).unwrap();
            for text in texts {
                assert_eq!(
                    (pattern.matches)(text),
                    regex.is_match(text),
                    "{} and {text:?}",
                    pattern.regex
                );
            }
        }
    }

    #[test]
    fn the_function_for_days_knows_the_calendar() {
        let date = super::find(DATE).unwrap();
        assert!(!(date.matches)("2026-02-30"));
        assert!((date.matches)("2028-02-29"));
    }

    #[test]
    fn every_example_has_its_form() {
        for pattern in ALL {
            let examples: Vec<_> = pattern.expected.split('`').skip(1).step_by(2).collect();
            assert!(!examples.is_empty());
            for example in examples {
                assert!((pattern.matches)(example), "{example}");
            }
        }
    }
}

//! How a scalar is written so that every YAML parser reads it back as it was meant.

use std::fmt::Write as _;

/// `text` as a YAML string on one line: plain where YAML 1.1 and 1.2 both read that as this very
/// string, in quotes elsewhere.
#[must_use]
pub fn string(text: &str) -> String {
    if is_plain(text) {
        text.to_owned()
    } else {
        quoted(text, false)
    }
}

/// `text` in the quotes that need fewer escapes; where both need none, in the ones asked for.
#[must_use]
pub fn quoted(text: &str, single: bool) -> String {
    let double_escapes = text.contains(['"', '\\']);
    let single = if text.contains('\'') {
        double_escapes
    } else {
        single || double_escapes
    };
    if single && !text.chars().any(needs_escape) {
        return format!("'{}'", text.replace('\'', "''"));
    }
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for char in text.chars() {
        match char {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            char if needs_escape(char) => {
                let code = u32::from(char);
                // Writing to a string cannot fail.
                let _ = match code {
                    0..=0xff => write!(out, "\\x{code:02x}"),
                    0x100..=0xffff => write!(out, "\\u{code:04x}"),
                    _ => write!(out, "\\U{code:08x}"),
                };
            }
            char => out.push(char),
        }
    }
    out.push('"');
    out
}

/// Whether `text` can stand without quotes, in block and in flow context, and is a string then.
pub(crate) fn is_plain(text: &str) -> bool {
    let Some(first) = text.chars().next() else {
        return false;
    };
    let indicator = "-?:,[]{}#&*!|>'\"%@`=~<";
    let option = text.starts_with("--") && !text.starts_with("---");
    (!indicator.contains(first) || option)
        && !text.ends_with([' ', ':'])
        && !text.starts_with(' ')
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.contains([',', '[', ']', '{', '}', '\u{feff}'])
        && !text.contains("<<")
        && !text.starts_with("...")
        && !text.chars().any(needs_escape)
        && !is_word(text)
        && !looks_like_number(text)
}

/// Characters that YAML does not print (1.2, section 5.1), or that parsers take for line breaks.
pub(super) fn needs_escape(char: char) -> bool {
    char.is_control()
        || matches!(
            char,
            '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
        )
        || matches!(char, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a plain scalar is a string to YAML 1.1 and 1.2, and not null, a boolean or a number.
pub(crate) fn is_string(text: &str) -> bool {
    !matches!(text, "" | "~" | "<<" | "=") && !is_word(text) && !looks_like_number(text)
}

/// Words that YAML 1.1 or 1.2 read as null or as a boolean.
fn is_word(text: &str) -> bool {
    const WORDS: [&str; 10] = [
        "null", "true", "false", "yes", "no", "on", "off", "y", "n", ".nan",
    ];
    WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// Numbers of YAML 1.1 and 1.2, dates and times included: whatever begins like one and goes on with
/// nothing but what stands in them.
fn looks_like_number(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let begins = digits.starts_with(|char: char| char.is_ascii_digit())
        || digits.strip_prefix('.').is_some_and(|rest| {
            rest.starts_with(|char: char| char.is_ascii_digit()) || rest.eq_ignore_ascii_case("inf")
        });
    // Five groups with dashes between them are an id that happens to begin with digits.
    begins
        && digits.matches('-').count() < 4
        && digits
            .chars()
            .all(|char| char.is_ascii_hexdigit() || "._:+-xoTtZz inf".contains(char))
}

#[cfg(test)]
mod tests {
    use super::string;

    #[test]
    fn what_would_be_read_as_something_else_is_quoted() {
        for text in [
            "",
            "true",
            "No",
            "on",
            "null",
            "~",
            "1",
            "1.0",
            "-1",
            "0x1f",
            "1e3",
            "12:30",
            "1_000",
            ".5",
            ".inf",
            "2026-12-31",
            "a: b",
            "a #b",
            "# a",
            "- a",
            "a:",
            " a",
            "a ",
            "[a",
            "a, b",
            "*a",
            "&a",
            "!a",
            "%a",
            "@a",
            "`a",
            "'a",
            "\"a",
            "|",
            ">",
            "?",
            "<<",
            "a << b",
            "=",
            "---",
            "...",
            "a\nb",
            "a\tb",
            "\u{7f}",
            "{{ x }}",
        ] {
            assert_ne!(string(text), text, "{text:?} must be quoted");
        }
    }

    #[test]
    fn common_values_stay_as_they_are() {
        for text in [
            "checkout",
            "newman/newman-run",
            "postman/newman@1.0.0",
            "cimg/node:22.14.0",
            "--reporters cli",
            "größe",
            "🚀",
            "a:b",
            "https://x.y/z?apikey=$POSTMAN_API_KEY",
            "a b",
            "it's",
            "6.2.2-alpine",
            "789883-28b680e3-eb56-4135-8f4c-de01a6e494e9",
            "5d1b4d44-ac1e-4eb6-9062-b28cd96333a4",
        ] {
            assert_eq!(string(text), text);
        }
    }

    #[test]
    fn the_lighter_quotes_are_taken() {
        assert_eq!(string("a: b"), "\"a: b\"");
        assert_eq!(string("it's: b"), "\"it's: b\"");
        assert_eq!(string("say: \"it's\""), "'say: \"it''s\"'");
        assert_eq!(string("say: \"a\""), "'say: \"a\"'");
        assert_eq!(string("a\nb"), "\"a\\nb\"");
    }
}

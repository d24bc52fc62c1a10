//! Escapes of texts in scripts and in JSON, undone: a name that is written with them is the same name.

use std::borrow::Cow;

/// A text with its letters and digits as they are meant. Quotes, brackets and line ends stay escaped, so
/// that lines and texts end where they did.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    if !text.contains("\\u") && !text.contains("\\x") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('\\') {
        out.push_str(before);
        let is_of_name = |char: char| char.is_ascii_alphanumeric() || "_-$".contains(char);
        let meant = number(behind).filter(|(char, _)| is_of_name(*char));
        let (char, length) = meant.unwrap_or(('\\', 0));
        out.push(char);
        rest = behind.get(length..).unwrap_or_default();
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// What a text in quotes stands for.
pub(super) fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains('\\') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('\\') {
        out.push_str(before);
        rest = behind;
        let Some(first) = behind.chars().next() else {
            break;
        };
        let letter = match first {
            'n' | 'r' => '\n',
            't' => '\t',
            other => other,
        };
        let (char, length) = number(behind).unwrap_or((letter, first.len_utf8()));
        out.push(char);
        rest = behind.get(length..).unwrap_or_default();
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The character of `u0077`, `u{77}` and `x77`, and how long that is.
fn number(behind: &str) -> Option<(char, usize)> {
    /// `U+10FFFF` has six.
    const DIGITS: usize = 6;
    let (digits, length) = if let Some(rest) = behind.strip_prefix("u{") {
        let end = rest.find('}').filter(|end| *end <= DIGITS)?;
        (rest.get(..end)?, end + 3)
    } else if let Some(rest) = behind.strip_prefix('u') {
        (rest.get(..4)?, 5)
    } else {
        (behind.strip_prefix('x')?.get(..2)?, 3)
    };
    let is_hexadecimal = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let number = u32::from_str_radix(digits, 16).ok();
    let char = number.filter(|_| is_hexadecimal).and_then(char::from_u32)?;
    Some((char, length))
}

#[cfg(test)]
mod tests {
    use super::{plain, unescaped};

    #[test]
    fn escapes_of_names_are_undone_and_those_that_end_something_stay() {
        for (text, meant) in [
            (r"pass\u0077ord", "password"),
            (r"t\u{6f}ken \x74oken", "token token"),
            (r"a\u0022b\n\u", r"a\u0022b\n\u"),
            (r"\ud83d\u{110000}\xé\u+077", r"\ud83d\u{110000}\xé\u+077"),
            ("", ""),
        ] {
            assert_eq!(plain(text), meant);
        }
        for (text, meant) in [
            (r#"{\"a\": \"b\\\"\"}"#, r#"{"a": "b\""}"#),
            (r"a\nb\u0022\é\", "a\nb\"é"),
            ("a", "a"),
        ] {
            assert_eq!(unescaped(text), meant);
        }
    }
}

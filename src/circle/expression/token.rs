//! Words and signs of an expression.

use super::Mistake;
use crate::yaml::Span;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// `pipeline.git.branch`, `and`, `true`.
    Word(String),
    /// A number.
    Number,
    /// `"text"` or `'text'`.
    Text,
    /// `/pattern/`.
    Pattern,
    /// `==`, `!=`, `>=`, `>`, `<=`, `<`, `(`, `)`.
    Sign(&'static str),
}

/// The tokens of `text`, which begins at byte `base` of the config.
pub(super) fn tokens(text: &str, base: usize) -> Result<Vec<(Token, Span)>, Mistake> {
    let bytes = text.as_bytes();
    let mut all = Vec::new();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let start = at;
        let token = match byte {
            b' ' | b'\t' | b'\n' | b'\r' => {
                at += 1;
                continue;
            }
            // A quote that is itself in a quoted YAML text has a backslash in front of it.
            b'\\' if bytes.get(at + 1) == Some(&b'"') => {
                at = quoted(text, at + 1, "\\\"", base)?;
                Token::Text
            }
            b'"' => {
                at = quoted(text, at, "\"", base)?;
                Token::Text
            }
            b'\'' if bytes.get(at + 1) == Some(&b'\'') => {
                at = quoted(text, at + 1, "''", base)?;
                Token::Text
            }
            b'\'' => {
                at = quoted(text, at, "'", base)?;
                Token::Text
            }
            b'/' => {
                at = quoted(text, at, "/", base)?;
                Token::Pattern
            }
            b'0'..=b'9' | b'-' => {
                at += run(&bytes[at..], |byte| {
                    byte.is_ascii_digit() || b".-".contains(&byte)
                });
                Token::Number
            }
            byte if byte.is_ascii_alphabetic() || *byte == b'_' => {
                at += run(&bytes[at..], |byte| {
                    byte.is_ascii_alphanumeric() || b"_-.".contains(&byte)
                });
                Token::Word(text[start..at].to_owned())
            }
            _ => {
                const SIGNS: [&str; 8] = ["==", "!=", ">=", "<=", ">", "<", "(", ")"];
                let rest = &text[at..];
                let Some(sign) = SIGNS.into_iter().find(|sign| rest.starts_with(sign)) else {
                    let char = rest.chars().next().unwrap_or_default();
                    return Err(Mistake {
                        span: base + at..base + at + char.len_utf8(),
                        message: format!("`{char}` has no meaning in an expression"),
                    });
                };
                at += sign.len();
                Token::Sign(sign)
            }
        };
        all.push((token, base + start..base + at));
    }
    Ok(all)
}

/// Behind the quote that closes the one at `at`.
fn quoted(text: &str, at: usize, end: &str, base: usize) -> Result<usize, Mistake> {
    let body = at + 1;
    match text[body..].find(end) {
        Some(length) => Ok(body + length + end.len()),
        None => Err(Mistake {
            span: base + at..base + text.len(),
            message: "this is not closed".to_owned(),
        }),
    }
}

fn run(bytes: &[u8], belongs: impl Fn(u8) -> bool) -> usize {
    bytes.iter().take_while(|byte| belongs(**byte)).count()
}

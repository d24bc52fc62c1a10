//! Words and signs of an expression, as `CircleCI`'s own scanner takes them
//! (CircleCI-Public/expr, README and `ts/src/scanner.ts`, 2026).

use super::{Mistake, Quotes};
use crate::yaml::Span;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// `pipeline.git.branch`, `and`, `true`.
    Word(String),
    /// A whole number.
    Number,
    /// `"text"`.
    Text,
    /// `/pattern/`.
    Pattern,
    /// `==`, `!=`, `>=`, `>`, `<=`, `<`, `!`, `(`, `)`.
    Sign(&'static str),
}

/// A character as YAML's escapes stand for it, and the bytes it is written with.
#[derive(Clone, Copy)]
struct Unit {
    char: char,
    at: usize,
    end: usize,
}

/// The tokens of `text`, which begins at byte `base` of the config and is part of a scalar that is
/// written in `quotes`.
pub(super) fn tokens(
    text: &str,
    base: usize,
    quotes: Quotes,
) -> Result<Vec<(Token, Span)>, Mistake> {
    let units = units(text, base, quotes);
    let mut all = Vec::new();
    let mut at = 0;
    while let Some(unit) = units.get(at) {
        let start = at;
        let next = units.get(at + 1).map(|unit| unit.char);
        let token = match unit.char {
            ' ' | '\t' | '\n' | '\r' => {
                at += 1;
                continue;
            }
            '"' => {
                at = closed(&units, at, '"', &['"', '\\'])?;
                Token::Text
            }
            '/' => {
                at = closed(&units, at, '/', &['/'])?;
                pattern(&units[start..at])?;
                Token::Pattern
            }
            '0'..='9' => {
                at += run(&units[at..], |char| char.is_ascii_digit());
                Token::Number
            }
            char if char.is_ascii_alphabetic() => {
                at = word(&units, at);
                Token::Word(units[start..at].iter().map(|unit| unit.char).collect())
            }
            _ => {
                const SIGNS: [&str; 9] = ["==", "!=", ">=", "<=", ">", "<", "!", "(", ")"];
                let is_next = |sign: &&str| {
                    let mut chars = sign.chars();
                    chars.next() == Some(unit.char)
                        && chars.next().is_none_or(|second| Some(second) == next)
                };
                let Some(sign) = SIGNS.into_iter().find(is_next) else {
                    return Err(unexpected(&units, at, quotes));
                };
                at += sign.len();
                Token::Sign(sign)
            }
        };
        all.push((token, units[start].at..units[at - 1].end));
    }
    Ok(all)
}

/// Each character with its place.
fn units(text: &str, base: usize, quotes: Quotes) -> Vec<Unit> {
    let mut all = Vec::with_capacity(text.len());
    let mut chars = text.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        let mut unit = Unit {
            char,
            at: base + at,
            end: base + at + char.len_utf8(),
        };
        let escaped = match (quotes, char) {
            (Quotes::Double, '\\') | (Quotes::Single, '\'') => chars.peek().copied(),
            _ => None,
        };
        if let Some((next_at, next)) = escaped
            && (quotes == Quotes::Double || next == '\'')
        {
            chars.next();
            unit.end = base + next_at + next.len_utf8();
            unit.char = match (quotes, next) {
                (Quotes::Double, 'n' | 't' | 'r') => ' ',
                _ => next,
            };
        }
        all.push(unit);
    }
    all
}

/// Behind the sign that closes the one at `at`; a backslash takes the meaning from `escaped`.
fn closed(units: &[Unit], at: usize, end: char, escaped: &[char]) -> Result<usize, Mistake> {
    let mut here = at + 1;
    while let Some(unit) = units.get(here) {
        let next = units.get(here + 1).map(|unit| unit.char);
        if unit.char == '\\' && next.is_some_and(|next| escaped.contains(&next)) {
            here += 2;
        } else if unit.char == end {
            return Ok(here + 1);
        } else {
            here += 1;
        }
    }
    let last = units.last().map_or(units[at].end, |unit| unit.end);
    Err(Mistake::new(units[at].at..last, "this is not closed"))
}

/// What the patterns of expressions cannot have: they are RE2's.
fn pattern(units: &[Unit]) -> Result<(), Mistake> {
    let text: String = units.iter().map(|unit| unit.char).collect();
    let looks = ["(?=", "(?!", "(?<=", "(?<!"];
    match looks.into_iter().find_map(|look| text.find(look)) {
        Some(at) => {
            let at = text[..at].chars().count();
            let span = units[at].at..units[at + 2].end;
            let message =
                "a pattern of an expression cannot look ahead or behind: it is one of RE2";
            Err(Mistake::new(span, message))
        }
        None => Ok(()),
    }
}

/// Behind the word that begins at `at`: segments with a point between.
fn word(units: &[Unit], at: usize) -> usize {
    let is_tail = |unit: Option<&Unit>| {
        unit.is_some_and(|unit| unit.char.is_ascii_alphanumeric() || "-_?".contains(unit.char))
    };
    let mut here = at + 1;
    loop {
        let is_point = units.get(here).is_some_and(|unit| unit.char == '.');
        if is_tail(units.get(here)) || (is_point && is_tail(units.get(here + 1))) {
            here += 1;
        } else {
            return here;
        }
    }
}

fn run(units: &[Unit], belongs: impl Fn(char) -> bool) -> usize {
    units.iter().take_while(|unit| belongs(unit.char)).count()
}

/// What stands at `at` and begins nothing.
fn unexpected(units: &[Unit], at: usize, quotes: Quotes) -> Mistake {
    let unit = units[at];
    let span = unit.at..unit.end;
    match unit.char {
        '=' => Mistake::new(span, "equality is `==`").instead("=="),
        '\'' => {
            let end = units[at + 1..].iter().position(|unit| unit.char == '\'');
            let Some(length) = end.filter(|length| *length > 0) else {
                return Mistake::new(span, "text stands in double quotes");
            };
            let inside: String = units[at + 1..=at + length]
                .iter()
                .map(|unit| unit.char)
                .collect();
            let whole = unit.at..units[at + 1 + length].end;
            let mistake = Mistake::new(whole, "text stands in double quotes");
            // In a scalar with double quotes these would have to be escaped.
            if inside.contains(['"', '\\']) || quotes == Quotes::Double {
                mistake
            } else {
                mistake.instead(format!("\"{inside}\""))
            }
        }
        char => Mistake::new(span, format!("`{char}` has no meaning in an expression")),
    }
}

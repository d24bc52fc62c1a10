//! Pieces of a script: what brackets close, where a statement ends, and tokens as text.

use crate::lock::token::{Kind, Token};

/// The token that closes the bracket which the first one opens.
pub(super) fn closing(tokens: &[Token<'_>]) -> Option<usize> {
    let closed = tokens.first()?.closed?;
    (closed < tokens.len()).then_some(closed)
}

/// The first comma that is in no bracket.
pub(super) fn comma(tokens: &[Token<'_>]) -> Option<usize> {
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        if token.is(",") {
            return Some(at);
        }
        at += skipped(tokens.get(at..).unwrap_or_default());
    }
    None
}

/// How many tokens the statement at the start has, without the sign at its end.
pub(super) fn statement(tokens: &[Token<'_>]) -> usize {
    let mut at = 0;
    let mut last: Option<&Token<'_>> = None;
    while let Some(token) = tokens.get(at) {
        let is_new_line = last.is_some_and(|last| token.line > last.line);
        let goes_on = |token: &Token<'_>| {
            token.kind == Kind::Sign && !matches!(token.text, "{" | "}" | ")" | "]" | "(" | "[")
        };
        let goes_on = goes_on(token) || last.is_some_and(goes_on);
        let ends = token.is(";") || token.is("}") || token.is(")") || token.is(",");
        if ends || is_new_line && !goes_on {
            return at;
        }
        at += skipped(tokens.get(at..).unwrap_or_default());
        last = tokens.get(at - 1);
    }
    tokens.len()
}

/// What the token at the start comes to, with all that it brackets.
fn skipped(tokens: &[Token<'_>]) -> usize {
    closing(tokens).map_or(1, |close| close + 1)
}

/// Tokens as text: a blank only where two words would be one.
pub(super) fn code(tokens: &[Token<'_>]) -> String {
    let mut out = String::new();
    let mut before = None;
    for token in tokens {
        if before == Some(Kind::Word) && token.kind == Kind::Word {
            out.push(' ');
        }
        // Quotes of either kind say the same.
        match (token.kind, token.text.strip_prefix('\'')) {
            (Kind::Text, Some(_)) if !token.text.contains(['"', '\\']) => {
                out.push('"');
                out.push_str(unquoted(token.text));
                out.push('"');
            }
            _ => out.push_str(token.text),
        }
        before = Some(token.kind);
    }
    out
}

pub(super) fn unquoted(text: &str) -> &str {
    let end = text.len().saturating_sub(1);
    text.get(1..end).unwrap_or_default()
}

//! The assertions of a script: `pm.test("name", …)`, `pm.test.skip("name", …)`, `tests["name"] = …`.

use super::expectation::{Expectation, expectations};
use crate::lock::token::{Fault, Kind, Token, tokens};

/// A script, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::lock::difference) struct Script {
    pub(in crate::lock::difference) assertions: Vec<Assertion>,
    /// Everything outside of assertions, without blanks and comments.
    pub(in crate::lock::difference) rest: String,
    /// Where it sends a run to: the arguments of `setNextRequest`, and `skipRequest`.
    pub(in crate::lock::difference) jumps: Vec<String>,
    pub(in crate::lock::difference) fault: Option<Fault>,
}

/// An assertion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::lock::difference) struct Assertion {
    /// Its name, or how it is computed.
    pub(in crate::lock::difference) name: String,
    pub(in crate::lock::difference) is_skipped: bool,
    /// All that it does, without blanks and comments.
    pub(in crate::lock::difference) code: String,
    pub(in crate::lock::difference) expectations: Vec<Expectation>,
    /// How many branches it has: what is behind one may not be looked at.
    pub(in crate::lock::difference) branches: usize,
}

impl Script {
    pub(in crate::lock::difference) fn read(text: &str) -> Self {
        let (tokens, fault) = tokens(text);
        let mut script = Self {
            fault,
            ..Self::default()
        };
        let mut rest = Vec::new();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let tail = tokens.get(at..).unwrap_or_default();
            if let Some((assertion, length)) = called(tail).or_else(|| assigned(tail)) {
                script.assertions.push(assertion);
                at += length;
                // The end of its statement goes with it.
                at += usize::from(tokens.get(at).is_some_and(|token| token.is(";")));
            } else {
                rest.push(*token);
                at += 1;
            }
        }
        script.jumps = jumps(&tokens);
        script.rest = code(&rest);
        script
    }
}

/// `pm.test("name", function)`, and how many tokens it has.
fn called(tokens: &[Token<'_>]) -> Option<(Assertion, usize)> {
    let is = |words: &[&str]| {
        let mut pairs = words.iter().enumerate();
        pairs.all(|(at, word)| tokens.get(at).is_some_and(|token| token.is(word)))
    };
    let (is_skipped, open) = if is(&["pm", ".", "test", "("]) {
        (false, 3)
    } else if is(&["pm", ".", "test", ".", "skip", "("]) {
        (true, 5)
    } else {
        return None;
    };
    let close = open + closing(tokens.get(open..)?)?;
    let inside = tokens.get(open + 1..close)?;
    let comma = comma(inside).unwrap_or(inside.len());
    let (name, body) = inside.split_at(comma);
    Some((assertion(name, body, is_skipped), close + 1))
}

/// `tests["name"] = …`, the older form.
fn assigned(tokens: &[Token<'_>]) -> Option<(Assertion, usize)> {
    let is = |at: usize, text: &str| tokens.get(at).is_some_and(|token| token.is(text));
    if !(is(0, "tests") && is(1, "[")) {
        return None;
    }
    let close = 1 + closing(tokens.get(1..)?)?;
    if !is(close + 1, "=") || is(close + 2, "=") {
        return None;
    }
    let name = tokens.get(2..close)?;
    let start = close + 2;
    let length = statement(tokens.get(start..)?);
    let body = tokens.get(start..start + length)?;
    let mut assertion = assertion(name, body, false);
    assertion.expectations = vec![Expectation {
        subject: code(body),
        chain: String::new(),
    }];
    Some((assertion, start + length))
}

fn assertion(name: &[Token<'_>], body: &[Token<'_>], is_skipped: bool) -> Assertion {
    let is_branch = |token: &&Token<'_>| {
        token.kind == Kind::Word && matches!(token.text, "if" | "try" | "switch" | "catch")
            || token.is("?")
    };
    Assertion {
        name: match name {
            [one] if one.kind == Kind::Text => unquoted(one.text).to_owned(),
            several => code(several),
        },
        is_skipped,
        code: code(body),
        expectations: expectations(body),
        branches: body.iter().filter(is_branch).count(),
    }
}

/// Where a run is sent.
fn jumps(tokens: &[Token<'_>]) -> Vec<String> {
    let calls = tokens.iter().enumerate();
    let calls = calls.filter(|(_, token)| token.is("setNextRequest") || token.is("skipRequest"));
    calls
        .filter_map(|(at, token)| {
            let tail = tokens.get(at + 1..)?;
            let close = closing(tail)?;
            let arguments = code(tail.get(1..close)?);
            Some(format!("{}({arguments})", token.text))
        })
        .collect()
}

/// The token that closes the bracket which the first one opens.
pub(super) fn closing(tokens: &[Token<'_>]) -> Option<usize> {
    let closed = tokens.first()?.closed?;
    (closed < tokens.len()).then_some(closed)
}

/// The first comma that is in no bracket.
fn comma(tokens: &[Token<'_>]) -> Option<usize> {
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

fn unquoted(text: &str) -> &str {
    let end = text.len().saturating_sub(1);
    text.get(1..end).unwrap_or_default()
}

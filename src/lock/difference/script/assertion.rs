//! The assertions of a script: `pm.test("name", …)`, `pm.test.skip("name", …)`, `tests["name"] = …`.

use super::expectation::{Expectation, expectations};
use super::piece::{closing, code, comma, statement, unquoted};
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

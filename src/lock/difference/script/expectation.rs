//! What an assertion expects, and whether something else expects less.

use super::piece::{closing, code, statement};
use crate::lock::token::Token;

/// `pm.expect(subject).chain`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::lock::difference) struct Expectation {
    /// What is looked at.
    pub(in crate::lock::difference) subject: String,
    /// What it has to be: `.to.eql(200)`.
    pub(in crate::lock::difference) chain: String,
}

/// Words of Chai and of Postman's that leave one value only.
const STRICT: [&str; 14] = [
    "eql",
    "eq",
    "equal",
    "equals",
    "eqls",
    "status",
    "true",
    "false",
    "null",
    "undefined",
    "empty",
    "lengthOf",
    "length",
    "jsonBody",
];

/// Words that leave several.
const LENIENT: [&str; 27] = [
    "not",
    "oneOf",
    "include",
    "includes",
    "contain",
    "contains",
    "match",
    "matches",
    "above",
    "below",
    "least",
    "most",
    "gt",
    "gte",
    "lt",
    "lte",
    "greaterThan",
    "lessThan",
    "within",
    "ok",
    "exist",
    "exists",
    "a",
    "an",
    "string",
    "any",
    "satisfy",
];

/// Bounds from below, and from above.
const LEAST: [&str; 6] = ["above", "least", "gt", "gte", "greaterThan", "gt"];
const MOST: [&str; 5] = ["below", "most", "lt", "lte", "lessThan"];

/// All of an assertion's.
pub(super) fn expectations(body: &[Token<'_>]) -> Vec<Expectation> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < body.len() {
        let tail = body.get(at..).unwrap_or_default();
        match expectation(tail) {
            Some((one, length)) => {
                found.push(one);
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

fn expectation(tokens: &[Token<'_>]) -> Option<(Expectation, usize)> {
    let is = |at: usize, text: &str| tokens.get(at).is_some_and(|token| token.is(text));
    let end = || statement(tokens).max(1);
    let of = |subject: usize, end: usize| {
        let (subject, chain) = tokens.get(..end)?.split_at_checked(subject)?;
        Some((
            Expectation {
                subject: code(subject),
                chain: code(chain),
            },
            end,
        ))
    };
    // `pm.expect(x)` is `expect(x)` behind two tokens that are passed by.
    if is(0, "expect") && is(1, "(") {
        let close = 1 + closing(tokens.get(1..)?)?;
        return of(close + 1, end().max(close + 1));
    }
    if is(0, "pm") && is(1, ".") && is(2, "response") && is(3, ".") && is(4, "to") {
        return of(3, end());
    }
    if is(0, "assert") && (is(1, "(") || is(1, ".")) {
        return of(end(), end());
    }
    None
}

/// Whether `after` lets pass what `before` did not, as far as that can be told.
pub(in crate::lock::difference) fn weaker(before: &Expectation, after: &Expectation) -> bool {
    // `pm.response.to.have.status(…)` looks at what `pm.expect(pm.response.code)` does.
    let is_of_response = |one: &Expectation| one.subject.contains("pm.response");
    let is_alike = before.subject == after.subject
        || is_of_response(before) && is_of_response(after) && before.chain.contains("status(");
    if !is_alike || before.chain == after.chain {
        return false;
    }
    let (old, new) = (words(&before.chain), words(&after.chain));
    let has = |words: &[&str], known: &[&str]| words.iter().any(|word| known.contains(word));
    let is_strict = |words: &[&str]| has(words, &STRICT) && !has(words, &LENIENT);
    if is_strict(&old) && has(&new, &LENIENT) {
        return true;
    }
    if old != new || old.contains(&"not") {
        return false;
    }
    let (given, now) = (arguments(&before.chain), arguments(&after.chain));
    if new.contains(&"oneOf") {
        return now.len() > given.len() && given.iter().all(|one| now.contains(one));
    }
    let number = |arguments: &[&str]| arguments.first()?.parse::<f64>().ok();
    match (number(&given), number(&now)) {
        (Some(given), Some(now)) if has(&new, &LEAST) => now < given,
        (Some(given), Some(now)) if has(&new, &MOST) => now > given,
        _ => false,
    }
}

/// The words of a chain, without what stands in brackets.
fn words(chain: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = chain;
    while let Some(dot) = rest.find('.') {
        let word = rest.get(dot + 1..).unwrap_or_default();
        let end = word.find(|char: char| !char.is_alphanumeric() && char != '_');
        words.push(word.get(..end.unwrap_or(word.len())).unwrap_or_default());
        rest = word.get(end.unwrap_or(word.len())..).unwrap_or_default();
        if rest.starts_with('(') {
            rest = rest.get(bracket(rest)..).unwrap_or_default();
        }
    }
    words
}

/// What stands in the last bracket, apart.
fn arguments(chain: &str) -> Vec<&str> {
    let start = chain.find('(').map_or(chain.len(), |open| open + 1);
    let inside = chain.get(start..).unwrap_or_default();
    let inside = inside.trim_end_matches(')').trim_start_matches('[');
    inside.trim_end_matches(']').split(',').collect()
}

/// The length of a bracket with what is in it; texts in it hold no bracket that matters here.
fn bracket(text: &str) -> usize {
    let mut depth = 0_usize;
    for (at, char) in text.char_indices() {
        match char {
            '(' => depth += 1,
            ')' if depth == 1 => return at + 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    text.len()
}

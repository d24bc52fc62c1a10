//! What the formats for people, and those for machines that show it to people, say in the same words.

use crate::results::{Phase, Totals};

/// What failed, where that is no assertion. It is the name of a test, too.
pub(super) fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::PreRequest => "pre-request script",
        Phase::Request => "request",
        Phase::Test => "test script",
        Phase::Other => "run",
    }
}

/// Whether something failed, in a word.
pub(super) fn verdict(is_red: bool) -> &'static str {
    if is_red { "failed" } else { "passed" }
}

/// `1 request`, `2 requests`.
pub(super) fn plural(count: u64, word: &str) -> String {
    let end = if count == 1 { "" } else { "s" };
    format!("{count} {word}{end}")
}

/// Words with commas, and `and` before the last.
pub(super) fn list(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [start @ .., last] => format!("{} and {last}", start.join(", ")),
    }
}

/// What failed, by kind: `8 of 10 assertions failed and 1 error of a script`.
pub(super) fn failed(totals: &Totals) -> String {
    let mut parts = Vec::new();
    if totals.failed > 0 {
        let all = plural(totals.assertions, "assertion");
        parts.push(format!("{} of {all} failed", totals.failed));
    }
    for (count, what) in [
        (totals.request_errors, "request"),
        (totals.script_errors, "script"),
    ] {
        match count {
            0 => {}
            1 => parts.push(format!("1 error of a {what}")),
            _ => parts.push(format!("{count} errors of {what}s")),
        }
    }
    list(&parts)
}

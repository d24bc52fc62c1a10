//! Tests that failed, for people.

use super::cell::cell;
use super::paint::Paint;
use super::words::plural;
use crate::builds::Test;
use crate::harmless::shown;

/// How many of a job are told, and how many lines of a message: the job's own page has the rest.
const MOST: usize = 20;
const LINES: usize = 8;
/// The longest line of a message and the longest name, in columns.
const WIDE: usize = 200;

/// The failed of `tests`, with what they say, indented.
pub(super) fn failed(tests: &[Test], paint: Paint) -> String {
    let failed: Vec<&Test> = tests.iter().filter(|test| test.is_failed()).collect();
    let mut out = String::new();
    for test in failed.iter().take(MOST) {
        out.extend(["  ", &paint.strong(&name(test)), "\n"]);
        out.push_str(&message(test));
    }
    let more = failed.len().saturating_sub(MOST);
    if more > 0 {
        let count = u64::try_from(more).unwrap_or(u64::MAX);
        out.extend(["  and ", &plural(count, "more test"), "\n"]);
    }
    out
}

/// The file or atom, the class and the name, as far as it has them.
fn name(test: &Test) -> String {
    let parts = [&test.file, &test.class, &test.name];
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    let parts: Vec<&str> = parts.map(String::as_str).collect();
    cell(&parts.join(" › "), WIDE)
}

fn message(test: &Test) -> String {
    let message = shown(test.message.as_deref().unwrap_or_default());
    let mut lines = message
        .lines()
        .map(str::trim_end)
        .filter(|line| !line.is_empty());
    let mut out = String::new();
    for line in lines.by_ref().take(LINES) {
        out.extend(["    ", &cell(line, WIDE), "\n"]);
    }
    if lines.next().is_some() {
        out.push_str("    …\n");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_cut_and_steer_nothing() {
        let test = |result: &str, message: &str| Test {
            name: "is 200".to_owned(),
            class: "Pay\u{1b}[2J".to_owned(),
            file: "smoke".to_owned(),
            result: result.to_owned(),
            message: Some(message.to_owned()),
        };
        let long = "line\n".repeat(12);
        let mut tests = vec![
            test("success", "no"),
            test("failure", "expected 500\n\n  to be 200\u{7}"),
            test("error", &long),
        ];
        let line = "    line\n".repeat(LINES);
        assert_eq!(
            failed(&tests, Paint(false)),
            format!(
                "  smoke › Pay\\u{{1b}}[2J › is 200\n    expected 500\n      to be 200\\u{{7}}\n  smoke › Pay\\u{{1b}}[2J › is 200\n{line}    …\n"
            )
        );
        tests.extend(vec![test("failure", ""); 30]);
        assert!(failed(&tests, Paint(false)).ends_with("  and 12 more tests\n"));
    }
}

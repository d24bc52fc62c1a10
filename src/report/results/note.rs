//! A suite in few words, for a comment in Postman: as Markdown that also reads well as it is written.

use std::fmt::Write as _;

use super::Report;
use super::check::Check;
use super::details::message;
use super::excerpt::cut;
use super::markdown::{failed, is_address, remarks, short};
use super::words::{self, plural, verdict};
use crate::report::markdown::{code, list};
use crate::results::{Suite, SuiteVerdict};

/// The most characters that Postman takes (`OpenAPI` document 1.45, "Create a collection comment").
const MOST: usize = 10_000;
/// How many failures are told: nobody reads more in a comment.
const FAILURES: usize = 30;
/// The longest message, in characters.
const MESSAGE: usize = 300;

/// What a suite, by its place, came to. `origin` names what ran and is kept in the note, so that the next one
/// can take its place; `from` says of which branch and commit; `link` leads to all of it.
#[must_use]
pub fn note(
    report: &Report<'_>,
    place: usize,
    origin: &str,
    from: &str,
    link: Option<&str>,
) -> String {
    let Some((_, suite, verdict)) = report.suites().nth(place) else {
        return String::new();
    };
    let name = suite.text(suite.name);
    let end = format!("\n{}\n", mark(origin, name));
    let mut page = head(report, place, suite, verdict);
    let link = link.filter(|link| is_address(link)).map(str::to_owned);
    let parts = [Some(code(from)).filter(|from| !from.is_empty()), link];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    page += &parts.join(" · ");
    page += if parts.is_empty() { "" } else { "\n\n" };
    page += &list(remarks(suite, verdict));
    let count = suite.totals().failures();
    let room = MOST - chars(&end) - chars("- and 18446744073709551615 more failures\n");
    let mut shown = 0;
    for check in failed(report, place, suite).take(FAILURES) {
        let item = item(report, suite, &check);
        if chars(&page) + chars(&item) > room {
            break;
        }
        page += &item;
        shown += 1;
    }
    if count > shown {
        page.extend(["- and ", &plural(count - shown, "more failure"), "\n"]);
    }
    page + &end
}

/// Whether a comment is the note on this suite of `origin`.
#[must_use]
pub fn is_note(body: &str, origin: &str, suite: &str) -> bool {
    body.trim_end().lines().next_back() == Some(&mark(origin, suite))
}

fn chars(text: &str) -> usize {
    text.encode_utf16().count()
}

fn head(report: &Report<'_>, place: usize, suite: &Suite, judged: &SuiteVerdict) -> String {
    let mark = if judged.is_red { "❌" } else { "✅" };
    let totals = suite.totals();
    let mut said = words::failed(&totals);
    if said.is_empty() {
        said = plural(totals.assertions, "assertion");
    }
    if judged.is_forgiven() {
        said += ", in quarantine";
    }
    let is_new = |check: &Check<'_>| check.is_new(report) == Some(true);
    let new = failed(report, place, suite).filter(is_new).count();
    let new = match new {
        0 => String::new(),
        new => format!(", {new} of it new"),
    };
    let name = short(suite.text(suite.name));
    format!(
        "{mark} postorb: {name} {}: {said}{new}\n\n",
        verdict(judged.is_red)
    )
}

fn item(report: &Report<'_>, suite: &Suite, check: &Check<'_>) -> String {
    let new = if check.is_new(report) == Some(true) {
        "new: "
    } else {
        ""
    };
    let path = suite.path(suite.request(check.execution));
    let said = message(check).lines().next().unwrap_or_default();
    let said = code(&cut(said, MESSAGE));
    let joint = if said.is_empty() { "" } else { ": " };
    format!(
        "- {new}{}: {}{joint}{said}\n",
        short(&path),
        short(&check.name())
    )
}

/// The line that tells notes apart. A definition of a link is not shown where Markdown is, and short where
/// it is not.
fn mark(origin: &str, suite: &str) -> String {
    format!("[//]: # (postorb {} {})", word(origin), word(suite))
}

/// A text without blanks and without what would end the mark, and no other text's.
fn word(text: &str) -> String {
    /// A longer one would not fit, and is no name.
    const LONGEST: usize = 200;
    let mut out = String::new();
    for byte in text.bytes().take(LONGEST) {
        match byte {
            b'-' | b'_' | b'.' | b'/' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => {
                out.push(char::from(byte));
            }
            _ => {
                // Writing to a string cannot fail.
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::{Keep, Redaction, Rules, Run, Verdict, read, redact};

    fn noted(suite: &str, message: &str, count: usize) -> String {
        let failing = |index: usize| {
            let error = serde_json::json!({ "name": "AssertionError", "message": message });
            serde_json::json!({ "assertion": format!("test {index}"), "error": error })
        };
        let report = serde_json::json!({
            "collection": { "info": { "name": "C" }, "item": [{ "id": "1", "name": "Ask" }] },
            "run": { "executions": [{
                "item": { "id": "1", "name": "Ask" },
                "response": { "code": 200 },
                "assertions": (0..count).map(failing).collect::<Vec<_>>(),
            }] },
        });
        let report = read("r.json", report.to_string().as_bytes(), Keep::Failed);
        let mut suites = redact(vec![report], &Redaction::default()).suites;
        suites[0].rename(suite);
        let run = Run { suites };
        let verdict = Verdict::of(&run, Rules::default());
        let report = Report {
            run: &run,
            verdict: &verdict,
            comparison: None,
        };
        let from = "acme/bookings, branch main";
        note(&report, 0, "acme/bookings", from, Some("https://ci/1"))
    }

    #[test]
    fn a_note_says_what_failed_and_where_it_is_from() {
        let text = noted("smoke", "expected 500\nto equal `200` [x](y)", 1);
        let expected = "\
❌ postorb: `smoke` failed: 1 of 1 assertion failed

`acme/bookings, branch main` · https://ci/1

- `Ask`: `test 0`: `expected 500`

[//]: # (postorb acme/bookings smoke)
";
        assert_eq!(text, expected);
        assert!(is_note(&text, "acme/bookings", "smoke"));
        assert!(is_note(text.trim(), "acme/bookings", "smoke"));
        assert!(!is_note(&text, "acme/other", "smoke"));
        assert!(!is_note(&text, "acme/bookings", "smok"));
    }

    #[test]
    fn a_note_fits_whatever_failed_and_names_cannot_end_its_mark() {
        let name = format!("a) (b\n[//]: # (x) {}", "é".repeat(500));
        let text = noted(&name, &"🚀 `x` ".repeat(200), 5_000);
        assert!(chars(&text) <= MOST, "{}", chars(&text));
        assert!(is_note(&text, "acme/bookings", &name));
        assert_eq!(text.matches("[//]: # (postorb").count(), 1);
        let shown = text.matches(": `test ").count();
        assert!(
            text.contains(&format!("- and {} more failures\n", 5_000 - shown)),
            "{text}"
        );
    }
}

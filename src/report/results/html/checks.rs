//! The assertions and errors of an execution: what failed, and why.

use std::borrow::Cow;
use std::io;

use super::super::check::Check;
use super::super::details::message;
use super::super::excerpt::cut;
use super::super::expected;
use super::super::site::script;
use super::super::words::phase;
use super::element::{self, text};
use super::{Page, difference};
use crate::results::Outcome;
use crate::secret::values::MARKER;

/// What Chai says where two values should be the same.
const EQUAL: [&str; 2] = ["equal ", " to eql "];

impl Page<'_, '_> {
    /// What failed, or did in an earlier attempt, with its reason. What is new is told where not all of
    /// what failed beside it is.
    pub(super) fn reason(&mut self, check: &Check<'_>, is_mixed: bool) -> io::Result<()> {
        let class = if check.is_failed() { "failed" } else { "flaky" };
        let tag = match check.is_new(&self.report) {
            Some(true) if is_mixed => " <em class=\"new\">new</em>",
            Some(false) if is_mixed => " <em class=\"known\">still failing</em>",
            _ if class == "flaky" => " <em class=\"flaky\">failed first, then passed</em>",
            _ => "",
        };
        writeln!(
            self.out,
            "<li class=\"{class}\"><p>{}{tag}</p>",
            title(check)
        )?;
        self.message(check)?;
        if let Some(script) = script(check) {
            writeln!(self.out, "<p class=\"where\">{script}</p>")?;
        }
        writeln!(self.out, "</li>")
    }

    fn message(&mut self, check: &Check<'_>) -> io::Result<()> {
        let whole = message(check);
        let said = cut(whole, self.room.message(whole.len()));
        // What was cut has no second half to compare with.
        let split = expected::split(whole).filter(|_| matches!(said, Cow::Borrowed(_)));
        let Some(found) = split else {
            let kind = check.why().map(|why| check.suite.text(why.kind));
            // What is an error of no special type says nothing by it.
            let said = match kind.unwrap_or_default() {
                "" | "Error" | "AssertionError" => said,
                kind => format!("{kind}: {said}").into(),
            };
            return element::element(self.out, "pre", "said", &said);
        };
        if let Some(about) = found.about {
            element::element(self.out, "p", "about", about)?;
        }
        // Behind other words, such as `below`, stands no value of the same kind.
        let is_value = EQUAL.iter().any(|verb| whole.contains(verb));
        let (expected, actual) = if is_value {
            difference::marked(&found.expected, found.actual)
        } else {
            (text(&found.expected), text(found.actual))
        };
        writeln!(
            self.out,
            "<dl class=\"values\"><div><dt>Expected</dt><dd>{expected}</dd></div>\
             <div><dt>Actual</dt><dd>{actual}</dd></div></dl>"
        )?;
        if is_value && found.expected == found.actual && found.actual.contains(MARKER) {
            // Otherwise they would have been equal.
            let said = "What is redacted in both is not the same.";
            element::element(self.out, "p", "about", said)?;
        }
        Ok(())
    }

    /// What did not fail, a line each; with the reason where it did first.
    pub(super) fn rest(&mut self, check: &Check<'_>) -> io::Result<()> {
        match check.outcome {
            Outcome::Passed => writeln!(self.out, "<li>{}", title(check)),
            Outcome::Skipped => {
                let tag = "<em class=\"skipped\">skipped</em>";
                writeln!(self.out, "<li class=\"skipped\">{} {tag}", title(check))
            }
            Outcome::Failed(_) | Outcome::Flaky(_) => self.reason(check, false),
        }
    }
}

/// What it is called. An error is told by what failed.
fn title(check: &Check<'_>) -> String {
    match check.phase {
        Some(failed) => format!("<span class=\"part\">{} failed</span>", phase(failed)),
        None => element::name(&check.name()),
    }
}

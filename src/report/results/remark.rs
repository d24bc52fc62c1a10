//! What there is to say of a suite beside its tests, in words.

use super::words::{failed, list, plural};
use crate::builds::QUARANTINE;
use crate::results::{End, Lack, Remark, Suite, SuiteVerdict, UNBEGUN};

/// What there is to say of a suite as a whole.
pub(super) struct Sentence {
    pub(super) what: String,
    /// What to do next.
    pub(super) next: Option<&'static str>,
}

impl Sentence {
    /// Both on one line.
    pub(super) fn whole(&self) -> String {
        match self.next {
            Some(next) => format!("{}: {next}", self.what),
            None => self.what.clone(),
        }
    }
}

/// `in quarantine until 2026-12-31 (PAY-812)`, as far as it is known. `builds get` knows it again in JUnit.
pub(super) fn quarantine(suite: &Suite) -> String {
    let said = suite.quarantine.map(|known| {
        let [until, reason] = [known.until, known.reason].map(|id| suite.text(id));
        let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
        match (until, &*reason) {
            ("", "") => String::new(),
            ("", reason) => format!(" ({reason})"),
            (until, "") => format!(" until {until}"),
            (until, reason) => format!(" until {until} ({reason})"),
        }
    });
    format!("{QUARANTINE}{}", said.unwrap_or_default())
}

/// A remark in words.
pub(super) fn sentence(suite: &Suite, remark: Remark) -> Sentence {
    let why = match &suite.end {
        End::Complete => "",
        End::Failed(why) | End::Cut(why) | End::Unreadable(why) => suite.text(*why),
    };
    let (what, next) = match remark {
        Remark::Unreadable => (
            format!("no report could be read ({why})"),
            // Most reasons have a next step of their own.
            (!why.contains(':')).then_some(
                "what ran it tells why in its own output; Newman writes a report with \
                 `--reporters cli,json --reporter-json-export FILE`",
            ),
        ),
        Remark::Cut => cut(why),
        Remark::RunFailed if why == UNBEGUN => (format!("not run: {why}"), None),
        Remark::RunFailed if suite.executions.is_empty() => (format!("nothing ran: {why}"), None),
        Remark::RunFailed => (
            format!("the run itself failed ({why})"),
            Some("what ran before is shown"),
        ),
        Remark::Unshown => (
            format!(
                "the report counts {} that it does not show",
                plural(suite.unshown.into(), "failure")
            ),
            Some("look into the output of what ran it; was the report changed since?"),
        ),
        Remark::Empty => (
            "no request ran".to_owned(),
            Some(
                "look whether the file is a collection that has requests, and the folder has some",
            ),
        ),
        Remark::Failures => (failed(&suite.totals()), None),
        Remark::Quarantined => (
            format!("it is {}, so its failures do not count", quarantine(suite)),
            None,
        ),
        Remark::Broken => (
            format!("an earlier attempt is not whole: {}", broken(suite)),
            Some("all that it ran has run again; look why it ended"),
        ),
        Remark::NoAssertions => (
            "nothing is asserted".to_owned(),
            Some("a request that is answered with 500 passes; `pm.test` in a script makes a test"),
        ),
        Remark::Stopped => (
            format!(
                "{} of {} ran",
                suite.executions.len(),
                plural(suite.planned.unwrap_or(0), "request")
            ),
            Some(
                "`setNextRequest`, `skipRequest` or `--bail` left the others out; a name that \
                 `setNextRequest` does not find ends a run, too",
            ),
        ),
        Remark::Poor => (
            "JUnit of Newman and of the Postman CLI leaves failures out".to_owned(),
            Some("their JSON, of `--reporters json`, tells all"),
        ),
    };
    Sentence { what, next }
}

/// What is known of a report that is not whole.
fn cut(why: &str) -> (String, Option<&'static str>) {
    let (what, next) = match Lack::of(why) {
        Lack::End => (
            "the report stops in the middle",
            "what wrote it was ended, or its disk is full; what was read is shown",
        ),
        Lack::Rows => (
            "the report has less than it counts",
            "the rest was left out by what wrote it, or taken out since; what is there is shown",
        ),
        Lack::Unknown => ("the report is not whole", "what was read of it is shown"),
    };
    (format!("{what} ({why})"), Some(next))
}

/// The files of attempts that were not whole, and why.
fn broken(suite: &Suite) -> String {
    let told = suite.broken.iter();
    let told: Vec<_> = told
        .map(|one| format!("{} ({})", suite.text(one.report), suite.text(one.why)))
        .collect();
    list(&told)
}

/// What makes a suite fail although no test in it did: a format that shows tests only shows each of
/// these as one.
pub(super) fn problems(verdict: &SuiteVerdict) -> impl Iterator<Item = Remark> {
    let is_broken = |remark: &Remark| {
        matches!(
            remark,
            Remark::Unreadable | Remark::Cut | Remark::RunFailed | Remark::Unshown
        )
    };
    let explains = |remark: &Remark| is_broken(remark) || *remark == Remark::Failures;
    let is_explained = verdict.remarks.iter().any(explains);
    verdict.remarks.iter().copied().filter(move |remark| {
        let is_reason = matches!(remark, Remark::Empty | Remark::NoAssertions);
        is_broken(remark) || (verdict.is_red && !is_explained && is_reason)
    })
}

/// The name of a problem, where it is shown as a test.
pub(super) fn problem(remark: Remark) -> &'static str {
    match remark {
        Remark::Unreadable | Remark::Broken | Remark::Poor => "report",
        Remark::Cut => "whole report",
        Remark::NoAssertions => "assertions",
        Remark::Unshown => "counts",
        Remark::RunFailed
        | Remark::Empty
        | Remark::Failures
        | Remark::Quarantined
        | Remark::Stopped => "run",
    }
}

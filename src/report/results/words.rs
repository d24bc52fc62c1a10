//! What the formats for people, and those for machines that show it to people, say in the same words.

use std::num::NonZeroU32;

use super::check::{Check, iteration};
use crate::results::{End, Execution, Phase, Remark, Runner, Suite, SuiteVerdict, Totals};

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
fn list(words: &[String]) -> String {
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

/// Where a request is, with its suite, and its iteration where there are several.
pub(super) fn path(suite: &Suite, execution: &Execution) -> String {
    let name = suite.text(suite.name);
    let path = suite.path(suite.request(execution));
    match iteration(suite, execution) {
        Some(iteration) => format!("{name} › {path} [iteration {iteration}]"),
        None => format!("{name} › {path}"),
    }
}

/// What was sent and answered, on a line: `GET https://example.com → 404 Not Found, 12 ms`. Of an
/// exchange that is not kept there is no more than the status and the time; of one that the report does not
/// have, nothing.
pub(super) fn exchange(suite: &Suite, execution: &Execution) -> Option<String> {
    let kept = suite.exchange(execution);
    let is_refused = suite
        .errors(execution)
        .iter()
        .any(|error| error.phase == Phase::Request);
    let is_told = !matches!(suite.runner, Runner::JUnit | Runner::Other) && is_refused;
    if kept.is_none() && execution.code.is_none() && !is_told {
        return None;
    }
    let sent = kept.map(|kept| format!("{} {}", suite.text(kept.method), suite.text(kept.url)));
    let answered = match execution.code {
        Some(code) => {
            let reason = kept.and_then(|kept| kept.reason);
            let reason = reason.map(|reason| format!(" {}", suite.text(reason)));
            let reason = reason.unwrap_or_default();
            format!("→ {code}{reason}, {} ms", execution.time)
        }
        None => "→ no answer".to_owned(),
    };
    Some(match sent {
        Some(sent) => format!("{} {answered}", sent.trim()),
        None => answered,
    })
}

/// The line of the script that a failure comes from: `test script, line 3`.
pub(super) fn script(check: &Check<'_>) -> Option<String> {
    let line: NonZeroU32 = check.why()?.line?;
    let script = match check.phase {
        Some(Phase::PreRequest) => Phase::PreRequest,
        Some(Phase::Request | Phase::Other) => return None,
        Some(Phase::Test) | None => Phase::Test,
    };
    Some(format!("{}, line {line}", phase(script)))
}

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

fn quarantined(suite: &Suite) -> String {
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
    format!(
        "it is in quarantine{}, so its failures do not count",
        said.unwrap_or_default()
    )
}

/// A remark in words.
pub(super) fn remark(suite: &Suite, remark: Remark) -> Sentence {
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
        Remark::Cut => (
            format!("the report stops in the middle ({why})"),
            Some("what wrote it was ended, or its disk is full; what was read is shown"),
        ),
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
        Remark::Quarantined => (quarantined(suite), None),
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

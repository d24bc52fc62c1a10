//! What the page says at its top: the verdict and why, and the numbers behind it.

use std::fmt::Write as _;

use serde::Serialize;

use super::super::time::{human, instant};
use super::super::words::{plural, verdict};
use super::super::{Report, line};
use super::element::count;
use super::marks::{Counts, Mark};
use super::spread::Spread;
use crate::results::{Suite, pauses};

/// A number at the top of the page.
#[derive(Serialize)]
pub(super) struct Total {
    label: &'static str,
    count: String,
    notes: String,
    class: &'static str,
}

/// A button that shows some of the executions only.
#[derive(Serialize)]
pub(super) struct Filter {
    class: &'static str,
    label: &'static str,
    count: String,
}

/// Why it failed. Of what passed there is nothing to say but how much that is.
pub(super) fn said(report: &Report<'_>) -> String {
    let is_red = report.verdict.is_red;
    let line = line(report);
    if let Some(said) = line
        .strip_prefix(verdict(is_red))
        .and_then(|said| said.strip_prefix(": "))
    {
        return said.to_owned();
    }
    let totals = report.run.totals();
    let all = plural(totals.assertions, "assertion");
    // One that is flaky passed in the end.
    let said = match totals.passed + totals.flaky {
        0 => return "nothing is asserted".to_owned(),
        passed if passed == totals.assertions => format!("{all} passed"),
        passed => format!("{passed} of {all} passed"),
    };
    match (totals.flaky, totals.passed) {
        (0, _) => said,
        (_, 0) => format!("{said}, flaky"),
        (flaky, _) => format!("{said}, {flaky} of them flaky"),
    }
}

/// What ran, when, and how long it took.
pub(super) fn about(report: &Report<'_>) -> String {
    let suites = &report.run.suites;
    let mut out = plural(suites.len() as u64, "suite");
    let started = suites.iter().filter_map(|suite| suite.started).min();
    let ended = suites.iter().filter_map(|suite| suite.ended).max();
    if let Some(started) = started {
        let at = instant(started).replace('T', " ");
        let minute = at.get(..16).unwrap_or(&at);
        // Writing to a string cannot fail.
        let _ = write!(out, " · {minute} UTC");
        let took = ended.and_then(|ended| ended.checked_sub(started));
        if has_pauses(suites) {
            let took = suites.iter().filter_map(Suite::duration);
            let took = human(took.fold(0, u64::saturating_add));
            let _ = write!(out, " · took {took} without the pauses between runs");
        } else if let Some(took) = took {
            let _ = write!(out, " · took {}", human(took));
        }
    }
    out
}

/// Whether hours lie between runs that are shown together: from the first start to the last end says
/// nothing of how long they took then.
pub(super) fn has_pauses(suites: &[Suite]) -> bool {
    let times = suites.iter().map(|suite| suite.started.zip(suite.ended));
    let is_paused = |suite: &Suite| suite.pauses > 0;
    suites.iter().any(is_paused) || pauses(times.flatten().collect()) > 0
}

/// The numbers.
pub(super) fn totals(report: &Report<'_>, spread: &Spread) -> Vec<Total> {
    let totals = report.run.totals();
    let (counted, forgiven) = (report.counted(), report.forgiven());
    let new_forgiven = report.new_forgiven();
    let new = report
        .comparison
        .map_or(0, |comparison| comparison.new.len() as u64);
    let known = report
        .comparison
        .map_or(0, |_| totals.failures().saturating_sub(new));
    let red = report
        .verdict
        .suites
        .iter()
        .filter(|suite| suite.is_red)
        .count() as u64;
    let color = |count: u64| if count > 0 { "failed" } else { "" };
    let total = |label, number: u64, notes: &[(u64, &str)], class| Total {
        label,
        count: count(number),
        notes: notes
            .iter()
            .filter(|(number, _)| *number > 0)
            .map(|(number, word)| format!("{} {word}", count(*number)))
            .collect::<Vec<_>>()
            .join(", "),
        class,
    };
    let mut all = vec![
        total("Suites", totals.suites, &[(red, "failed")], color(red)),
        total(
            "Requests",
            totals.executions,
            &[
                (counted.failed_executions, "failed"),
                (forgiven.failed_executions, "in quarantine"),
            ],
            color(counted.failed_executions),
        ),
        total(
            "Assertions",
            totals.assertions,
            &[
                (counted.failed, "failed"),
                (forgiven.failed, "in quarantine"),
                (totals.flaky, "flaky"),
                (totals.skipped, "skipped"),
            ],
            color(counted.failed),
        ),
    ];
    if totals.errors() > 0 {
        let notes = [
            (counted.request_errors, "of requests"),
            (counted.script_errors, "of scripts"),
            (forgiven.errors(), "in quarantine"),
        ];
        let class = color(counted.errors());
        all.push(total("Errors", totals.errors(), &notes, class));
    }
    if report.comparison.is_some() {
        let notes = [(known, "still failing"), (new_forgiven, "in quarantine")];
        let class = color(new.saturating_sub(new_forgiven));
        all.push(total("New failures", new, &notes, class));
    }
    if let (Some(middle), Some(most)) = (spread.percentile(50), spread.percentile(95)) {
        all.push(Total {
            label: "Median response",
            count: human(middle.into()),
            notes: format!("95 % within {}", human(most.into())),
            class: "",
        });
    }
    all
}

/// The marks that there are.
pub(super) fn filters(counts: &Counts) -> Vec<Filter> {
    let all = std::iter::once(("", "All", counts.all));
    let marks = [
        (Mark::Failed, "Failed"),
        (Mark::New, "New"),
        (Mark::Flaky, "Flaky"),
        (Mark::Slow, "Slow"),
        (Mark::Skipped, "Skipped"),
    ];
    let marks = marks.map(|(mark, label)| (mark.class(), label, counts.with(mark)));
    let marks = marks.into_iter().filter(|(.., number)| *number > 0);
    all.chain(marks)
        .map(|(class, label, number)| Filter {
            class,
            label,
            count: count(number),
        })
        .collect()
}

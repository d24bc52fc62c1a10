//! Failures as annotations of a GitHub workflow run.

use std::io;

use super::Report;
use super::check::Check;
use super::details::{details, message as said};
use super::excerpt::cut;
use super::remark;
use super::site;
use super::time::human;
use super::words::{failed, plural, verdict};
use crate::report::github::without_place;
use crate::results::Remark;

/// How many errors GitHub shows of a step, and how many warnings (GitHub documentation, "Workflow commands
/// for GitHub Actions", and "Check runs"). What is beyond is counted in the notice at the end.
const MOST: usize = 10;

/// The longest title, in characters: GitHub takes 255 ("Check runs").
const TITLE: usize = 200;
/// The longest message, in characters: GitHub takes 64 KB, and nobody reads them.
const MESSAGE: usize = 4_000;

/// An error a failure, those that an earlier run has not first; a warning what is odd about a suite, and what fails in
/// quarantine; and a notice of what all comes to. No failure is in a file of the repository, so none has a place.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn github(report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let mut errors = 0;
    let mut warnings = 0;
    for (_, suite, verdict) in report.suites() {
        let problems: Vec<_> = remark::problems(verdict).collect();
        for remark in &verdict.remarks {
            let (level, count) = if problems.contains(remark) && !verdict.is_forgiven() {
                (ERROR, &mut errors)
            } else if *remark == Remark::Failures {
                continue;
            } else {
                (WARNING, &mut warnings)
            };
            *count += 1;
            if *count <= MOST {
                let said = remark::sentence(suite, *remark).whole();
                let line = without_place(level, suite.text(suite.name), &said);
                out.write_all(line.as_bytes())?;
            }
        }
    }
    let mut shown = 0;
    for (level, used) in [(ERROR, errors), (WARNING, warnings)] {
        let is_of_it = |check: &Check<'_>| report.is_forgiven(check) == (level == WARNING);
        let is_new = |check: &Check<'_>| check.is_new(report) == Some(true);
        let new = report.failures().filter(is_new);
        let known = report.failures().filter(|check| !is_new(check));
        let all = new.chain(known).filter(is_of_it);
        for check in all.take(MOST.saturating_sub(used)) {
            shown += 1;
            out.write_all(line(report, level, &check).as_bytes())?;
        }
    }
    let title = format!("postorb report: {}", verdict(report.verdict.is_red));
    let notice = without_place("notice", &title, &sum(report, shown));
    out.write_all(notice.as_bytes())
}

const ERROR: &str = "error";
const WARNING: &str = "warning";

fn line(report: &Report<'_>, level: &str, check: &Check<'_>) -> String {
    let path = site::path(check.suite, check.execution);
    let title = format!("{} › {}", cut(&path, TITLE / 2), check.name());
    let message = message(report, check);
    without_place(level, &cut(&title, TITLE), &cut(&message, MESSAGE))
}

fn message(report: &Report<'_>, check: &Check<'_>) -> String {
    let mut lines = Vec::new();
    if check.is_new(report) == Some(true) {
        lines.push("new: it did not fail before".to_owned());
    }
    if report.is_forgiven(check) {
        let quarantine = remark::quarantine(check.suite);
        lines.push(format!("{quarantine}: it does not count"));
    }
    lines.push(said(check).to_owned());
    lines.extend(details(check));
    lines.join("\n")
}

fn sum(report: &Report<'_>, shown: u64) -> String {
    let totals = report.run.totals();
    let mut parts = vec![
        plural(totals.suites, "suite"),
        plural(totals.executions, "request"),
        plural(totals.assertions, "assertion"),
        human(totals.time),
    ];
    for (count, word) in [(totals.skipped, "skipped"), (totals.flaky, "flaky")] {
        if count > 0 {
            parts.push(format!("{count} {word}"));
        }
    }
    let mut said = parts.join(", ");
    let failures = [failed(&report.counted()), report.in_quarantine()];
    let failures: Vec<_> = failures.into_iter().filter(|one| !one.is_empty()).collect();
    if !failures.is_empty() {
        said = format!("{}\n{said}", failures.join("; "));
    }
    match totals.failures().saturating_sub(shown) {
        0 => said,
        more => format!("{said}\n{} not shown here", plural(more, "more failure")),
    }
}

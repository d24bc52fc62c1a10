//! What a run comes to, in a line.

use super::Report;
use super::excerpt::cut;
use super::remark;
use super::words::{self, failed};
use crate::harmless;

/// How many suites it tells of.
const MOST: usize = 5;

/// The verdict, and why it is red: `failed: 2 of 6 assertions failed`. Keys are masked.
#[must_use]
pub fn line(report: &Report<'_>) -> String {
    let verdict = words::verdict(report.verdict.is_red);
    match &*sentence(report) {
        "" => verdict.to_owned(),
        said => format!("{verdict}: {said}"),
    }
}

/// Why it failed; nothing where it did not.
fn sentence(report: &Report<'_>) -> String {
    if !report.verdict.is_red {
        return String::new();
    }
    if report.run.suites.is_empty() {
        return "there is no suite".to_owned();
    }
    let failed = failed(&report.run.totals());
    let problems = report.suites().flat_map(|(_, suite, verdict)| {
        remark::problems(verdict).map(move |remark| {
            let what = remark::sentence(suite, remark).what;
            // The reason is told beside the suite.
            let what = what.split(" (").next().unwrap_or_default();
            format!("{}: {what}", suite.text(suite.name))
        })
    });
    let mut parts: Vec<String> = std::iter::once(failed)
        .chain(problems)
        .filter(|part| !part.is_empty())
        .collect();
    let more = parts.len().saturating_sub(MOST);
    parts.truncate(MOST);
    let parts = parts.iter().map(|part| harmless::path(&cut(part, 300)));
    let said = parts.collect::<Vec<String>>().join("; ");
    match more {
        0 => said,
        more => format!("{said}; and {more} more suites"),
    }
}

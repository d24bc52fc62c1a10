//! What a run comes to, in a line.

use super::Report;
use super::excerpt::cut;
use super::remark;
use super::words::{self, failed};
use crate::harmless;

/// How many suites it tells of.
const MOST: usize = 5;

/// The verdict, why it is red, and what does not count: `failed: 2 of 6 assertions failed; 1 failure in
/// quarantine`. Keys are masked.
#[must_use]
pub fn line(report: &Report<'_>) -> String {
    let verdict = words::verdict(report.verdict.is_red);
    match &*sentence(report) {
        "" => verdict.to_owned(),
        said => format!("{verdict}: {said}"),
    }
}

/// Why it failed, and what does not count.
fn sentence(report: &Report<'_>) -> String {
    let forgiven = report.in_quarantine();
    if !report.verdict.is_red {
        return forgiven;
    }
    if report.run.suites.is_empty() {
        return "there is no suite".to_owned();
    }
    let failed = failed(&report.counted());
    let counting = report.suites();
    let counting = counting.filter(|(.., verdict)| !verdict.is_forgiven());
    let problems = counting.flat_map(|(_, suite, verdict)| {
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
    let more = (more > 0).then(|| format!("and {more} more suites"));
    let forgiven = Some(forgiven).filter(|said| !said.is_empty());
    let parts = parts.chain(more).chain(forgiven);
    parts.collect::<Vec<String>>().join("; ")
}

//! Results as Markdown, for pull requests and summaries.

mod changes;
mod failure;
mod page;

use std::io;

pub(super) use self::changes::{changes, short};
pub(super) use self::failure::failure;
use self::page::Page;
use super::Report;
use super::check::{self, Check};
use super::excerpt::cut;
use super::remark;
use super::time::human;
use super::words::{self, plural, verdict};
use crate::report::markdown::message;
use crate::results::{Remark, Suite, SuiteVerdict};

pub use page::Budget;

/// The longest remark, in characters.
const REMARK: usize = 600;
/// Bytes for the note on what is left out.
const NOTE: usize = 512;

/// The longest link, in bytes.
const LINK: usize = 2_000;

/// The verdict and a table of the suites, then what failed, suite by suite, then what changed. What is more
/// than `budget` is left out from the end, with a note that leads to `link`: where all of it is.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn markdown(
    report: &Report<'_>,
    budget: Budget,
    link: Option<&str>,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let link = link.filter(|link| is_address(link));
    let mut page = Page::new(budget, NOTE + link.map_or(0, str::len));
    page.add(&head(report));
    table(report, &mut page);
    let all = report.run.totals().failures();
    let shown = failures(report, &mut page);
    for section in changes(report, |_| true) {
        page.add(&section);
    }
    let note = page.is_full().then(|| {
        let left = match all - shown {
            0 => "Cut here, because it is too long".to_owned(),
            left => format!("Cut here: {} not shown", plural(left, "failure")),
        };
        match link {
            // In a table it would be a row.
            Some(link) => format!("\n*{left}. [All of it](<{link}>)*\n"),
            None => format!("\n*{left}. The log has all of it.*\n"),
        }
    });
    let text = page.finish(&note.unwrap_or_default());
    out.write_all(text.as_bytes())
}

/// Whether a link leads to a page, and to nothing else.
#[must_use]
pub fn is_address(link: &str) -> bool {
    let is_web = link.starts_with("https://") || link.starts_with("http://");
    is_web
        && link.len() <= LINK
        && link
            .chars()
            .all(|char| char.is_ascii_graphic() && !"<>\\".contains(char))
}

fn head(report: &Report<'_>) -> String {
    let mark = if report.verdict.is_red { "❌" } else { "✅" };
    let verdict = verdict(report.verdict.is_red);
    let totals = report.run.totals();
    let (counted, forgiven) = (report.counted(), report.in_quarantine());
    let mut parts = vec![
        plural(totals.executions, "request"),
        plural(totals.assertions, "assertion"),
    ];
    let fixed = report.comparison.map_or(0, |one| one.fixed.len() as u64);
    let slower = report.comparison.map_or(0, |one| one.slower.len() as u64);
    let new = report.comparison.map_or(0, |one| one.new.len() as u64);
    for (count, word) in [
        (counted.failed, "failed"),
        (new, "new"),
        (fixed, "fixed"),
        (totals.flaky, "flaky"),
        (slower, "slower"),
        (totals.skipped, "skipped"),
    ] {
        if count > 0 {
            parts.push(format!("{count} {word}"));
        }
    }
    if counted.errors() > 0 {
        parts.push(plural(counted.errors(), "error"));
    }
    parts.extend(Some(forgiven).filter(|said| !said.is_empty()));
    parts.push(format!("{} waiting for answers", human(totals.time)));
    format!(
        "### postorb report: {mark} {verdict}\n\n{}\n\n",
        parts.join(" · ")
    )
}

/// The suites, and what is odd about them.
fn table(report: &Report<'_>, page: &mut Page) {
    if report.run.suites.is_empty() {
        page.add("There is no suite.\n");
        return;
    }
    page.add("| suite | verdict | requests | assertions | failed | skipped | time |\n");
    page.add("|---|---|--:|--:|--:|--:|--:|\n");
    for (_, suite, verdict) in report.suites() {
        page.add(&row(suite, verdict));
    }
    page.add("\n");
    let mut is_any = false;
    for (_, suite, verdict) in report.suites() {
        for said in remarks(suite, verdict) {
            page.add(&format!("- {}: {said}\n", name(suite)));
            is_any = true;
        }
    }
    if is_any {
        page.add("\n");
    }
}

/// What there is to say of a suite beside its failures.
pub(super) fn remarks(suite: &Suite, verdict: &SuiteVerdict) -> impl Iterator<Item = String> {
    let remarks = verdict.remarks.iter();
    let remarks = remarks.filter(|remark| **remark != Remark::Failures);
    remarks.map(move |remark| {
        let said = remark::sentence(suite, *remark).whole();
        message(&cut(&said, REMARK))
    })
}

fn row(suite: &Suite, verdict: &SuiteVerdict) -> String {
    let totals = suite.totals();
    let mark = if verdict.is_red { "❌" } else { "✅" };
    format!(
        "| {} | {mark} {} | {} | {} | {} | {} | {} |\n",
        name(suite),
        words::verdict(verdict.is_red),
        totals.executions,
        totals.assertions,
        totals.failures(),
        totals.skipped,
        human(suite.duration().unwrap_or(totals.time)),
    )
}

fn name(suite: &Suite) -> String {
    short(suite.text(suite.name))
}

/// What failed, by suite, new failures first; how many of them are on the page.
fn failures(report: &Report<'_>, page: &mut Page) -> u64 {
    let mut shown = 0;
    for (place, suite, _) in report.suites() {
        let count = suite.totals().failures();
        if count == 0 {
            continue;
        }
        page.add(&format!(
            "#### {} in {}\n\n",
            plural(count, "failure"),
            name(suite)
        ));
        for check in failed(report, place, suite) {
            if !page.add(&failure(report, &check)) {
                return shown;
            }
            shown += 1;
        }
    }
    shown
}

/// What failed in a suite, new failures first.
pub(super) fn failed<'r>(
    report: &Report<'r>,
    place: usize,
    suite: &'r Suite,
) -> impl Iterator<Item = Check<'r>> {
    let failed = move || check::of_suite(place, suite).filter(Check::is_failed);
    let is_new = |check: &Check<'_>| check.is_new(report) == Some(true);
    let known = failed().filter(move |check| !is_new(check));
    failed().filter(is_new).chain(known)
}

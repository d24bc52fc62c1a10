//! The sums, and the verdict.

use std::io;

use super::super::Report;
use super::super::excerpt::cut;
use super::super::time::human;
use super::super::words::{self, failed};
use super::paint::Paint;
use super::wrap::{pad, pad_start, wrap};
use crate::terminal;

/// How many suites the last line tells of.
const MOST: usize = 5;

/// A table of what there was, and in a sentence what it comes to.
pub(super) fn totals(
    report: &Report<'_>,
    paint: Paint,
    width: usize,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let totals = report.run.totals();
    let red = report.suites().filter(|(_, _, verdict)| verdict.is_red);
    let red = red.count() as u64;
    let new = report.comparison.map(|one| one.new.len() as u64);
    let known = new.map(|new| totals.failures().saturating_sub(new));
    let rows = [
        (totals.suites, "suites", vec![(red, "failed")]),
        (
            totals.executions,
            "requests",
            vec![(totals.failed_executions, "with failures")],
        ),
        (
            totals.assertions,
            "assertions",
            vec![
                (totals.failed, "failed"),
                (totals.skipped, "skipped"),
                (totals.flaky, "flaky"),
            ],
        ),
        (
            totals.errors(),
            "errors",
            vec![
                (totals.request_errors, "of requests"),
                (totals.script_errors, "of scripts"),
            ],
        ),
        (
            totals.failures(),
            "failures",
            vec![(new.unwrap_or(0), "new"), (known.unwrap_or(0), "known")],
        ),
    ];
    writeln!(out)?;
    for (count, label, notes) in rows {
        let is_optional = label == "errors" || (label == "failures" && new.is_none());
        if is_optional && (count == 0 || label == "failures") {
            continue;
        }
        let notes: Vec<String> = notes
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, word)| format!("{count} {word}"))
            .collect();
        let line = format!(
            "{}  {}  {}",
            pad(label, 10),
            pad_start(&count.to_string(), 7),
            notes.join(", ")
        );
        writeln!(out, "{}", line.trim_end())?;
    }
    writeln!(
        out,
        "{}  {}",
        pad("time", 10),
        pad_start(&human(totals.time), 7)
    )?;
    let is_red = report.verdict.is_red;
    let said = sentence(report);
    let separator = if said.is_empty() { "" } else { ": " };
    let line = wrap(
        &format!("{}{separator}{said}", words::verdict(is_red)),
        "",
        width,
    );
    let word = words::verdict(is_red);
    let rest = line.strip_prefix(word).unwrap_or(&line);
    write!(out, "\n{}{rest}", paint.verdict(is_red, word))
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
        words::problems(verdict).map(move |remark| {
            let what = words::remark(suite, remark).what;
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
    let parts = parts.iter().map(|part| terminal::path(&cut(part, 300)));
    let said = parts.collect::<Vec<String>>().join("; ");
    match more {
        0 => said,
        more => format!("{said}; and {more} more suites"),
    }
}

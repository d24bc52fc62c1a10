//! The sums, and the verdict.

use std::io;

use super::super::Report;
use super::super::line::line;
use super::super::time::human;
use super::super::words;
use super::paint::Paint;
use super::wrap::{pad, pad_start, wrap};

/// A table of what there was, and in a sentence what it comes to.
pub(super) fn totals(
    report: &Report<'_>,
    paint: Paint,
    width: usize,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let totals = report.run.totals();
    let (counted, forgiven) = (report.counted(), report.forgiven());
    let red = report.suites().filter(|(_, _, verdict)| verdict.is_red);
    let red = red.count() as u64;
    let new = report.comparison.map(|one| one.new.len() as u64);
    let known = new.map(|new| totals.failures().saturating_sub(new));
    let rows = [
        (totals.suites, "suites", vec![(red, "failed")]),
        (
            totals.executions,
            "requests",
            vec![
                (counted.failed_executions, "with failures"),
                (forgiven.failed_executions, "in quarantine"),
            ],
        ),
        (
            totals.assertions,
            "assertions",
            vec![
                (counted.failed, "failed"),
                (forgiven.failed, "in quarantine"),
                (totals.skipped, "skipped"),
                (totals.flaky, "flaky"),
            ],
        ),
        (
            totals.errors(),
            "errors",
            vec![
                (counted.request_errors, "of requests"),
                (counted.script_errors, "of scripts"),
                (forgiven.errors(), "in quarantine"),
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
        "{}  {}  waiting for answers",
        pad("time", 10),
        pad_start(&human(totals.time), 7)
    )?;
    let is_red = report.verdict.is_red;
    let said = wrap(&line(report), "", width);
    let word = words::verdict(is_red);
    let rest = said.strip_prefix(word).unwrap_or(&said);
    write!(out, "\n{}{rest}", paint.verdict(is_red, word))
}

//! A line a suite.

use std::io;

use unicode_width::UnicodeWidthStr;

use super::super::Report;
use super::super::remark;
use super::super::time::human;
use super::super::words::{self, plural};
use super::paint::Paint;
use super::wrap::{pad, pad_start, wrap};
use crate::harmless;
use crate::results::{Remark, Suite};

/// The suites as a table, each with what is odd about it below.
pub(super) fn suites(
    report: &Report<'_>,
    paint: Paint,
    width: usize,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let rows: Vec<[String; 4]> = report.run.suites.iter().map(row).collect();
    let widest = |column: usize| {
        let cells = rows.iter().map(|row| row[column].width());
        cells.max().unwrap_or_default()
    };
    let widths = [0, 1, 2, 3].map(widest);
    for ((_, suite, verdict), row) in report.suites().zip(&rows) {
        let [name, requests, assertions, time] = row;
        let line = format!(
            "{}  {}  {}  {}  {}",
            paint.verdict(verdict.is_red, words::verdict(verdict.is_red)),
            pad(name, widths[0]),
            pad_start(requests, widths[1]),
            pad(assertions, widths[2]),
            pad_start(time, widths[3]),
        );
        writeln!(out, "{line}")?;
        for remark in &verdict.remarks {
            if *remark == Remark::Failures {
                continue;
            }
            let sentence = remark::sentence(suite, *remark);
            let said = harmless::shown(&sentence.whole());
            out.write_all(wrap(&said, "        ", width).as_bytes())?;
        }
    }
    Ok(())
}

/// Its name, requests, assertions and time.
fn row(suite: &Suite) -> [String; 4] {
    let totals = suite.totals();
    let mut counts = vec![plural(totals.assertions, "assertion")];
    for (count, word) in [
        (totals.failed, "failed"),
        (totals.skipped, "skipped"),
        (totals.flaky, "flaky"),
    ] {
        if count > 0 {
            counts.push(format!("{count} {word}"));
        }
    }
    if totals.errors() > 0 {
        counts.push(plural(totals.errors(), "error"));
    }
    [
        harmless::path(suite.text(suite.name)),
        plural(totals.executions, "request"),
        counts.join(", "),
        human(suite.duration().unwrap_or(totals.time)),
    ]
}

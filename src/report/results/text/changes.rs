//! What changed against an earlier run, and between attempts.

use std::io;

use super::super::Report;
use super::super::excerpt::cut;
use super::super::site;
use super::super::time::human;
use super::paint::Paint;
use super::wrap::wrap;
use crate::harmless;
use crate::results::Comparison;

/// How many lines each list has: nobody reads more.
const MOST: usize = 20;
/// The longest line, in characters.
const LINE: usize = 500;

/// What passes again, what passed at last, and what takes longer.
pub(super) fn changes(
    report: &Report<'_>,
    paint: Paint,
    width: usize,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let mut write = |title: &str, count: usize, lines: &mut dyn Iterator<Item = String>| {
        if count == 0 {
            return Ok(());
        }
        writeln!(out, "\n{}", paint.strong(title))?;
        for line in lines.take(MOST) {
            let line = harmless::path(&cut(&line, LINE));
            out.write_all(wrap(&line, "  ", width).as_bytes())?;
        }
        match count.saturating_sub(MOST) {
            0 => Ok(()),
            more => writeln!(out, "  and {more} more"),
        }
    };
    if let Some(Comparison {
        baseline, fixed, ..
    }) = report.comparison
    {
        let title = format!("fixed since {}", harmless::path(baseline));
        let mut lines = fixed
            .iter()
            .map(|one| format!("{} › {} › {}", one.suite, one.request, one.test));
        write(&title, fixed.len(), &mut lines)?;
    }
    let mut lines = report.flaky().map(|check| {
        let path = site::path(check.suite, check.execution);
        format!("{path} › {}", check.name())
    });
    let title = "flaky: failed, and passed in a later attempt";
    write(title, report.flaky().count(), &mut lines)?;
    if let Some(Comparison {
        baseline, slower, ..
    }) = report.comparison
    {
        let title = format!("slower than in {}", harmless::path(baseline));
        let mut lines = slower.iter().map(|one| {
            let (before, now) = (human(one.before), human(one.now));
            format!("{} › {}: {before} → {now}", one.suite, one.request)
        });
        write(&title, slower.len(), &mut lines)?;
    }
    Ok(())
}

//! Results for people, at the end of a log or on a terminal.

mod changes;
mod failures;
mod paint;
mod suites;
mod totals;
mod wrap;

use std::io;

use self::failures::Failures;
use self::paint::Paint;
use super::Report;

/// A line a suite, what failed, what changed, and the sums with the verdict last, where a log ends. `width`
/// is that of the terminal, in columns. Keys are masked.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn text(
    report: &Report<'_>,
    styled: bool,
    width: usize,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let paint = Paint(styled);
    suites::suites(report, paint, width, out)?;
    Failures {
        report,
        paint,
        width,
        out,
    }
    .write()?;
    changes::changes(report, paint, width, out)?;
    totals::totals(report, paint, width, out)
}

//! Results as a page: one file that asks no network for anything and can be read without a script.
//!
//! Every execution is in it once, as an element that opens: what failed first and in cards, the rest in
//! the tree of suites and folders. The frame is `templates/report.html.j2`; what grows with a run is
//! written as it goes. Whoever adds text to the page takes it through [`element::text`] or
//! [`element::attribute`].

mod body;
mod card;
mod changes;
mod checks;
mod difference;
mod element;
mod exchange;
mod failures;
mod flaky;
mod frame;
mod head;
mod histogram;
mod lanes;
mod later;
mod marks;
mod order;
mod overview;
mod policy;
mod pretty;
mod requests;
mod room;
mod row;
mod scale;
mod slowest;
mod spread;
mod suites;
mod tree;

use std::io;

use self::marks::Counts;
use self::room::Room;
use self::spread::Spread;
use super::Report;

/// What is written, and what the parts of the page have to know of the whole.
struct Page<'w, 'r> {
    report: Report<'r>,
    /// The times of all answers.
    spread: Spread,
    /// How many executions have which mark.
    counts: Counts,
    /// How much the page can still take.
    room: Room,
    out: &'w mut dyn io::Write,
}

/// The whole run as a page.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn html(report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let spread = Spread::of(report);
    let counts = Counts::of(report, &spread);
    let (start, end) = frame::frame(report, &spread, &counts)?;
    let mut page = Page {
        report: *report,
        spread,
        counts,
        room: Room::default(),
        out,
    };
    page.out.write_all(start.as_bytes())?;
    page.failures()?;
    page.overview()?;
    page.requests()?;
    page.out.write_all(end.as_bytes())
}

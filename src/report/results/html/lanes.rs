//! When suites began and ended beside one another, as a picture.

use std::fmt::Write as _;
use std::io;

use super::super::excerpt::cut;
use super::super::time::human;
use super::Page;
use super::element::{attribute, name};

/// The size of the picture, and of a lane in it.
const WIDE: f64 = 360.0;
const LANE: u32 = 30;
/// How many suites are in it: those that ran first.
const MOST: usize = 30;
/// The longest name, in characters.
const NAME: usize = 44;

struct Lane {
    name: String,
    start: u64,
    end: u64,
    is_red: bool,
}

impl Page<'_, '_> {
    pub(super) fn lanes(&mut self) -> io::Result<()> {
        let mut lanes = Vec::new();
        for (_, suite, verdict) in self.report.suites() {
            if let (Some(start), Some(end)) = (suite.started, suite.ended) {
                lanes.push(Lane {
                    name: suite.text(suite.name).to_owned(),
                    start,
                    end: end.max(start),
                    is_red: verdict.is_red,
                });
            }
        }
        lanes.sort_by_key(|lane| lane.start);
        lanes.truncate(MOST);
        if lanes.len() < 2 {
            return Ok(());
        }
        let (picture, whole) = picture(&lanes);
        let count = u32::try_from(lanes.len()).unwrap_or(1);
        writeln!(
            self.out,
            "<h2>Timeline</h2><svg class=\"chart lanes\" viewBox=\"0 0 {WIDE} {}\" role=\"img\" \
             aria-label=\"When {count} suites ran, within {whole}\">{picture}</svg>\
             <p class=\"about\"><b>{whole}</b> from the first start to the last end</p>",
            count * LANE + 4,
        )
    }
}

fn picture(lanes: &[Lane]) -> (String, String) {
    let start = lanes.iter().map(|lane| lane.start).min().unwrap_or(0);
    let end = lanes.iter().map(|lane| lane.end).max().unwrap_or(0);
    let whole = end - start;
    // Where a report claims years, the bars are as long beside one another.
    let share = |time: u64| {
        let thousandths = u128::from(time) * 1000 / u128::from(whole.max(1));
        f64::from(u32::try_from(thousandths).unwrap_or(1000)) / 1000.0
    };
    let mut out = String::new();
    for (place, lane) in (0_u32..).zip(lanes) {
        let y = place * LANE;
        let x = share(lane.start - start) * (WIDE - 4.0);
        let wide = (share(lane.end - lane.start) * WIDE).clamp(3.0, WIDE - x);
        let class = if lane.is_red { " class=\"failed\"" } else { "" };
        let (whole, took) = (attribute(&lane.name), human(lane.end - lane.start));
        // Writing to a string cannot fail.
        let _ = write!(
            out,
            "<text x=\"0\" y=\"{}\">{}</text><rect{class} x=\"{x:.1}\" y=\"{}\" width=\"{wide:.1}\" height=\"8\">\
             <title>{whole}: {took}</title></rect>",
            y + 13,
            name(&cut(&lane.name, NAME)),
            y + 18,
        );
    }
    (out, human(whole))
}

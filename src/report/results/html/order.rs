//! How long requests took in the order in which they ran, as a picture. Reports tell no moments, so
//! that what a script waited for in between is not in it.

use std::fmt::Write as _;
use std::io;

use super::Page;
use super::element::count;
use super::scale::{height, label};

/// The size of the picture.
const WIDE: f64 = 360.0;
/// Where the bars end, and what their heights mean begins.
const BARS: f64 = 314.0;
const HIGH: f64 = 96.0;
/// How many bars there are at most: more are no bars any more.
const MOST: usize = 120;

/// What a bar stands for.
#[derive(Clone, Copy, Default)]
struct Bar {
    longest: u32,
    /// How many requests it stands for.
    all: u32,
    /// How many of them failed.
    failed: u32,
}

impl Page<'_, '_> {
    pub(super) fn order(&mut self) -> io::Result<()> {
        let all = usize::try_from(self.counts.all).unwrap_or(usize::MAX);
        let Some(longest) = self.spread.longest().filter(|_| all > 1) else {
            return Ok(());
        };
        let each = all.div_ceil(MOST);
        let mut bars = vec![Bar::default(); all.div_ceil(each)];
        let suites = self.report.run.suites.iter();
        let executions =
            suites.flat_map(|suite| suite.executions.iter().map(move |one| (suite, one)));
        for (index, (suite, execution)) in executions.enumerate() {
            let bar = &mut bars[index / each];
            bar.longest = bar.longest.max(execution.time);
            bar.all += 1;
            bar.failed += u32::from(suite.is_failed(execution));
        }
        let picture = picture(&bars, longest);
        let each = match each {
            1 => "a bar a request; what failed is red".to_owned(),
            _ => format!(
                "a bar the longest of {}; below it in red how many failed",
                count(each as u64)
            ),
        };
        writeln!(
            self.out,
            "<h2>In the order they ran</h2>\
             <svg class=\"chart\" viewBox=\"0 0 {WIDE} {}\" role=\"img\" aria-label=\"Response times of {} requests in \
             the order in which they ran\">{picture}</svg>\
             <p class=\"about\">{each}</p>",
            HIGH + 9.0,
            count(self.counts.all),
        )
    }
}

fn picture(bars: &[Bar], longest: u32) -> String {
    let top = height(longest).max(1.0) * 1.05;
    let mut out = String::new();
    for power in (0_u32..).take_while(|power| f64::from(*power) < top) {
        let y = HIGH - f64::from(power) / top * HIGH;
        // Writing to a string cannot fail.
        let _ = write!(
            out,
            "<path class=\"axis\" d=\"M0 {y:.1}H{BARS}\"/><text x=\"{}\" y=\"{:.1}\">{}</text>",
            BARS + 6.0,
            y + 3.5,
            label(10_f64.powi(i32::try_from(power).unwrap_or(0)))
        );
    }
    let count = u32::try_from(bars.len()).unwrap_or(1);
    let wide = BARS / f64::from(count.max(20));
    for (place, bar) in (0_u32..).zip(bars) {
        let high = (height(bar.longest) / top * HIGH).max(2.0);
        let (x, wide) = (f64::from(place) * wide + wide * 0.1, wide * 0.8);
        let is_red = bar.all == 1 && bar.failed == 1;
        let class = if is_red { " class=\"failed\"" } else { "" };
        let _ = write!(
            out,
            "<rect{class} x=\"{x:.1}\" y=\"{:.1}\" width=\"{wide:.1}\" height=\"{high:.1}\"/>",
            HIGH - high,
        );
        if bar.all > 1 && bar.failed > 0 {
            // One of hundred is still seen.
            let share = 0.35 + 0.65 * f64::from(bar.failed) / f64::from(bar.all);
            let _ = write!(
                out,
                "<rect class=\"failed\" x=\"{x:.1}\" y=\"{}\" width=\"{wide:.1}\" height=\"5\" \
                 fill-opacity=\"{share:.2}\"/>",
                HIGH + 3.0,
            );
        }
    }
    out
}

//! How many answers took how long, as a picture.

use std::fmt::Write as _;
use std::io;

use super::super::time::human;
use super::Page;
use super::element::count;
use super::scale::{self, edge, step};

/// The size of the picture. It grows with the column that it is in.
const WIDE: f64 = 360.0;
const HIGH: f64 = 96.0;
/// How wide a character of a label is at most, on average: labels have blanks and letters.
const LETTER: f64 = 6.0;
/// Steps beside those that there are, so that one bar is no wall.
const FEWEST: usize = 8;

impl Page<'_, '_> {
    pub(super) fn histogram(&mut self) -> io::Result<()> {
        let Some(longest) = self.spread.longest() else {
            return Ok(());
        };
        let time = |percent| human(self.spread.percentile(percent).unwrap_or(0).into());
        let (middle, most, longest) = (time(50), time(95), human(longest.into()));
        let bars = bars(self.spread.times());
        writeln!(
            self.out,
            "<h2>Response times</h2>\
             <svg class=\"chart\" viewBox=\"0 0 {WIDE} {}\" role=\"img\" aria-label=\"How many answers took how long: \
             half of {} within {middle}, 95 % within {most}, the longest {longest}\">{bars}</svg>\
             <p class=\"about\">median <b>{middle}</b> · 95 % within <b>{most}</b> · longest <b>{longest}</b></p>",
            HIGH + 18.0,
            count(self.spread.times().len() as u64),
        )
    }
}

fn bars(times: &[u32]) -> String {
    let (Some(first), Some(last)) = (times.first(), times.last()) else {
        return String::new();
    };
    let (mut start, mut end) = (step(*first), step(*last) + 1);
    while end - start < FEWEST {
        start = start.saturating_sub(1);
        end += 1;
    }
    let mut counts = vec![0_u32; end - start];
    for time in times {
        counts[step(*time) - start] += 1;
    }
    let most = f64::from(counts.iter().copied().max().unwrap_or(1).max(1));
    let steps = u32::try_from(counts.len()).unwrap_or(1);
    let wide = WIDE / f64::from(steps);
    let mut labels = Vec::new();
    let mut out = format!("<path class=\"axis\" d=\"M0 {HIGH}H{WIDE}\"/>");
    for (place, number) in (0_u32..).zip(&counts) {
        let x = f64::from(place) * wide;
        let at = start + place as usize;
        if *number > 0 {
            // One of ten thousand is still seen.
            let high = (f64::from(*number) / most * (HIGH - 4.0)).max(1.5);
            let (from, to) = (if at == 0 { 0.0 } else { edge(at - 1) }, edge(at));
            // Writing to a string cannot fail.
            let _ = write!(
                out,
                "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{high:.1}\"><title>{from} to {to} ms: {}</title></rect>",
                x + 1.0,
                HIGH - high,
                wide - 2.0,
                count((*number).into()),
            );
        }
        if let Some(label) = label(at, steps) {
            labels.push((x, label));
        }
    }
    out + &placed(labels)
}

/// Labels below where their steps start. The last ends with the picture, and of two that would touch only
/// the second is there.
fn placed(labels: Vec<(f64, String)>) -> String {
    let (mut placed, mut end) = (Vec::new(), WIDE);
    for (x, label) in labels.into_iter().rev() {
        let letters = u32::try_from(label.len()).unwrap_or(u32::MAX);
        let wide = f64::from(letters) * LETTER;
        let start = x + 1.0;
        let is_last = end >= WIDE;
        let place = if start + wide <= end {
            end = start;
            format!("x=\"{start:.1}\"")
        } else if is_last {
            end = WIDE - wide;
            format!("x=\"{WIDE}\" text-anchor=\"end\"")
        } else {
            continue;
        };
        placed.push(format!(
            "<path class=\"axis\" d=\"M{x:.1} {HIGH}v4\"/><text {place} y=\"{}\">{label}</text>",
            HIGH + 15.0
        ));
    }
    placed.into_iter().rev().collect()
}

/// What stands below the start of a step: powers of ten, and three times these where there is room.
fn label(step: usize, steps: u32) -> Option<String> {
    /// With more steps, the labels between would touch.
    const ROOMY: u32 = 24;
    let before = step.checked_sub(1)?;
    let is_labelled = before % 6 == 0 || before % 6 == 3 && steps <= ROOMY;
    is_labelled.then(|| scale::label(edge(before)))
}

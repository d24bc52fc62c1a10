//! When suites began and ended beside one another, as a picture.

use std::fmt::Write as _;
use std::io;

use super::super::time::human;
use super::element::part;
use super::{Page, head};
use crate::harmless::shown;

/// The size of the picture, and of a lane in it.
const WIDE: f64 = 360.0;
const LANE: u32 = 30;
/// How many suites are in it: those that ran first.
const MOST: usize = 30;
/// The widest name, in hundredths of the height of its letters: as wide as the picture.
const NAME: usize = 3300;

struct Lane {
    name: String,
    start: u64,
    end: u64,
    is_red: bool,
}

impl Page<'_, '_> {
    pub(super) fn lanes(&mut self) -> io::Result<()> {
        let mut lanes = Vec::new();
        if head::has_pauses(&self.report.run.suites) {
            // Each would be a stroke, and between them nothing.
            return Ok(());
        }
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
        let (whole, took) = (told(&lane.name), human(lane.end - lane.start));
        let (short, whole) = (part(&middle(&whole)), part(&whole));
        // Writing to a string cannot fail.
        let _ = write!(
            out,
            "<text x=\"0\" y=\"{}\"><title>{whole}</title>{short}</text><rect{class} x=\"{x:.1}\" y=\"{}\" width=\"{wide:.1}\" height=\"8\">\
             <title>{whole}: {took}</title></rect>",
            y + 13,
            y + 18,
        );
    }
    (out, human(whole))
}

/// A name as it is shown. As a whole: a key whose half is cut away would not be known.
fn told(name: &str) -> String {
    if name.trim().is_empty() {
        return "(unnamed)".to_owned();
    }
    shown(name)
}

/// A name without its middle where it is too wide for the picture, which breaks no lines: what names have
/// in common is at their beginnings, and what tells them apart often at their ends.
fn middle(name: &str) -> String {
    if name.chars().map(width).sum::<usize>() <= NAME {
        return name.to_owned();
    }
    let room = (NAME - width('…')) / 2;
    let fitting = |chars: &mut dyn Iterator<Item = char>| -> usize {
        let mut used = 0;
        let fits = chars.take_while(|char| {
            used += width(*char);
            used <= room
        });
        fits.map(char::len_utf8).sum()
    };
    let start = fitting(&mut name.chars());
    let end = fitting(&mut name.chars().rev());
    format!("{}…{}", &name[..start], &name[name.len() - end..])
}

/// How wide a character is at most in the fonts that pages are shown in, in hundredths of its height.
fn width(char: char) -> usize {
    match char {
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | ' ' | '.' | ',' | ':' | ';' | '|' | '!' | '\''
        | '/' | '-' => 42,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '…' => 100,
        'A'..='Z' => 79,
        '\0'..='\u{2e7f}' => 66,
        // Of East Asia, and pictures.
        _ => 140,
    }
}

#[cfg(test)]
mod tests {
    use super::{NAME, middle, width};

    #[test]
    fn a_wide_name_loses_its_middle_and_no_more_than_it_must() {
        let short = "regression: orders and returns [staging]";
        assert_eq!(middle(short), short);
        for name in [
            format!("orders {} [eu-1]", "of a team ".repeat(10)),
            "größe 🚀 ".repeat(40),
            "W".repeat(4000),
        ] {
            let cut = middle(&name);
            let wide: usize = cut.chars().map(width).sum();
            assert!((NAME - 300..=NAME).contains(&wide), "{wide}: {cut}");
            let (start, end) = cut.split_once('…').unwrap();
            assert!(name.starts_with(start) && name.ends_with(end));
        }
    }
}

//! Very long lines, with what is far from a change left out.

use std::borrow::Cow;
use std::ops::Range;

/// What stands for what is left out; the renderer has the same.
const LEFT_OUT: &str = "...";

/// `text` with its lines that are longer than `most` cut to what is near the ends of `spans`, and
/// those spans in it.
pub(super) fn around<'t>(
    text: &'t str,
    spans: &[Range<usize>],
    most: usize,
) -> (Cow<'t, str>, Vec<Range<usize>>) {
    if text.lines().all(|line| line.len() <= most) {
        return (Cow::Borrowed(text), spans.to_vec());
    }
    let mut out = String::new();
    // What is kept: its bytes in the text, and where it begins in what comes out.
    let mut kept: Vec<(Range<usize>, usize)> = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let whole = start..start + line.len();
        start = whole.end;
        let parts = if line.len() <= most {
            vec![whole.clone()]
        } else {
            near(text, &whole, spans, most / 4)
        };
        let mut reached = whole.start;
        for part in parts {
            if part.start > reached {
                out.push_str(LEFT_OUT);
            }
            kept.push((part.clone(), out.len()));
            out.push_str(&text[part.clone()]);
            reached = part.end;
        }
        if reached < whole.end {
            out.push_str(LEFT_OUT);
            out.push('\n');
        }
    }
    let place = |at: usize| {
        let part = kept.iter().rfind(|(part, _)| part.start <= at);
        part.map_or(0, |(part, new)| new + at.min(part.end) - part.start)
    };
    let places = spans.iter().map(|span| place(span.start)..place(span.end));
    let places = places.collect();
    (Cow::Owned(out), places)
}

/// The parts of a line that are no further than `reach` from an end of a span; its beginning where
/// there is none.
fn near(
    text: &str,
    line: &Range<usize>,
    spans: &[Range<usize>],
    reach: usize,
) -> Vec<Range<usize>> {
    let mut ends: Vec<usize> = spans
        .iter()
        .flat_map(|span| [span.start, span.end])
        .filter(|end| line.contains(end) || (*end == text.len() && *end == line.end))
        .collect();
    ends.sort_unstable();
    if ends.is_empty() {
        ends.push(line.start);
    }
    let mut parts: Vec<Range<usize>> = Vec::new();
    for end in ends {
        let from = text.floor_char_boundary(end.saturating_sub(reach));
        let to = text.ceil_char_boundary(end + reach);
        let (from, to) = (from.max(line.start), to.min(line.end));
        match parts.last_mut() {
            Some(last) if from <= last.end + LEFT_OUT.len() => last.end = last.end.max(to),
            _ => parts.push(from..to),
        }
    }
    parts
}

/// A text whose lines are cut in their middle where they are longer than `most`.
pub(super) fn middle(text: &str, most: usize) -> String {
    let cut = |line: &str| {
        if line.len() <= most {
            return line.to_owned();
        }
        let first = &line[..line.floor_char_boundary(most / 4)];
        let last = &line[line.ceil_char_boundary(line.len() - most / 4)..];
        format!("{first}{LEFT_OUT}{last}")
    };
    text.split_inclusive('\n').map(cut).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_far_from_a_change_is_left_out_of_long_lines_only() {
        let long = format!("{}é[x]é{}", "a".repeat(100), "b".repeat(100));
        let text = format!("short\n{long}\nlast\n");
        let at = text.find('[').unwrap();
        let (cut, places) = around(&text, &[at..at + 3, 0..5], 40);
        assert_eq!(cut, "short\n...aaaaaaaaé[x]ébbbbbbbb...\nlast\n");
        assert_eq!(&cut[places[0].clone()], "[x]");
        assert_eq!(&cut[places[1].clone()], "short");
        let (whole, _) = around("short\n", &[0..1, 2..3], 40);
        assert_eq!(whole, "short\n");
    }

    #[test]
    fn of_a_long_span_both_ends_are_left() {
        let text = "x".repeat(200);
        let (cut, places) = around(&text, &[20..180, 200..200], 40);
        assert_eq!(cut.len(), 3 + 20 + 3 + 30);
        assert_eq!(places[1], cut.len()..cut.len());
        assert_eq!(middle(&text, 40), format!("{0}...{0}", "x".repeat(10)));
        assert_eq!(middle("short\n", 40), "short\n");
    }
}

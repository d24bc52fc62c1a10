//! Markdown of ours that is too long for where it goes.

use std::borrow::Cow;

/// What stands where the rest was.
const CUT: &str = "\n*Cut here, because it is too long.*\n";

/// The lines of `markdown` that fit into `most` bytes, with a note behind them where some do not; a
/// block of code is closed before the note. Empty where there is no room for the note.
#[must_use]
pub fn fit(markdown: &str, most: usize) -> Cow<'_, str> {
    if markdown.len() <= most {
        return Cow::Borrowed(markdown);
    }
    // Both behind the last line that fits: where it ends, and what closes an open block.
    let (mut end, mut open) = (0, None);
    let mut start = 0;
    let mut fence = None;
    for line in markdown.split_inclusive('\n') {
        start += line.len();
        let marks = line.len() - line.trim_start_matches('`').len();
        match fence {
            Some(opened) if marks == opened && line.trim_end().len() == marks => fence = None,
            // What has one behind it is code in a line.
            None if marks >= 3 && !line[marks..].contains('`') => fence = Some(marks),
            _ => {}
        }
        let closing = fence.map_or(0, |marks| marks + 1);
        if start + closing + CUT.len() > most {
            break;
        }
        (end, open) = (start, fence);
    }
    if CUT.len() > most {
        return Cow::Borrowed("");
    }
    let close = open.map(|marks| "`".repeat(marks) + "\n");
    Cow::Owned(format!(
        "{}{}{CUT}",
        &markdown[..end],
        close.unwrap_or_default()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_cut_behind_a_line_and_blocks_are_closed() {
        let text = "# one\n\n````diff\n-```\n+two\n````\n\nthree\n";
        assert_eq!(fit(text, text.len()), text);
        for most in 0..text.len() + CUT.len() {
            let cut = fit(text, most);
            assert!(cut.len() <= most.max(text.len()), "{cut}");
            assert!(most < CUT.len() || !cut.is_empty());
            assert_eq!(cut.matches("````").count() % 2, 0, "{cut}");
            assert!(cut.is_empty() || cut == text || cut.ends_with(CUT));
        }
        let long = format!("{text}{}\n", "x".repeat(200));
        assert_eq!(fit(&long, 190), format!("{text}{CUT}"));
        let inside = "```diff\n".len() + 9 + CUT.len() + 10;
        assert_eq!(
            fit(&long, inside),
            format!("# one\n\n````diff\n-```\n````\n{CUT}")
        );
    }
}

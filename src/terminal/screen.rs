//! Lines drawn over those before them, in one write.

use std::fmt::Write as _;

use super::cut::width;

/// A terminal's size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Size {
    pub(super) columns: usize,
    pub(super) rows: usize,
}

/// What a key leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Stay,
    Done,
    Cancelled,
}

/// What is to be seen, and where the cursor is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Picture {
    pub(super) lines: Vec<String>,
    pub(super) row: usize,
    pub(super) column: usize,
}

/// What was drawn last.
#[derive(Debug, Default)]
pub(super) struct Screen {
    /// The widths of the lines from the first to that of the cursor.
    above: Vec<usize>,
}

impl Screen {
    /// The bytes that draw `picture` over what was drawn before. Lines are not wrapped meanwhile: where
    /// a terminal takes a character for wider than Unicode does, one line suffers and no other.
    pub(super) fn draw(&mut self, picture: &Picture, size: Size) -> String {
        let mut out = String::from("\u{1b}[?25l\u{1b}[?7l");
        out.push_str(&self.back(size));
        for (at, line) in picture.lines.iter().enumerate() {
            if at > 0 {
                out.push_str("\r\n");
            }
            out.push_str(line);
            out.push_str("\u{1b}[K");
        }
        out.push_str("\u{1b}[J\r");
        let below = picture.lines.len().saturating_sub(picture.row + 1);
        up(&mut out, below);
        if picture.column > 0 {
            // Writing to a string cannot fail.
            let _ = write!(out, "\u{1b}[{}C", picture.column);
        }
        out.push_str("\u{1b}[?7h\u{1b}[?25h");
        let above = picture.lines.iter().take(picture.row);
        self.above = above
            .map(|line| seen(line))
            .chain([picture.column])
            .collect();
        out
    }

    /// The bytes that take everything away and leave `line`, where there is one.
    pub(super) fn leave(&mut self, line: Option<&str>, size: Size) -> String {
        let mut out = self.back(size);
        out.push_str("\u{1b}[J");
        if let Some(line) = line {
            out.push_str(line);
            out.push_str("\r\n");
        }
        self.above.clear();
        out
    }

    /// To the start of the first line. In a window that has become narrower since, terminals have
    /// wrapped those above the cursor.
    fn back(&self, size: Size) -> String {
        let mut out = String::from("\r");
        let columns = size.columns.max(1);
        let Some((cursor, above)) = self.above.split_last() else {
            return out;
        };
        let wrapped = above.iter().map(|width| width.div_ceil(columns).max(1));
        up(&mut out, wrapped.sum::<usize>() + cursor / columns);
        out
    }
}

fn up(out: &mut String, lines: usize) {
    if lines > 0 {
        // Writing to a string cannot fail.
        let _ = write!(out, "\u{1b}[{lines}A");
    }
}

/// The columns of a line that may be painted.
fn seen(line: &str) -> usize {
    let parts = line.split('\u{1b}').enumerate();
    let parts = parts.map(|(at, part)| match part.split_once('m') {
        Some((_, rest)) if at > 0 => rest,
        _ => part,
    });
    parts.map(width).sum()
}

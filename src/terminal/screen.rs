//! Lines drawn over those before them, in one write.

use std::fmt::Write as _;

use crate::columns::width;

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

#[cfg(test)]
mod tests {
    use super::{Picture, Screen, Size};

    const SIZE: Size = Size {
        columns: 20,
        rows: 6,
    };

    fn picture(lines: &[&str], row: usize, column: usize) -> Picture {
        Picture {
            lines: lines.iter().map(|line| (*line).to_owned()).collect(),
            row,
            column,
        }
    }

    fn seen(terminal: &vt100::Parser) -> String {
        terminal.screen().contents().trim_end().to_owned()
    }

    #[test]
    fn each_picture_takes_the_place_of_the_one_before() {
        let mut terminal = vt100::Parser::new(6, 20, 0);
        terminal.process(b"$ postorb\r\n");
        let mut screen = Screen::default();
        for (lines, row, column) in [
            (&["question: ", "> one", "  two", "  3"][..], 0, 10),
            (&["question: x", "nothing"], 1, 3),
            (&["\u{1b}[1mq\u{1b}[22m", "a", "b", "c", "d"], 2, 0),
            (&["q"], 0, 1),
        ] {
            let drawn = screen.draw(&picture(lines, row, column), SIZE);
            terminal.process(drawn.as_bytes());
            let plain = lines
                .join("\n")
                .replace("\u{1b}[1m", "")
                .replace("\u{1b}[22m", "");
            assert_eq!(seen(&terminal), format!("$ postorb\n{}", plain.trim_end()));
            let (at, behind) = terminal.screen().cursor_position();
            assert_eq!((usize::from(at), usize::from(behind)), (row + 1, column));
            assert!(!terminal.screen().hide_cursor());
        }
        terminal.process(screen.leave(Some("q: answer"), SIZE).as_bytes());
        assert_eq!(seen(&terminal), "$ postorb\nq: answer");
    }

    #[test]
    fn below_the_last_line_the_terminal_scrolls_and_nothing_is_drawn_twice() {
        let mut terminal = vt100::Parser::new(6, 20, 10);
        terminal.process(b"1\r\n2\r\n3\r\n4\r\n5\r\n");
        let mut screen = Screen::default();
        for _ in 0..3 {
            let drawn = screen.draw(&picture(&["q: ", "a", "b"], 0, 3), SIZE);
            terminal.process(drawn.as_bytes());
            assert_eq!(seen(&terminal), "3\n4\n5\nq: \na\nb");
        }
    }
}

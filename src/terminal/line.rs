//! A line that is typed: an answer in words, or a key that nobody may see.

use super::key::Key;
use super::paint::Paint;
use super::screen::{Picture, Size, Step};
use crate::columns::{cut, cut_start, width, wrap};

/// What may be seen of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Echo {
    All,
    /// Not even how much there is.
    Nothing,
}

#[derive(Debug)]
pub(super) struct Line<'q> {
    question: &'q str,
    /// What an empty line means.
    default: Option<&'q str>,
    echo: Echo,
    /// Whether nothing of the question is cut off.
    is_whole: bool,
    before: String,
    /// What is behind the cursor.
    after: String,
    /// Whether somebody went on without the answer that there has to be.
    is_missed: bool,
}

impl<'q> Line<'q> {
    pub(super) fn new(question: &'q str, default: Option<&'q str>, echo: Echo) -> Self {
        Self {
            question,
            default,
            echo,
            is_whole: false,
            before: String::new(),
            after: String::new(),
            is_missed: false,
        }
    }

    /// The same with its question in several lines where it does not fit into one.
    pub(super) fn whole(mut self) -> Self {
        self.is_whole = true;
        self
    }

    /// What was typed, without blanks around it, or what an empty line means.
    pub(super) fn answer(&self) -> String {
        let typed = format!("{}{}", self.before, self.after);
        match (typed.trim(), self.default) {
            ("", Some(default)) => default.to_owned(),
            (typed, _) => typed.to_owned(),
        }
    }

    pub(super) fn press(&mut self, key: Key) -> Step {
        match key {
            Key::Cancel => return Step::Cancelled,
            // A pasted key may begin with a line feed.
            Key::Enter if self.default.is_some() || !self.answer().is_empty() => return Step::Done,
            Key::Enter => self.is_missed = true,
            Key::Char(char) => self.before.push(char),
            Key::Backspace => {
                self.before.pop();
            }
            Key::Delete => {
                let mut rest = self.after.chars();
                rest.next();
                self.after = rest.as_str().to_owned();
            }
            Key::Clear => self.before.clear(),
            Key::ClearWord => {
                let rest = self.before.trim_end();
                let end = rest.rfind(' ').map_or(0, |blank| blank + 1);
                self.before.truncate(end);
            }
            Key::Left => {
                if let Some(char) = self.before.pop() {
                    self.after.insert(0, char);
                }
            }
            Key::Right if !self.after.is_empty() => self.before.push(self.after.remove(0)),
            Key::Home => self.after.insert_str(0, &std::mem::take(&mut self.before)),
            Key::End => self.before.push_str(&std::mem::take(&mut self.after)),
            _ => {}
        }
        Step::Stay
    }

    pub(super) fn picture(&self, size: Size, paint: Paint) -> Picture {
        let (above, question) = self.lines(size);
        let room = size.columns.saturating_sub(width(&question) + 3);
        let (before, after) = match self.echo {
            Echo::All => (cut_start(&self.before, room), self.after.as_str()),
            Echo::Nothing => (String::new(), ""),
        };
        let column = width(&question) + 2 + width(&before);
        let rest = room.saturating_sub(width(&before));
        let behind = if before.is_empty() && after.is_empty() {
            paint.dim(&cut(&self.hint(), rest))
        } else {
            cut(after, rest)
        };
        let line = format!("{}: {before}{behind}", paint.bold(&question));
        let mut lines: Vec<String> = above.iter().map(|line| paint.bold(line)).collect();
        lines.push(line);
        Picture {
            row: lines.len() - 1,
            lines,
            column,
        }
    }

    /// The question as it is seen: lines above, and what stands before the answer.
    fn lines(&self, size: Size) -> (Vec<String>, String) {
        /// The colon, and what an answer takes.
        const ANSWER: usize = 8;
        let mut lines = if self.is_whole {
            wrap(self.question, size.columns.saturating_sub(ANSWER).max(1))
        } else {
            Vec::new()
        };
        match lines.pop() {
            Some(last) if lines.len() < size.rows => (lines, last),
            _ => {
                let room = size.columns.saturating_sub(4).max(1) / 2;
                (Vec::new(), cut(self.question, room))
            }
        }
    }

    fn hint(&self) -> String {
        match (self.echo, self.default) {
            (_, None) if self.is_missed => "(nothing was typed yet; Escape ends it)".to_owned(),
            (Echo::Nothing, _) => "(what you type or paste is not shown)".to_owned(),
            (Echo::All, Some("")) => "(none)".to_owned(),
            (Echo::All, Some(default)) => format!("({default})"),
            (Echo::All, None) => String::new(),
        }
    }
}

impl Drop for Line<'_> {
    /// A key is not left in memory longer than it is needed.
    fn drop(&mut self) {
        if self.echo == Echo::Nothing {
            for part in [&mut self.before, &mut self.after] {
                secrecy::zeroize::Zeroize::zeroize(part);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Echo, Key, Line, Paint, Size, Step};

    const SIZE: Size = Size {
        columns: 30,
        rows: 4,
    };

    fn typed(line: &mut Line<'_>, text: &str) {
        for char in text.chars() {
            line.press(Key::Char(char));
        }
    }

    fn seen(line: &Line<'_>) -> String {
        line.picture(SIZE, Paint(false)).lines.join("\n")
    }

    #[test]
    fn an_empty_line_means_its_default() {
        let mut line = Line::new("Job", Some("newman-collection-run"), Echo::All);
        assert_eq!(seen(&line), "Job: (newman-collection-run)");
        assert_eq!(line.press(Key::Enter), Step::Done);
        assert_eq!(line.answer(), "newman-collection-run");
        typed(&mut line, " api tests ");
        assert_eq!(line.answer(), "api tests");
        assert_eq!(
            Line::new("Q", None, Echo::All).press(Key::Enter),
            Step::Stay
        );
    }

    #[test]
    fn a_line_is_edited_where_the_cursor_is() {
        let mut line = Line::new("Job", None, Echo::All);
        typed(&mut line, "api tests");
        for key in [
            Key::Home,
            Key::Delete,
            Key::Char('A'),
            Key::End,
            Key::Left,
            Key::Backspace,
        ] {
            line.press(key);
        }
        assert_eq!(line.answer(), "Api tess");
        assert_eq!(
            line.picture(SIZE, Paint(false)).column,
            "Job: Api tes".len()
        );
        line.press(Key::ClearWord);
        assert_eq!(line.answer(), "Api s");
        line.press(Key::Right);
        line.press(Key::Clear);
        assert_eq!(line.answer(), "");
    }

    #[test]
    fn of_a_long_line_the_part_around_the_cursor_is_seen() {
        let mut line = Line::new("Job", None, Echo::All);
        typed(&mut line, &"0123456789".repeat(4));
        assert_eq!(seen(&line), "Job: …78901234567890123456789");
        assert!(line.picture(SIZE, Paint(false)).column < SIZE.columns);
        line.press(Key::Home);
        assert_eq!(seen(&line), "Job: 01234567890123456789012…");
    }

    #[test]
    fn a_whole_question_has_as_many_lines_as_it_needs() {
        let question = "Set API_TOKEN of gh/acme/bookings on CircleCI to its value here? (y/N)";
        let mut line = Line::new(question, Some("no"), Echo::All).whole();
        let lines =
            "Set API_TOKEN of\ngh/acme/bookings on\nCircleCI to its value\nhere? (y/N): (no)";
        assert_eq!(seen(&line), lines);
        typed(&mut line, "yes");
        let picture = line.picture(SIZE, Paint(false));
        assert_eq!((picture.row, picture.column), (3, "here? (y/N): yes".len()));
        // Where there is no room for it, one line is left.
        let small = Size {
            columns: 30,
            rows: 3,
        };
        assert_eq!(line.picture(small, Paint(false)).lines.len(), 1);
    }

    #[test]
    fn a_hidden_line_shows_neither_what_is_typed_nor_how_much() {
        let mut line = Line::new("Key", None, Echo::Nothing);
        let before = line.picture(SIZE, Paint(false));
        typed(&mut line, "PMAK-secret");
        assert_eq!(line.picture(SIZE, Paint(false)), before);
        assert_eq!(line.answer(), "PMAK-secret");
        assert_eq!(line.press(Key::Enter), Step::Done);
    }
}

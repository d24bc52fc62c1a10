//! Where lines begin and end, and which line a byte is on.

use memchr::memchr2_iter;

use super::Span;

/// An index of a text's lines. A line ends with `\n`, `\r\n` or a lone `\r`, as in YAML 1.2
/// section 5.4.
#[derive(Clone, Debug)]
pub struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    /// Indexes `text`.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for at in memchr2_iter(b'\n', b'\r', bytes) {
            if bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n') {
                starts.push(at + 1);
            }
        }
        Self { text, starts }
    }

    /// How many lines there are; a text that ends with a line break has an empty last one.
    #[must_use]
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// The 0-based line that byte `at` is on.
    #[must_use]
    pub fn of(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at) - 1
    }

    /// The first byte of a 0-based line; the end of the text for a line past the last.
    #[must_use]
    pub fn start(&self, line: usize) -> usize {
        self.starts.get(line).copied().unwrap_or(self.text.len())
    }

    /// The bytes of a 0-based line without its line break.
    #[must_use]
    pub fn content(&self, line: usize) -> Span {
        let start = self.start(line);
        let text = &self.text[start..self.start(line + 1)];
        start..start + text.trim_end_matches(['\n', '\r']).len()
    }

    /// A 0-based line's text without its line break.
    #[must_use]
    pub fn text(&self, line: usize) -> &'t str {
        &self.text[self.content(line)]
    }

    /// The 1-based line and the 1-based column, in characters, of byte `at`; a byte-order mark
    /// takes no column.
    #[must_use]
    pub fn position(&self, at: usize) -> (usize, usize) {
        let mut at = at.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        let line = self.of(at);
        let before = &self.text[self.start(line)..at];
        (
            line + 1,
            before.trim_start_matches('\u{feff}').chars().count() + 1,
        )
    }

    /// The line break that the text uses: that of its first line, and `\n` for a single line.
    #[must_use]
    pub fn line_break(&self) -> &'static str {
        match &self.text[self.content(0).end..self.start(1)] {
            "\r\n" => "\r\n",
            "\r" => "\r",
            _ => "\n",
        }
    }

    /// How many bytes stand before `at` on its line, a byte-order mark not counted.
    #[must_use]
    pub fn indent_of(&self, at: usize) -> usize {
        let before = &self.text[self.start(self.of(at))..at];
        before.trim_start_matches('\u{feff}').len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_end_is_one_line_end() {
        let lines = Lines::new("a\r\nb\rc\nd");
        let texts: Vec<_> = (0..lines.count()).map(|line| lines.text(line)).collect();
        assert_eq!(texts, ["a", "b", "c", "d"]);
        assert_eq!(lines.of(1), 0);
        assert_eq!(lines.of(3), 1);
    }

    #[test]
    fn columns_count_characters_and_no_byte_order_mark() {
        let lines = Lines::new("\u{feff}ä: 🚀x");
        assert_eq!(lines.position("\u{feff}ä: 🚀".len()), (1, 5));
        assert_eq!(lines.indent_of(3), 0);
    }
}

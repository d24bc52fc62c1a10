//! A value in a script or in another text: where it ends, with the quotes of a shell.

use std::ops::Range;

/// How far a value without quotes goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// To the end of a word of the shell.
    Word,
    /// To the end of the line: in what is no script, nothing else ends a value.
    Line,
}

/// What is quoted, by its quotes: a value in it ends with it at the latest.
pub(super) struct Enclosed(Vec<Range<usize>>);

impl Enclosed {
    /// The quotes of a text as a shell reads it, of which one that is never closed ends with its line.
    pub(super) fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let (mut spans, mut at) = (Vec::new(), 0);
        while at < bytes.len() {
            match bytes[at] {
                b'\\' => at += 2,
                quote @ (b'"' | b'\'') => {
                    let end = closing(text, at + 1, quote).unwrap_or_else(|| line_end(text, at));
                    spans.push(at + 1..end);
                    at = end + 1;
                }
                _ => at += 1,
            }
        }
        Self(spans)
    }

    /// Where what is quoted around a place ends; the place itself, where it is the closing quote.
    fn end(&self, at: usize) -> Option<usize> {
        let next = self.0.partition_point(|span| span.start <= at);
        let span = self.0[..next].last()?;
        (at <= span.end).then_some(span.end)
    }
}

/// The quote that closes what begins at `from`.
fn closing(text: &str, from: usize, quote: u8) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if quote == b'"' => at += 2,
            byte if byte == quote => return Some(at),
            _ => at += 1,
        }
    }
    None
}

fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |end| at + end)
}

/// The value that begins at a place, without the quotes around all of it.
pub(super) fn value(text: &str, start: usize, reach: Reach, enclosed: &Enclosed) -> Range<usize> {
    let bytes = text.as_bytes();
    let is_escaped = text[start..].starts_with("\\\"");
    let first = start + usize::from(is_escaped);
    match bytes.get(first) {
        Some(b'"') if is_escaped => {
            let end = text[first + 1..].find("\\\"").map(|end| first + 1 + end);
            return first + 1..end.unwrap_or_else(|| line_end(text, first));
        }
        Some(&quote @ (b'"' | b'\'')) if enclosed.end(start) != Some(start) => {
            let end = closing(text, first + 1, quote).unwrap_or_else(|| line_end(text, first));
            // What the shell joins to it is the same word.
            let end = if reach == Reach::Word
                && bytes.get(end + 1).is_some_and(|next| !ends_word(*next))
            {
                word_end(text, end + 1)
            } else {
                end
            };
            return first + 1..end;
        }
        _ => {}
    }
    let end = match (enclosed.end(start), reach) {
        (Some(end), _) => end,
        (None, Reach::Line) => line_end(text, start),
        (None, Reach::Word) => word_end(text, start),
    };
    start..end.max(start)
}

fn ends_word(byte: u8) -> bool {
    byte.is_ascii_whitespace() || b";|)&,]}".contains(&byte)
}

/// The end of a word of the shell, with the quotes that it has inside.
fn word_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 1,
            b'"' | b'\'' => at = closing(text, at + 1, *byte).unwrap_or(at),
            byte if byte.is_ascii_whitespace() || b";|)".contains(byte) => break,
            _ => {}
        }
        at += 1;
    }
    let mut end = at.min(text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    end
}

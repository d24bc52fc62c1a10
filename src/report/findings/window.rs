//! The part of a file that a finding is about.

use std::ops::Range;

/// The lines that a finding is about: the renderer looks at all that it is given, for each.
pub(super) struct Window<'a> {
    pub(super) text: &'a str,
    /// Where they begin in the source.
    start: usize,
    /// The number of the first, from 1.
    pub(super) line: usize,
}

impl<'a> Window<'a> {
    /// All lines that `spans` touch, and one on either side.
    pub(super) fn around(source: &'a str, spans: impl Iterator<Item = Range<usize>>) -> Self {
        let (start, end) = spans.fold((source.len(), 0), |(start, end), span| {
            (start.min(span.start), end.max(span.end))
        });
        let line = |at: usize| source[..at].rfind('\n').map_or(0, |end| end + 1);
        let behind = |at: usize| {
            source[at..]
                .find('\n')
                .map_or(source.len(), |end| at + end + 1)
        };
        let first = line(start.min(source.len()));
        let start = line(first.saturating_sub(1));
        let end = behind(behind(end));
        Self {
            text: &source[start..end],
            start,
            line: 1 + source[..start].matches('\n').count(),
        }
    }

    /// A span of the source as one of the window.
    pub(super) fn place(&self, span: &Range<usize>) -> Range<usize> {
        span.start - self.start..span.end - self.start
    }
}

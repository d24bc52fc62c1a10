//! What is told of mistakes that the model is read without.

use crate::finding::Finding;
use crate::yaml::{Field, Lines, Span};

/// Findings that come of putting the value right.
pub(super) struct Told<'a, 't> {
    /// The text.
    pub(super) text: &'t str,
    /// Its lines.
    pub(super) lines: &'a Lines<'t>,
    /// The findings so far.
    pub(super) findings: Vec<Finding>,
}

impl<'t> Told<'_, 't> {
    pub(super) fn push(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// What is written there.
    pub(super) fn slice(&self, span: &Span) -> Option<&'t str> {
        self.text.get(span.clone())
    }

    /// Whether a field is the last thing in the block under a key: what follows is further left
    /// than what stands in it, but for blank lines and comments.
    pub(super) fn is_end_of(&self, owner: &Span, last: &Field) -> bool {
        let lines = self.lines;
        let column = crate::lint::moved::column(lines, owner.start);
        let from = lines.of(last.value.source.end.saturating_sub(1)) + 1;
        let next = (from..lines.count())
            .map(|line| lines.text(line))
            .find(|text| !text.trim().is_empty() && !text.trim_start().starts_with('#'));
        next.is_none_or(|text| text.len() - text.trim_start().len() <= column)
    }
}

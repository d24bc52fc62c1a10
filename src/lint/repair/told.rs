//! What is told of mistakes that the model is read without.

use crate::finding::Finding;
use crate::yaml::{Field, Lines, Span};

/// Findings that come of putting the value right.
pub(in crate::lint) struct Told<'a, 't> {
    /// The text.
    pub(in crate::lint) text: &'t str,
    /// Its lines.
    pub(in crate::lint) lines: &'a Lines<'t>,
    /// The findings so far.
    pub(in crate::lint) findings: Vec<Finding>,
}

impl<'t> Told<'_, 't> {
    pub(in crate::lint) fn push(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// What is written there.
    pub(in crate::lint) fn slice(&self, span: &Span) -> Option<&'t str> {
        self.text.get(span.clone())
    }

    /// Whether a field is the last thing in the block under a key: what follows is further left
    /// than what stands in it, but for blank lines and comments.
    pub(in crate::lint) fn is_end_of(&self, owner: &Span, last: &Field) -> bool {
        let lines = self.lines;
        let column = super::moved::column(lines, owner.start);
        let from = lines.of(last.value.source.end.saturating_sub(1)) + 1;
        let next = (from..lines.count())
            .map(|line| lines.text(line))
            .find(|text| !text.trim().is_empty() && !text.trim_start().starts_with('#'));
        next.is_none_or(|text| text.len() - text.trim_start().len() <= column)
    }
}

//! Which line a comment speaks of, and which lines a finding is on.

use std::collections::HashMap;

use crate::finding::{Finding, Fix, Patch, Safety};
use crate::yaml::{Comment, Kind, Lines, Span, Tree};

/// The lines of a config as comments see them.
pub(super) struct Places<'a> {
    lines: &'a Lines<'a>,
    text: &'a str,
    /// The line that a line which is only a comment speaks of: the next one that is more, and not
    /// blank.
    below: HashMap<usize, usize>,
    /// Scalars that are longer than a line, in the order of the text.
    long: Vec<Span>,
}

impl<'a> Places<'a> {
    pub(super) fn new(tree: &'a Tree<'_>, lines: &'a Lines<'_>) -> Self {
        let mut places = Self {
            lines,
            text: tree.text(),
            below: HashMap::new(),
            long: Vec::new(),
        };
        for comment in tree.comments().iter().rev() {
            if places.is_alone(comment) {
                let line = places.line(comment.span.start);
                places.below.insert(line, places.next(line));
            }
        }
        for (_, node) in tree.nodes() {
            let last = node.span.end.saturating_sub(1);
            if matches!(node.kind, Kind::Scalar { .. })
                && places.line(node.span.start) < places.line(last)
            {
                places.long.push(node.span.clone());
            }
        }
        places.long.sort_by_key(|span| span.start);
        places
    }

    pub(super) fn line(&self, at: usize) -> usize {
        self.lines.of(at)
    }

    fn is_alone(&self, comment: &Comment<'_>) -> bool {
        let start = self.lines.start(self.line(comment.span.start));
        let before = &self.text[start..comment.span.start];
        before.trim_start_matches('\u{feff}').trim().is_empty()
    }

    /// The next line that is neither blank nor only a comment.
    pub(super) fn next(&self, line: usize) -> usize {
        let is_blank = |line: usize| self.lines.text(line).trim().is_empty();
        let next = (line + 1..self.lines.count()).find(|line| !is_blank(*line));
        let next = next.unwrap_or(line + 1);
        self.below.get(&next).copied().unwrap_or(next)
    }

    /// The line that a comment speaks of: its own, or the next one where it is all there is.
    pub(super) fn target(&self, comment: &Comment<'_>) -> usize {
        let line = self.line(comment.span.start);
        self.below.get(&line).copied().unwrap_or(line)
    }

    /// The lines on which a finding can be suppressed: the one it begins on, and inside a scalar of
    /// several lines, where no comment can stand, the one on which that begins.
    pub(super) fn of(&self, finding: &Finding) -> impl Iterator<Item = usize> + use<> {
        let at = finding.primary.span.start;
        let next = self.long.partition_point(|span| span.start <= at);
        let scalar = next.checked_sub(1).and_then(|last| self.long.get(last));
        let scalar = scalar.filter(|span| at < span.end);
        let own = self.line(at);
        let outer = scalar.map(|span| self.line(span.start));
        std::iter::once(own).chain(outer.filter(|line| *line != own))
    }

    /// How `part` of a comment is removed: where it is all of it, with its line, or with the blanks
    /// in front of it.
    pub(super) fn removal(&self, comment: &Comment<'_>, part: &Span) -> Fix {
        let line = self.line(comment.span.start);
        let start = self.lines.start(line);
        let is_last = part.end == comment.span.end;
        let span = if *part == comment.span && self.is_alone(comment) {
            let bom = self.text[start..part.end].starts_with('\u{feff}');
            let start = if bom {
                start + '\u{feff}'.len_utf8()
            } else {
                start
            };
            start..self.lines.start(line + 1)
        } else if is_last {
            let before = self.text[start..part.start].trim_end_matches([' ', '\t']);
            start + before.len()..part.end
        } else {
            part.clone()
        };
        removal("remove the comment".to_owned(), span)
    }
}

/// A fix that takes a part of a comment away, which changes nothing of what the config does.
pub(super) fn removal(title: String, span: Span) -> Fix {
    Fix {
        title,
        safety: Safety::Safe,
        patches: vec![Patch {
            span,
            replacement: String::new(),
        }],
    }
}

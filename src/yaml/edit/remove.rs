//! Removing entries and items.

use std::ops::Range;

use super::{Cut, Cuts, Editor, Finding, Kind, NodeId, Patch, flow};
use crate::yaml::Span;

impl Editor<'_, '_> {
    pub(super) fn remove(
        &self,
        from: NodeId,
        mut indices: Vec<usize>,
        cuts: &mut Cuts,
    ) -> Result<(), Finding> {
        indices.sort_unstable();
        indices.dedup();
        let members: Vec<Span> = match &self.tree.node(from).kind {
            Kind::Mapping { entries, .. } => entries
                .iter()
                .map(|entry| {
                    self.tree.full_span(entry.key).start..self.tree.node(entry.value).span.end
                })
                .collect(),
            Kind::Sequence { items, .. } => items
                .iter()
                .enumerate()
                .map(|(index, _)| self.item_span(from, index))
                .collect(),
            _ => return Err(self.not_a(from, "mapping or list")),
        };
        for run in self.apart(flow::runs(&indices), &members) {
            let (Some(first), Some(last)) = (members.get(run.start), members.get(run.end - 1))
            else {
                continue;
            };
            let span = first.start..last.end;
            let patch = match (self.is_first_on_line(span.start), members.get(run.end)) {
                (true, next) => self.whole_lines(&span, next.is_none()),
                // `- key: …` with more keys under it: the next one moves up.
                (false, Some(next)) => span.start..next.start,
                (false, None) => span,
            };
            let patch = Patch {
                span: patch,
                replacement: String::new(),
            };
            cuts.push(Cut { patch, column: 0 });
        }
        Ok(())
    }

    /// Runs of members, parted where comments on lines of their own stand between two of them.
    fn apart(&self, runs: Vec<Range<usize>>, members: &[Span]) -> Vec<Range<usize>> {
        let mut parted: Vec<Range<usize>> = Vec::new();
        for index in runs.into_iter().flatten() {
            let joins = parted.last().is_some_and(|run: &Range<usize>| {
                let between = index
                    .checked_sub(1)
                    .filter(|before| run.end == before + 1)
                    .and_then(|before| Some((members.get(before)?, members.get(index)?)));
                between.is_some_and(|(one, two)| {
                    let lines = self.lines.of(one.end) + 1..self.lines.of(two.start);
                    lines
                        .into_iter()
                        .all(|line| self.lines.text(line).trim().is_empty())
                })
            });
            match parted.last_mut() {
                Some(run) if joins => run.end += 1,
                _ => parted.push(index..index + 1),
            }
        }
        parted
    }

    /// From an item's dash to its end.
    pub(super) fn item_span(&self, sequence: NodeId, index: usize) -> Span {
        let items = self.tree.items(sequence);
        let from = match index.checked_sub(1).and_then(|before| items.get(before)) {
            Some(before) => self.tree.node(*before).span.end,
            None => self.tree.node(sequence).span.start,
        };
        let start = crate::yaml::scan::skip_blank(self.tree.text(), from);
        let end = items
            .get(index)
            .map_or(start, |item| self.tree.node(*item).span.end);
        start..end.max(start + 1)
    }

    pub(super) fn is_first_on_line(&self, at: usize) -> bool {
        let start = self.lines.start(self.lines.of(at));
        self.tree.text()[start..at]
            .trim_start_matches('\u{feff}')
            .bytes()
            .all(|byte| byte == b' ')
    }

    /// The lines of `span`, with the blank line that set them off: the one in front of them where
    /// another follows, or where they end their collection.
    fn whole_lines(&self, span: &Span, ends: bool) -> Span {
        let first = self.lines.of(span.start);
        let last = self.lines.of(span.end);
        let is_blank = |line: usize| self.lines.text(line).trim().is_empty();
        let mut start = first;
        if first > 0 && is_blank(first - 1) && (ends || is_blank(last + 1)) {
            start -= 1;
        }
        self.lines.start(start)..self.lines.start(last + 1)
    }
}

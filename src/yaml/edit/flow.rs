//! Members of `{…}` and `[…]`.

use super::{Cut, Cuts, Editor, Kind, NodeId, Patch};
use crate::yaml::{Span, scan};

impl Editor<'_, '_> {
    /// The spans of a flow collection's members.
    pub(super) fn flow_members(&self, collection: NodeId) -> Vec<Span> {
        match &self.tree.node(collection).kind {
            Kind::Mapping { entries, .. } => entries
                .iter()
                .map(|entry| {
                    let value = self.tree.node(entry.value).span.end;
                    let key = self.tree.full_span(entry.key);
                    key.start..value.max(key.end)
                })
                .collect(),
            Kind::Sequence { items, .. } => items
                .iter()
                .map(|item| self.tree.full_span(*item))
                .collect(),
            _ => Vec::new(),
        }
    }

    /// Removes members; `indices` are in order.
    pub(super) fn remove_flow(&self, from: NodeId, indices: &[usize], cuts: &mut Cuts) {
        let text = self.tree.text();
        let span = self.tree.node(from).span.clone();
        let members = self.flow_members(from);
        let mut cut = |span: Span| {
            let patch = Patch {
                span,
                replacement: String::new(),
            };
            cuts.push(Cut { patch, column: 0 });
        };
        if indices.len() == members.len() {
            cut(span.start + 1..span.end - 1);
            return;
        }
        for run in runs(indices) {
            let (first, last) = (members[run.start].clone(), members[run.end - 1].clone());
            let line = self.lines.of(last.end);
            // With the comma and the comment that go with it.
            let mut end = scan::skip_blank(text, last.end);
            end = if text.as_bytes().get(end) == Some(&b',') {
                end + 1
            } else {
                last.end
            };
            if self.lines.of(end) == line {
                let comment = self
                    .tree
                    .comment_after(end)
                    .map(|comment| comment.span.clone());
                if let Some(comment) = comment.filter(|comment| comment.end < span.end) {
                    end = comment.end;
                }
            } else {
                end = last.end;
            }
            let start = match run.start.checked_sub(1).map(|index| members[index].end) {
                // The last of them takes the comma in front of it along.
                Some(before)
                    if run.end == members.len() && self.is_plain_gap(before, first.start) =>
                {
                    before
                }
                Some(_) => {
                    let start = self.lines.start(self.lines.of(first.start));
                    let alone = text[start..first.start].bytes().all(|byte| byte == b' ');
                    if alone {
                        self.lines.content(self.lines.of(start) - 1).end
                    } else {
                        first.start
                    }
                }
                None => first.start,
            };
            if start == first.start {
                let rest = &text[end..];
                end += rest.len() - rest.trim_start_matches(' ').len();
            } else if self.lines.of(members[0].start) == self.lines.of(span.start)
                && text[end..span.end - 1] == self.before_close(from)
            {
                // The line break came with what goes.
                end = span.end - 1;
            }
            cut(start..end);
        }
    }

    /// What stands in front of the bracket that closes `collection` once members with comments were
    /// added to it.
    pub(super) fn before_close(&self, collection: NodeId) -> String {
        let pad = " ".repeat(self.block_column(collection) + self.format.step);
        format!("{}{pad}", self.format.line_break)
    }

    /// Whether only white space and a comma stand between two members.
    fn is_plain_gap(&self, from: usize, to: usize) -> bool {
        self.tree.text()[from..to]
            .bytes()
            .all(|byte| matches!(byte, b' ' | b',' | b'\n' | b'\r'))
    }
}

/// Consecutive numbers as ranges.
pub(super) fn runs(indices: &[usize]) -> Vec<std::ops::Range<usize>> {
    let mut runs: Vec<std::ops::Range<usize>> = Vec::new();
    for index in indices {
        match runs.last_mut() {
            Some(run) if run.end == *index => run.end += 1,
            _ => runs.push(*index..index + 1),
        }
    }
    runs
}

//! Changes to the members of `{…}` and `[…]`.

use std::collections::BTreeSet;

use super::{Change, Cut, Cuts, Editor, Finding, NodeId, Patch, Spot, refuse};
use crate::yaml::{Span, emit, scan};

/// A new member and its comment.
type Member<'m> = (String, Option<&'m str>);

/// The member of `count` in front of which a change adds others; `count` for the end.
fn place(change: &Change, count: usize) -> usize {
    match change {
        Change::AddEntries { at, .. } => match at {
            Spot::First => 0,
            Spot::After(index) => count.min(index + 1),
            Spot::Last => count,
        },
        Change::AddItems { at, .. } => count.min(*at),
        _ => count + 1,
    }
}

impl Editor<'_, '_> {
    /// Makes all changes to the members of one collection.
    pub(super) fn change_flow(
        &self,
        collection: NodeId,
        changes: &[&Change],
        cuts: &mut Cuts,
    ) -> Result<(), Finding> {
        let present = self.flow_members(collection);
        let mut removed = BTreeSet::new();
        let mut places = BTreeSet::new();
        for change in changes {
            match change {
                Change::Remove { index, .. } => removed.insert(*index),
                _ => places.insert(place(change, present.len())),
            };
        }
        for at in places {
            let members = |column| {
                let here = changes.iter();
                here.filter(|change| place(change, present.len()) == at)
                    .flat_map(|change| self.added(change, column))
                    .collect()
            };
            // What comes takes the place of what goes there, with its comma and its comment.
            let gone = [at, present.len().saturating_sub(1)].into_iter();
            let gone = gone
                .filter(|index| *index == at || at == present.len())
                .find(|index| removed.remove(index));
            match (gone, present.get(at)) {
                (Some(gone), _) => {
                    self.write_flow(collection, present[gone].clone(), members, cuts);
                }
                (None, Some(next)) => {
                    self.write_flow(collection, next.start..next.start, members, cuts);
                }
                (None, None) => self.add_flow(collection, members, cuts)?,
            }
        }
        let removed: Vec<usize> = removed.into_iter().collect();
        if !removed.is_empty() {
            self.remove_flow(collection, &removed, cuts);
        }
        Ok(())
    }

    /// What a change adds, each with its comment.
    fn added<'c>(&self, change: &'c Change, column: usize) -> Vec<Member<'c>> {
        match change {
            Change::AddEntries { pairs, .. } => pairs
                .iter()
                .map(|pair| {
                    let text = emit::flow_pair(pair, column, &self.format);
                    (text, pair.comment.as_deref())
                })
                .collect(),
            Change::AddItems { items, .. } => items
                .iter()
                .map(|item| {
                    let text = emit::flow(&item.value, column, &self.format);
                    (text, item.comment.as_deref())
                })
                .collect(),
            _ => Vec::new(),
        }
    }

    /// Writes members in place of one, or in front of one where `span` is empty.
    fn write_flow<'m>(
        &self,
        collection: NodeId,
        span: Span,
        members: impl Fn(usize) -> Vec<Member<'m>>,
        cuts: &mut Cuts,
    ) {
        let text = self.tree.text();
        let start = self.lines.start(self.lines.of(span.start));
        let alone = text[start..span.start].bytes().all(|byte| byte == b' ');
        let column = if alone {
            span.start - start
        } else {
            self.block_column(collection) + self.format.step
        };
        let new_line = format!("{}{}", self.format.line_break, " ".repeat(column));
        let mut replacement = String::new();
        let mut members = members(column).into_iter().peekable();
        while let Some((member, comment)) = members.next() {
            replacement.push_str(&member);
            if members.peek().is_none() && !span.is_empty() {
                break;
            }
            replacement.push(',');
            match comment {
                Some(comment) => replacement.extend([" # ", comment, &new_line]),
                None if alone => replacement.push_str(&new_line),
                None => replacement.push(' '),
            }
        }
        cuts.push(Cut {
            patch: Patch { span, replacement },
            column,
        });
    }

    /// Adds members at the end: `members` gives the text and the comment of each, for the column at
    /// which they begin.
    fn add_flow<'m>(
        &self,
        to: NodeId,
        members: impl Fn(usize) -> Vec<Member<'m>>,
        cuts: &mut Cuts,
    ) -> Result<(), Finding> {
        let text = self.tree.text();
        let span = self.tree.node(to).span.clone();
        let close = span.end - 1;
        if !matches!(text.as_bytes().get(close), Some(b'}' | b']')) {
            return Err(refuse(span, "a pair without braces cannot be added to"));
        }
        let outer = self.block_column(to);
        let present = self.flow_members(to);
        let close_line = self.lines.start(self.lines.of(close));
        let closes_alone = text[close_line..close].bytes().all(|byte| byte == b' ');
        let line_break = self.format.line_break;
        let mut column = outer + self.format.step;
        let mut trailing = false;
        let mut gap = span.start + 1..close;
        if let Some(last) = present.last() {
            let next = scan::skip_blank(text, last.end);
            trailing = text.as_bytes().get(next) == Some(&b',');
            gap.start = if trailing { next + 1 } else { last.end };
            let start = self.lines.start(self.lines.of(last.start));
            if text[start..last.start].bytes().all(|byte| byte == b' ') {
                column = last.start - start;
            }
        }
        let members = members(column);
        let mut lines = String::new();
        for (index, (member, comment)) in members.iter().enumerate() {
            let comma = if trailing || index + 1 < members.len() {
                ","
            } else {
                ""
            };
            lines.push_str(line_break);
            lines.extend(std::iter::repeat_n(' ', column));
            lines.push_str(member);
            lines.push_str(comma);
            if let Some(comment) = comment {
                lines.push_str(" # ");
                lines.push_str(comment);
            }
        }
        let on_one_line = !text[span.clone()].contains(['\n', '\r']);
        if on_one_line
            && members
                .iter()
                .all(|(text, note)| note.is_none() && !text.contains(line_break))
        {
            let texts: Vec<&str> = members.iter().map(|(text, _)| text.as_str()).collect();
            let comma = match (present.is_empty(), trailing) {
                (true, _) => "",
                (false, true) => " ",
                (false, false) => ", ",
            };
            let replacement = format!("{comma}{}", texts.join(", "));
            let patch = Patch {
                span: gap.start..gap.start,
                replacement,
            };
            cuts.push(Cut { patch, column });
            return Ok(());
        }
        let comma = if present.is_empty() || trailing {
            ""
        } else {
            ","
        };
        let mut cut = |span: Span, replacement: String| {
            cuts.push(Cut {
                patch: Patch { span, replacement },
                column,
            });
        };
        if closes_alone && close_line > gap.start {
            // The closing bracket keeps its own line, and comments in front of it stay.
            if !comma.is_empty() {
                cut(gap.start..gap.start, comma.to_owned());
            }
            let before = self.lines.content(self.lines.of(close) - 1).end;
            cut(before..before, lines);
        } else {
            let before_close = self.before_close(to);
            cut(gap, format!("{comma}{lines}{before_close}"));
        }
        Ok(())
    }
}

//! Giving a node another value where it stands.

use super::{Cut, Cuts, Data, Editor, Finding, Item, Kind, NodeId, Note, Patch, refuse};
use crate::yaml::{Entry, Span, emit, scan};

impl Editor<'_, '_> {
    pub(super) fn set(
        &self,
        node: NodeId,
        data: &Data,
        comment: &Note,
        cuts: &mut Cuts,
    ) -> Result<(), Finding> {
        let old = self.tree.node(node);
        if let Kind::Alias { .. } = &old.kind {
            return Err(self.not_a(node, "value"));
        }
        if let Some(anchor) = &old.anchor {
            let message = format!(
                "`&{}` may be used elsewhere, so its value is not replaced",
                anchor.name
            );
            return Err(refuse(anchor.span.clone(), message));
        }
        let span = self.tree.full_span(node);
        if self.in_flow(node) || self.parent(node).is_none() {
            self.set_flow(node, data, comment, cuts);
            return Ok(());
        }
        let parent = self.parent(node).unwrap_or(node);
        match &self.tree.node(parent).kind {
            Kind::Sequence { items, .. } => {
                let index = items.iter().position(|item| *item == node).unwrap_or(0);
                self.set_item(parent, index, data, comment, cuts);
                Ok(())
            }
            Kind::Mapping { entries, .. } => {
                match entries.iter().find(|entry| entry.value == node) {
                    Some(entry) => {
                        self.set_value(parent, *entry, data, comment, cuts);
                        Ok(())
                    }
                    None => Err(refuse(span, "a key cannot be replaced")),
                }
            }
            _ => Ok(()),
        }
    }

    /// In braces or brackets a new comment ends its line: the comma that follows begins the next.
    fn set_flow(&self, node: NodeId, data: &Data, comment: &Note, cuts: &mut Cuts) {
        let span = self.tree.full_span(node);
        let column = self.block_column(node) + self.format.step;
        let space = if span.is_empty() { " " } else { "" };
        let mut replacement = format!("{space}{}", emit::flow(data, column, &self.format));
        let list = self
            .parent(node)
            .filter(|list| self.tree.items(*list).contains(&node));
        let old = list.and_then(|list| self.tree.item_comment(list, node));
        match (old, comment) {
            (Some(old), _) => self.note(old.span.start, comment, column, cuts),
            (None, Note::Write(text)) => {
                let pad = " ".repeat(column);
                replacement = format!("{replacement} # {text}{}{pad}", self.format.line_break);
            }
            (None, Note::Keep | Note::Remove) => {}
        }
        cuts.push(Cut {
            patch: Patch { span, replacement },
            column,
        });
    }

    fn set_item(
        &self,
        sequence: NodeId,
        index: usize,
        data: &Data,
        comment: &Note,
        cuts: &mut Cuts,
    ) {
        let mut span = self.item_span(sequence, index);
        let column = self.lines.indent_of(span.start);
        let last = self.lines.of(span.end);
        if last > self.lines.of(span.start) {
            // A comment on the last of several lines belongs to what stands there, and goes with it.
            span.end = self.lines.content(last).end;
        }
        let item = Item {
            value: data.clone(),
            comment: None,
        };
        let text = emit::items(&[item], column, &self.format);
        let inner = column + self.format.gap;
        self.replace_lines(span, &text[column..], inner, comment, cuts);
    }

    fn set_value(
        &self,
        mapping: NodeId,
        entry: Entry,
        data: &Data,
        comment: &Note,
        cuts: &mut Cuts,
    ) {
        let column = self.column(mapping);
        let inner = column + self.format.gap;
        let key_end = self.tree.node(entry.key).span.end;
        let colon = scan::past_indicator(self.tree.text(), key_end, b':');
        let old = self.tree.full_span(entry.value);
        let step = self.format.step;
        let (header, lines) = match emit::inline(data, &self.format) {
            Some(text) => (text, String::new()),
            None => emit::under(data, column, step, &self.format),
        };
        let space = if header.is_empty() { "" } else { " " };
        let first = format!("{space}{header}{}", self.format.line_break);
        if self.lines.of(old.start) == self.lines.of(colon) {
            let end = old.end.max(colon);
            self.replace_lines(colon..end, &format!("{first}{lines}"), inner, comment, cuts);
            return;
        }
        // The old value begins on a line of its own: the key's line keeps its comment.
        let mut cut = |span: Span, replacement: String| {
            cuts.push(Cut {
                patch: Patch { span, replacement },
                column: inner,
            });
        };
        cut(colon..colon, format!("{space}{header}"));
        let start = self.lines.start(self.lines.of(old.start));
        let last = self.lines.of(old.end);
        if last + 1 < self.lines.count() {
            cut(start..self.lines.start(last + 1), lines);
        } else {
            let before = self.lines.content(self.lines.of(old.start) - 1).end;
            let line_break = self.format.line_break;
            let lines = lines.strip_suffix(line_break).unwrap_or(&lines);
            let lines = if lines.is_empty() {
                String::new()
            } else {
                format!("{line_break}{lines}")
            };
            cut(before..self.tree.text().len(), lines);
        }
    }

    /// Replaces `span` by the first line of `text`, and puts its other lines behind the line that
    /// `span` ends on, so that a comment there stays on the first line.
    fn replace_lines(
        &self,
        span: Span,
        text: &str,
        column: usize,
        comment: &Note,
        cuts: &mut Cuts,
    ) {
        let line_break = self.format.line_break;
        let (first, rest) = text.split_once(line_break).unwrap_or((text, ""));
        let end = span.end;
        cuts.push(Cut {
            patch: Patch {
                span,
                replacement: first.to_owned(),
            },
            column,
        });
        let content = self.lines.content(self.lines.of(end)).end;
        self.note(end, comment, column, cuts);
        let rest = rest.strip_suffix(line_break).unwrap_or(rest);
        if !rest.is_empty() {
            let patch = Patch {
                span: content..content,
                replacement: format!("{line_break}{rest}"),
            };
            cuts.push(Cut { patch, column });
        }
    }
}

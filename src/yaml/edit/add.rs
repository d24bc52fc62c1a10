//! Adding entries and items.

use super::{
    Cut, Cuts, Editor, Finding, Item, Kind, NodeId, Note, Pair, Patch, Spot, Style, refuse,
};
use crate::yaml::{Span, emit};

impl Editor<'_, '_> {
    pub(super) fn add_entries(
        &self,
        to: NodeId,
        at: Spot,
        pairs: &[Pair],
        cuts: &mut Cuts,
    ) -> Result<(), Finding> {
        let node = self.tree.node(to);
        match &node.kind {
            Kind::Mapping {
                entries,
                flow: false,
            } => {
                let column = self.column(to);
                let last = entries.len().saturating_sub(1);
                let index = match at {
                    Spot::First => 0,
                    Spot::After(index) => index.min(last),
                    Spot::Last => last,
                };
                let Some(entry) = entries.get(index) else {
                    return Ok(());
                };
                self.first_on_line(to, entries[0].key)?;
                if at == Spot::First {
                    let text = emit::entries(pairs, column, &self.format);
                    let key = self.tree.full_span(entry.key).start;
                    let start = self.lines.start(self.lines.of(key));
                    let alone = self.is_first_on_line(key);
                    // Behind a dash the new keys take the line, and the old one moves down.
                    let (span, replacement) = if alone {
                        (start..start, text)
                    } else {
                        (
                            key..key,
                            format!("{}{}", text.trim_start(), " ".repeat(column)),
                        )
                    };
                    cuts.push(Cut {
                        patch: Patch { span, replacement },
                        column,
                    });
                    return Ok(());
                }
                let end = self.tree.node(entry.value).span.end;
                // A comment of the same depth belongs to what follows, unless nothing does.
                let depth = if index == last { column } else { column + 1 };
                let behind = self.last_line(end, depth);
                // As between the members around the place, or the last two.
                let before = if index == last {
                    last.saturating_sub(1)
                } else {
                    index
                };
                let blank = match entries.get(before..before + 2) {
                    Some([one, two]) => self.blank_between(one.key, two.key),
                    _ => false,
                };
                let mut text = String::new();
                for pair in pairs {
                    if blank {
                        text.push_str(self.format.line_break);
                    }
                    text.push_str(&emit::entries(
                        std::slice::from_ref(pair),
                        column,
                        &self.format,
                    ));
                }
                self.insert_lines(behind, text, column, cuts);
                Ok(())
            }
            Kind::Scalar { .. } if self.tree.is_null(to) && !self.in_flow(to) => {
                let column = self.under(to)? + self.format.step;
                let text = emit::entries(pairs, column, &self.format);
                self.fill_null(to, text, column, cuts);
                Ok(())
            }
            Kind::Scalar { .. } if self.tree.is_null(to) => {
                let data = super::Data::Mapping(pairs.to_vec());
                self.set(to, &data, &Note::Keep, cuts)
            }
            _ => Err(self.not_a(to, "mapping")),
        }
    }

    pub(super) fn add_items(
        &self,
        to: NodeId,
        at: usize,
        items: &[Item],
        cuts: &mut Cuts,
    ) -> Result<(), Finding> {
        let node = self.tree.node(to);
        match &node.kind {
            Kind::Sequence {
                items: present,
                flow: false,
            } => {
                let column = self.column(to);
                self.first_on_line(to, to)?;
                let mut text = String::new();
                let blank = match present.as_slice() {
                    [.., one, two] => self.blank_between(*one, *two),
                    _ => false,
                };
                for item in items {
                    if blank {
                        text.push_str(self.format.line_break);
                    }
                    text.push_str(&emit::items(
                        std::slice::from_ref(item),
                        column,
                        &self.format,
                    ));
                }
                if let Some(before) = at.checked_sub(1).and_then(|index| present.get(index)) {
                    let depth = if at >= present.len() {
                        column
                    } else {
                        column + 1
                    };
                    let behind = self.last_line(self.tree.node(*before).span.end, depth);
                    // Its dashes may share the column of the mapping around it.
                    self.insert_lines(behind, text, column + 1, cuts);
                } else {
                    let start = self.lines.start(self.lines.of(node.span.start));
                    let patch = Patch {
                        span: start..start,
                        replacement: text,
                    };
                    cuts.push(Cut { patch, column });
                }
                Ok(())
            }
            Kind::Scalar { .. } if self.tree.is_null(to) && !self.in_flow(to) => {
                let column = self.under(to)? + self.format.dash;
                let text = emit::items(items, column, &self.format);
                self.fill_null(to, text, column, cuts);
                Ok(())
            }
            Kind::Scalar { .. } if self.tree.is_null(to) => {
                let data = super::Data::Sequence(items.to_vec());
                self.set(to, &data, &Note::Keep, cuts)
            }
            _ => Err(self.not_a(to, "list")),
        }
    }

    /// The column of the key that a null belongs to.
    fn under(&self, null: NodeId) -> Result<usize, Finding> {
        let node = self.tree.node(null);
        if let Some(anchor) = &node.anchor {
            let message = format!("`&{}` is used as null elsewhere", anchor.name);
            return Err(refuse(anchor.span.clone(), message));
        }
        match self.parent(null) {
            Some(parent) if matches!(self.tree.node(parent).kind, Kind::Mapping { .. }) => {
                Ok(self.column(parent))
            }
            _ => Err(refuse(
                node.span.clone(),
                "nothing can be added under this empty item",
            )),
        }
    }

    /// Writes lines under a key whose value is null, and takes a written `null` away.
    fn fill_null(&self, null: NodeId, lines: String, column: usize, cuts: &mut Cuts) {
        let span = self.tree.full_span(null);
        if !span.is_empty() {
            let before = &self.tree.text()[..span.start];
            let start = before.trim_end_matches([' ', '\t']).len();
            let patch = Patch {
                span: start..span.end,
                replacement: String::new(),
            };
            cuts.push(Cut { patch, column });
        }
        self.insert_lines(self.lines.of(span.end), lines, column, cuts);
    }

    /// Whether a blank line separates two neighbours of a block collection, comments left aside.
    fn blank_between(&self, one: NodeId, two: NodeId) -> bool {
        let from = self.lines.of(self.tree.node(one).span.start) + 1;
        let to = self.lines.of(self.tree.node(two).span.start);
        let mut between = (from..to).rev().map(|line| self.lines.text(line).trim());
        between.find(|line| !line.starts_with('#')) == Some("")
    }

    /// Refuses a block collection that begins behind a dash of another one: `- - a`.
    fn first_on_line(&self, collection: NodeId, first: NodeId) -> Result<(), Finding> {
        let start = self.tree.full_span(first).start;
        let line = self.lines.start(self.lines.of(start))..start;
        let before = self.tree.text()[line].trim_start_matches('\u{feff}');
        if matches!(self.tree.node(collection).kind, Kind::Mapping { .. })
            || before.bytes().all(|byte| byte == b' ')
        {
            return Ok(());
        }
        let node = self.tree.node(collection);
        if let Some(anchor) = &node.anchor {
            let message = format!(
                "`&{}` may be used elsewhere, so its list stays as it is",
                anchor.name
            );
            return Err(refuse(anchor.span.clone(), message));
        }
        Err(refuse(
            node.span.clone(),
            "a list that begins on the line of another list's item cannot be added to",
        ))
    }

    pub(super) fn not_a(&self, node: NodeId, wanted: &str) -> Finding {
        let span: Span = self.tree.full_span(node);
        let finding = match &self.tree.node(node).kind {
            Kind::Alias { name, .. } => refuse(
                span,
                format!("`*{name}` stands here; what it points to is used elsewhere too"),
            )
            .help(format!(
                "write the {wanted} out here in place of the alias, and try again"
            )),
            kind => {
                let found = match kind {
                    Kind::Mapping { .. } => "a mapping",
                    Kind::Sequence { .. } => "a list",
                    Kind::Scalar {
                        style: Style::Empty,
                        ..
                    } => "nothing",
                    _ => "a single value",
                };
                refuse(span, format!("expected a {wanted}, found {found}"))
            }
        };
        finding.label("cannot be added to")
    }
}

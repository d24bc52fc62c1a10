//! Changes to a file through byte spans: what no change names keeps its bytes.
//!
//! An [`Editor`] turns [`Change`]s on the nodes of one [`Tree`] into patches on its text, parses
//! the result again and compares it with what the changes mean. A text that does not stand for
//! exactly that is never returned.

mod add;
mod change;
mod flow;
mod members;
mod patches;
mod remove;
mod set;
mod verify;

use super::{Data, Format, Item, Kind, Lines, NodeId, Pair, Style, Tree};
use crate::finding::{Finding, Patch};

pub use change::{Change, Note, Spot};
pub use patches::patched;

use change::ByNode;
use patches::{Cut, Cuts, sorted, without_last_break};

/// A text after its changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edited {
    /// The whole text.
    pub text: String,
    /// What was replaced, in order, as bytes of the original.
    pub patches: Vec<Patch>,
}

/// The rule of a [`Finding`] that tells why an edit cannot be made.
pub const REFUSED: &str = "edit-refused";

/// Edits one tree.
#[derive(Debug)]
pub struct Editor<'a, 't> {
    tree: &'a Tree<'t>,
    lines: &'a Lines<'t>,
    format: Format,
    parents: Vec<Option<NodeId>>,
}
impl<'a, 't> Editor<'a, 't> {
    /// An editor of `tree`, whose text `lines` indexes.
    #[must_use]
    pub fn new(tree: &'a Tree<'t>, lines: &'a Lines<'t>) -> Self {
        let mut parents = vec![None; tree.nodes().count()];
        for (id, node) in tree.nodes() {
            match &node.kind {
                Kind::Mapping { entries, .. } => {
                    for entry in entries {
                        parents[entry.key.index()] = Some(id);
                        parents[entry.value.index()] = Some(id);
                    }
                }
                Kind::Sequence { items, .. } => {
                    for item in items {
                        parents[item.index()] = Some(id);
                    }
                }
                _ => {}
            }
        }
        Self {
            tree,
            lines,
            format: Format::of(tree, lines),
            parents,
        }
    }

    /// Makes all changes at once.
    ///
    /// # Errors
    /// A finding that says why the changes cannot be made without touching anything else. The
    /// place is in the original text.
    pub fn apply(&self, changes: &[Change]) -> Result<Edited, Finding> {
        self.apply_and(changes, |_| ()).map(|(edited, ())| edited)
    }

    /// Makes all changes at once, and lets `look` at the tree of the result, which has been parsed
    /// anyway.
    ///
    /// # Errors
    /// As [`Editor::apply`].
    pub fn apply_and<T>(
        &self,
        changes: &[Change],
        look: impl FnOnce(&Tree<'_>) -> T,
    ) -> Result<(Edited, T), Finding> {
        let mut cuts = Cuts::new();
        for change in changes {
            self.cut(change, changes, &mut cuts)?;
        }
        let patches = without_last_break(self.tree.text(), sorted(cuts)?);
        let text = patched(self.tree.text(), &patches);
        let seen = verify::verify(self.tree, changes, &text, look)?;
        Ok((Edited { text, patches }, seen))
    }

    fn cut(&self, change: &Change, all: &[Change], cuts: &mut Cuts) -> Result<(), Finding> {
        if let Some(collection) = change.collection().filter(|id| self.is_flow(*id)) {
            // All changes to its members are made together, at the first.
            let together: Vec<&Change> = all
                .iter()
                .filter(|other| other.collection() == Some(collection))
                .collect();
            return match together.first() {
                Some(first) if std::ptr::eq(*first, change) => {
                    self.change_flow(collection, &together, cuts)
                }
                _ => Ok(()),
            };
        }
        match change {
            Change::AddEntries { to, at, pairs } => self.add_entries(*to, *at, pairs, cuts),
            Change::AddItems { to, at, items } => self.add_items(*to, *at, items, cuts),
            Change::Set {
                node,
                data,
                comment,
            } => self.set(*node, data, comment, cuts),
            Change::Remove { from, index } => {
                let first = all.iter().find_map(|other| match other {
                    Change::Remove { from: other, index } if other == from => Some(*index),
                    _ => None,
                });
                // All removals from one collection are cut together, at the first.
                if first == Some(*index) {
                    let removed = all.iter().filter_map(|other| match other {
                        Change::Remove { from: other, index } if other == from => Some(*index),
                        _ => None,
                    });
                    self.remove(*from, removed.collect(), cuts)?;
                }
                Ok(())
            }
            Change::Comment { of, index, comment } => self.comment(*of, *index, comment, cuts),
        }
    }

    fn parent(&self, node: NodeId) -> Option<NodeId> {
        self.parents.get(node.index()).copied().flatten()
    }

    /// The column of a collection's first key or dash: an anchor of it may stand elsewhere.
    fn column(&self, node: NodeId) -> usize {
        self.lines.indent_of(self.tree.node(node).span.start)
    }

    /// The column of the block structure that a node stands in: its own for a block collection,
    /// otherwise that of the nearest block collection around it.
    fn block_column(&self, node: NodeId) -> usize {
        let mut at = Some(node);
        while let Some(id) = at {
            if let Kind::Mapping { flow: false, .. } | Kind::Sequence { flow: false, .. } =
                &self.tree.node(id).kind
            {
                return self.column(id);
            }
            at = self.parent(id);
        }
        0
    }

    fn is_flow(&self, node: NodeId) -> bool {
        matches!(
            &self.tree.node(node).kind,
            Kind::Mapping { flow: true, .. } | Kind::Sequence { flow: true, .. }
        )
    }

    /// Whether a node stands inside braces or brackets.
    fn in_flow(&self, node: NodeId) -> bool {
        self.parent(node).is_some_and(|parent| self.is_flow(parent))
    }

    /// The last line, 0-based, of what ends at `end`: with comments that stand behind it and are
    /// indented to `column` at least, and with blank lines that a block scalar would take in.
    fn last_line(&self, end: usize, column: usize) -> usize {
        let mut last = self.lines.of(end);
        for line in last + 1..self.lines.count() {
            let text = self.lines.text(line);
            let trimmed = text.trim_start_matches(' ');
            if trimmed.starts_with('#') && text.len() - trimmed.len() >= column {
                last = line;
            } else if !trimmed.is_empty() {
                break;
            }
        }
        // White space alone would become part of a block scalar in front of it or behind it.
        while last + 1 < self.lines.count() {
            let text = self.lines.text(last + 1);
            if text.is_empty() || !text.bytes().all(|byte| byte == b' ') {
                break;
            }
            last += 1;
        }
        last
    }

    /// An insertion of whole `lines` behind a 0-based line.
    fn insert_lines(&self, behind: usize, lines: String, column: usize, cuts: &mut Cuts) {
        let at = self.lines.start(behind + 1);
        let text = self.tree.text();
        let replacement = if behind + 1 < self.lines.count() {
            lines
        } else {
            // The file's last line has no line break and stays without one.
            self.close_last_scalar(cuts);
            let line_break = self.format.line_break;
            let lines = lines.strip_suffix(line_break).unwrap_or(&lines);
            format!("{line_break}{lines}")
        };
        let at = at.min(text.len());
        cuts.push(Cut {
            patch: Patch {
                span: at..at,
                replacement,
            },
            column,
        });
    }

    /// A block scalar that ends the file without a line break has none in its value either; a line
    /// behind it would add one, so its header says `-`.
    fn close_last_scalar(&self, cuts: &mut Cuts) {
        let text = self.tree.text();
        let last = self.tree.nodes().map(|(_, node)| node).filter(|node| {
            matches!(
                &node.kind,
                Kind::Scalar {
                    style: Style::Literal | Style::Folded,
                    ..
                }
            ) && node.span.end == text.len()
        });
        for node in last {
            let header = node.span.start + 1;
            let rest = &text[header..];
            let width = rest.find(['\n', '\r', ' ', '#']).unwrap_or(0);
            let indicators = &rest[..width];
            if indicators.contains('-') {
                continue;
            }
            let digits: String = indicators.chars().filter(char::is_ascii_digit).collect();
            let patch = Patch {
                span: header..header + width,
                replacement: format!("{digits}-"),
            };
            if !cuts.iter().any(|cut| cut.patch.span == patch.span) {
                cuts.push(Cut { patch, column: 0 });
            }
        }
    }

    /// Changes the comment on the line on which an entry or an item can carry one.
    fn comment(
        &self,
        of: NodeId,
        index: usize,
        note: &Note,
        cuts: &mut Cuts,
    ) -> Result<(), Finding> {
        let tree = self.tree;
        let place = match &tree.node(of).kind {
            Kind::Mapping {
                entries,
                flow: false,
            } => entries
                .get(index)
                .map(|entry| tree.entry_comment_place(of, *entry)),
            Kind::Sequence { items, flow: false } => items
                .get(index)
                .map(|item| tree.item_comment_place(of, *item)),
            _ => None,
        };
        let Some(place) = place else {
            return Err(refuse(
                tree.node(of).span.clone(),
                "no comment can be written in here",
            )
            .help("write it in block style, one entry a line, and try again"));
        };
        // It belongs to what stands inside of the collection.
        self.note(place, note, self.column(of) + self.format.gap, cuts);
        Ok(())
    }

    /// Changes the comment at the end of the line of byte `place`.
    fn note(&self, place: usize, note: &Note, column: usize, cuts: &mut Cuts) {
        let end = self.lines.content(self.lines.of(place)).end;
        let old = self.tree.comment_after(place);
        let start = old.map_or(end, |old| {
            self.tree.text()[..old.span.start]
                .trim_end_matches([' ', '\t'])
                .len()
        });
        let replacement = match note {
            Note::Keep => return,
            Note::Write(text) => format!(" # {text}"),
            Note::Remove => String::new(),
        };
        let patch = Patch {
            span: start..end,
            replacement,
        };
        cuts.push(Cut { patch, column });
    }
}

/// A refusal at `span`.
fn refuse(span: super::Span, message: impl Into<String>) -> Finding {
    Finding::error(REFUSED, span, message)
}

//! One way of breaking a text, as patches and the places that its author has to change.

use std::ops::Range;

use postorb::finding::Patch;
use postorb::yaml::{Entry, Kind, Lines, NodeId};

use super::view::View;
use crate::support;

/// A text broken at one place.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Mutation {
    patches: Vec<Patch>,
    /// Bytes of the original whose lines are the right ones to tell of.
    accept: Vec<usize>,
}

impl Mutation {
    /// `span` replaced by `replacement`, which is the place to tell of.
    pub(super) fn replace(span: Range<usize>, replacement: impl Into<String>) -> Self {
        Self {
            accept: vec![span.start],
            patches: vec![Patch {
                span,
                replacement: replacement.into(),
            }],
        }
    }

    /// Another place is as right.
    pub(super) fn or_at(mut self, at: usize) -> Self {
        self.accept.push(at);
        self
    }

    /// Another place is right, and where the patch was is not: nothing is left there.
    pub(super) fn only_at(mut self, at: usize) -> Self {
        self.accept = vec![at];
        self
    }

    pub(super) fn and(mut self, span: Range<usize>, replacement: impl Into<String>) -> Self {
        self.patches.push(Patch {
            span,
            replacement: replacement.into(),
        });
        self.patches.sort_by_key(|patch| patch.span.start);
        self
    }

    pub(super) fn text(&self, original: &str) -> String {
        support::by_patches(original, &self.patches)
    }

    /// The first line, 1-based, of the original that is changed.
    pub(super) fn line(&self, lines: &Lines<'_>) -> usize {
        lines.of(self.patches[0].span.start) + 1
    }

    /// The lines of the broken text, 1-based, that are the right ones to tell of.
    pub(super) fn lines(&self, broken: &str) -> Vec<usize> {
        let lines = Lines::new(broken);
        let accept = self.accept.iter();
        accept
            .map(|at| lines.of(self.moved(*at).min(broken.len())) + 1)
            .collect()
    }

    /// Where a byte of the original is in the broken text.
    pub(super) fn moved(&self, at: usize) -> usize {
        let mut moved = at;
        for patch in self.patches.iter().rev() {
            if patch.span.start < at {
                let inside = (at - patch.span.start).min(patch.span.len());
                // Where the byte itself is gone, what replaces it stands for it.
                moved = if at < patch.span.end {
                    moved - inside
                } else {
                    moved - inside + patch.replacement.len()
                };
            }
        }
        moved
    }
}

/// `name` with a typing error in it, which is no other known name.
pub(super) fn misspelled(name: &str, known: &[&str]) -> String {
    let characters: Vec<char> = name.chars().collect();
    let middle = characters.len() / 2;
    // From the middle to the end, and then the rest: a typing error is seldom in the first letter.
    let order = (middle..characters.len()).chain((1..middle).rev());
    for index in order.filter(|index| *index > 0) {
        let (one, other) = (characters[index - 1], characters[index]);
        if one != other && one.is_ascii_alphabetic() && other.is_ascii_alphabetic() {
            let mut typo = characters.clone();
            typo.swap(index - 1, index);
            let typo: String = typo.into_iter().collect();
            if !known.contains(&typo.as_str()) {
                return typo;
            }
        }
    }
    format!("{name}x")
}

impl View<'_> {
    /// A scalar misspelled.
    pub(super) fn misspell(&self, id: NodeId, known: &[&str]) -> Option<Mutation> {
        let span = self.literal(id)?;
        let typo = misspelled(&self.text[span.clone()], known);
        Some(Mutation::replace(span, typo))
    }

    /// Keys of these names in a mapping misspelled.
    pub(super) fn misspell_keys(&self, map: NodeId, keys: &[&str]) -> Vec<Mutation> {
        let entries = self.tree.entries(map).iter();
        entries
            .filter(|entry| keys.contains(&self.scalar(entry.key)))
            .filter_map(|entry| self.misspell(entry.key, keys))
            .collect()
    }

    /// The text of a node without the line break behind it.
    fn trimmed(&self, id: NodeId) -> Range<usize> {
        let span = self.tree.full_span(id);
        let text = self.text[span.clone()].trim_end();
        span.start..span.start + text.len()
    }

    /// An anchor that is used elsewhere may not go: that would be another mistake.
    fn has_anchor(&self, span: &Range<usize>) -> bool {
        let mut nodes = self.tree.nodes();
        nodes.any(|(_, node)| {
            let anchor = node.anchor.as_ref();
            anchor.is_some_and(|anchor| span.contains(&anchor.span.start))
        })
    }

    /// A mapping without one of its entries.
    pub(super) fn without(&self, map: NodeId, key: &str) -> Option<Mutation> {
        let map = self.tree.resolve(map);
        let Kind::Mapping { entries, flow } = &self.tree.node(map).kind else {
            return None;
        };
        let index = entries
            .iter()
            .position(|entry| self.scalar(entry.key) == key)?;
        let start = self.tree.full_span(entries[index].key).start;
        let end = self.trimmed(entries[index].value).end;
        let span = match (entries.get(index + 1), index.checked_sub(1)) {
            (Some(next), _) => start..self.tree.full_span(next.key).start,
            // Alone behind a dash or inside of braces: the dash stays and stands for nothing.
            (None, None) if *flow || self.indent(start).is_none() => start..end,
            (None, None) => self.lines.start(self.lines.of(start))..end,
            (None, Some(before)) => self.trimmed(entries[before].value).end..end,
        };
        (!self.has_anchor(&span)).then(|| Mutation::replace(span, ""))
    }

    /// The column of a byte, where only spaces stand before it on its line.
    pub(super) fn indent(&self, at: usize) -> Option<usize> {
        let start = self.lines.start(self.lines.of(at));
        let before = &self.text[start..at];
        before
            .bytes()
            .all(|byte| byte == b' ')
            .then_some(before.len())
    }

    /// The value of an entry replaced, in one line.
    pub(super) fn set(&self, entry: Entry, value: &str) -> Option<Mutation> {
        let key = self.tree.node(entry.key).span.clone();
        let end = self.trimmed(entry.value).end.max(key.end);
        let colon = key.end + self.text[key.end..].find(':')? + 1;
        let span = colon..end.max(colon);
        (!self.has_anchor(&span)).then(|| Mutation::replace(span, format!(" {value}")))
    }

    /// A block mapping with one more entry, before its first one.
    pub(super) fn with(&self, map: NodeId, line: &str) -> Option<Mutation> {
        let map = self.tree.resolve(map);
        let Kind::Mapping { entries, flow } = &self.tree.node(map).kind else {
            return None;
        };
        let first = self.tree.full_span(entries.first()?.key).start;
        let column = self.lines.indent_of(first);
        let separator = if *flow {
            ", ".to_owned()
        } else {
            format!("\n{}", " ".repeat(column))
        };
        Some(Mutation::replace(
            first..first,
            format!("{line}{separator}"),
        ))
    }

    /// The entry of a mapping set, or added.
    pub(super) fn with_value(&self, map: NodeId, key: &str, value: &str) -> Option<Mutation> {
        match self.entry(map, key) {
            Some(entry) => self.set(entry, value),
            None => self.with(map, &format!("{key}: {value}")),
        }
    }

    /// Block arguments moved to the column of the name that they belong to.
    pub(super) fn detach(&self, name: NodeId, arguments: NodeId) -> Option<Mutation> {
        let Kind::Mapping {
            entries,
            flow: false,
        } = &self.tree.node(arguments).kind
        else {
            return None;
        };
        if self.tree.node(arguments).anchor.is_some() || !self.is_own(arguments) {
            return None;
        }
        let first = self.start(entries.first()?.key);
        let by = self.indent(first)? - self.lines.indent_of(self.start(name));
        let end = self.trimmed(entries.last()?.value).end;
        let mut mutation: Option<Mutation> = None;
        for line in self.lines.of(first)..=self.lines.of(end) {
            let at = self.lines.start(line);
            let text = self.lines.text(line);
            let spaces = text.len() - text.trim_start_matches(' ').len();
            let cut = at..at + by.min(spaces);
            mutation = Some(match mutation {
                None => Mutation::replace(cut, ""),
                Some(mutation) => mutation.and(cut, ""),
            });
        }
        let keys = entries.iter().map(|entry| self.start(entry.key));
        keys.fold(mutation, |mutation, at| mutation.map(|m| m.or_at(at)))
    }
}

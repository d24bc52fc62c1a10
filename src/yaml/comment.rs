//! Which comment belongs to which entry or item: the one on its first line.

use super::{Comment, Entry, Kind, NodeId, Style, Tree};

impl<'t> Tree<'t> {
    /// The comment of a mapping's entry.
    #[must_use]
    pub fn entry_comment(&self, mapping: NodeId, entry: Entry) -> Option<&Comment<'t>> {
        self.member_comment(mapping, self.entry_comment_place(mapping, entry))
    }

    /// The comment of a sequence's item.
    #[must_use]
    pub fn item_comment(&self, sequence: NodeId, item: NodeId) -> Option<&Comment<'t>> {
        self.member_comment(sequence, self.item_comment_place(sequence, item))
    }

    /// The byte behind which a comment of an entry can stand, on the same line.
    pub(super) fn entry_comment_place(&self, mapping: NodeId, entry: Entry) -> usize {
        let key = self.node(entry.key).span.end;
        let value = self.node(entry.value);
        match &value.kind {
            _ if self.is_flow(mapping) => value.span.end.max(key),
            Kind::Mapping { flow: false, .. } | Kind::Sequence { flow: false, .. } => key,
            Kind::Scalar {
                style: Style::Literal | Style::Folded,
                ..
            } => value.span.start,
            _ => value.span.end,
        }
    }

    /// The byte behind which a comment of an item can stand, on the same line.
    pub(super) fn item_comment_place(&self, sequence: NodeId, item: NodeId) -> usize {
        let node = self.node(item);
        match &node.kind {
            Kind::Mapping {
                entries,
                flow: false,
            } if !self.is_flow(sequence) => entries.first().map_or(node.span.end, |entry| {
                self.entry_comment_place(item, *entry)
            }),
            Kind::Scalar {
                style: Style::Literal | Style::Folded,
                ..
            } => node.span.start,
            _ => node.span.end,
        }
    }

    fn member_comment(&self, collection: NodeId, place: usize) -> Option<&Comment<'t>> {
        let comment = self.comment_after(place)?;
        // Behind a member of `{…}` or `[…]` nothing but its comma may come first.
        let between = &self.text()[place..comment.span.start];
        let own = !self.is_flow(collection) || between.trim_matches([' ', '\t', ',']).is_empty();
        own.then_some(comment)
    }

    fn is_flow(&self, collection: NodeId) -> bool {
        matches!(
            self.node(self.resolve(collection)).kind,
            Kind::Mapping { flow: true, .. } | Kind::Sequence { flow: true, .. }
        )
    }
}

//! What is to become of a tree, node by node.

use std::collections::HashMap;

use super::{Data, Item, NodeId, Pair};

/// One change to a tree.
#[derive(Clone, Debug)]
pub enum Change {
    /// Adds entries to a mapping, or to a null that becomes one.
    AddEntries {
        /// The mapping.
        to: NodeId,
        /// Where among its entries.
        at: Spot,
        /// The entries.
        pairs: Vec<Pair>,
    },
    /// Adds items to a sequence, or to a null that becomes one.
    AddItems {
        /// The sequence.
        to: NodeId,
        /// The item they stand in front of; the number of items for the end.
        at: usize,
        /// The items.
        items: Vec<Item>,
    },
    /// Gives a node another value, where it stands.
    Set {
        /// The node.
        node: NodeId,
        /// The value.
        data: Data,
        /// What becomes of the comment on its line.
        comment: Note,
    },
    /// Removes the entry or the item at this place of a collection.
    Remove {
        /// The mapping or sequence.
        from: NodeId,
        /// The place.
        index: usize,
    },
    /// Changes the comment on the line of an entry or an item.
    Comment {
        /// The mapping or sequence.
        of: NodeId,
        /// The place.
        index: usize,
        /// What becomes of it.
        comment: Note,
    },
}

impl Change {
    /// The mapping or sequence that gets or loses members.
    pub(super) fn collection(&self) -> Option<NodeId> {
        match self {
            Self::AddEntries { to, .. } | Self::AddItems { to, .. } => Some(*to),
            Self::Remove { from, .. } => Some(*from),
            Self::Set { .. } | Self::Comment { .. } => None,
        }
    }
}

/// A place among the entries of a mapping.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// In front of all others.
    First,
    /// Behind the entry of this number.
    After(usize),
    /// Behind all others.
    Last,
}

/// What becomes of a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// It stays as it is.
    Keep,
    /// It says this, without the `#`, whatever it said before.
    Write(String),
    /// It goes.
    Remove,
}

/// Changes of a tree by the node they change.
pub(super) struct ByNode<'c>(HashMap<NodeId, Vec<&'c Change>>);

impl<'c> ByNode<'c> {
    pub(super) fn new(changes: &'c [Change]) -> Self {
        let mut by_node: HashMap<NodeId, Vec<&Change>> = HashMap::new();
        for change in changes {
            let node = match change {
                Change::AddEntries { to, .. } | Change::AddItems { to, .. } => *to,
                Change::Set { node, .. } => *node,
                Change::Remove { from, .. } => *from,
                Change::Comment { .. } => continue,
            };
            by_node.entry(node).or_default().push(change);
        }
        Self(by_node)
    }

    pub(super) fn of(&self, node: NodeId) -> Vec<&'c Change> {
        self.0.get(&node).cloned().unwrap_or_default()
    }
}

//! Where a value stands, as messages call it.

use crate::selection::words::{item_of, quote};
use crate::yaml::Span;

#[derive(Clone, Copy)]
pub(super) enum Place<'p> {
    Root,
    Key { name: &'p str, span: &'p Span },
    Item { list: &'p str },
}

impl<'p> Place<'p> {
    /// The value, as the subject of a sentence.
    pub(super) fn subject(&self) -> String {
        match self {
            Self::Root => "the selection".to_owned(),
            Self::Key { name, .. } => quote(name),
            Self::Item { list } => format!("an item of {}", quote(list)),
        }
    }

    /// The value, as that which has keys.
    pub(super) fn container(&self) -> String {
        match self {
            Self::Item { list } => item_of(list),
            _ => self.subject(),
        }
    }

    /// The key it stands under.
    pub(super) fn key(&self) -> &'p str {
        match self {
            Self::Root => "",
            Self::Key { name, .. } => name,
            Self::Item { list } => list,
        }
    }
}

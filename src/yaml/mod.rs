//! YAML as people write it: text, positions, one-span edits, styles and line ends.
//!
//! [`Tree::parse`] gives every node with its place in the text; [`edit`] changes a file through
//! byte spans and leaves the rest of it alone; [`emit`] writes new nodes in the file's own style.

mod build;
mod data;
mod error;
mod lines;
pub mod quote;
mod scan;
mod tree;

pub use data::{Data, Item, Pair};
pub use error::SyntaxError;
pub use lines::Lines;
pub use tree::{Anchor, Comment, Entry, Kind, Node, NodeId, Style, Tag, Tree};

/// Bytes of a text: start inclusive, end exclusive.
pub type Span = std::ops::Range<usize>;

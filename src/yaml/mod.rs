//! YAML as people write it: text, positions, one-span edits, styles and line ends.
//!
//! [`Tree::parse`] gives every node with its place in the text; [`edit`] changes a file through
//! byte spans and leaves the rest of it alone; [`emit`] writes new nodes in the file's own style.

mod blame;
mod build;
mod comment;
mod core;
mod data;
pub mod edit;
pub mod emit;
mod error;
mod format;
mod inside;
mod lines;
pub(crate) mod mistake;
mod placeless;
pub mod quote;
mod resolve;
mod scan;
mod tree;
mod value;
mod words;

pub use data::{Data, Item, Pair};
pub use error::SyntaxError;
pub use format::Format;
pub use inside::{Inside, inside};
pub use lines::Lines;
pub use tree::{Anchor, Comment, Entry, Kind, Node, NodeId, Style, Tag, Tree};
pub use value::{Content, Excess, Field, Value};

/// Bytes of a text: start inclusive, end exclusive.
pub type Span = std::ops::Range<usize>;

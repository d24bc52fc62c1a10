//! The difference between a file and what it should be.

mod github;
mod json;
mod markdown;
mod text;

pub use github::github;
pub use json::json;
pub use markdown::{incomparable, markdown};
pub use text::text;

use crate::finding::Patch;

/// A file and what postorb would make of it.
#[derive(Clone, Copy, Debug)]
pub struct Difference<'a> {
    /// The file's name.
    pub path: &'a str,
    /// Whether there is no such file yet.
    pub is_new: bool,
    /// Its text; empty for a new one.
    pub before: &'a str,
    /// The text as it should be.
    pub after: &'a str,
    /// What was replaced, as bytes of `before`.
    pub patches: &'a [Patch],
}

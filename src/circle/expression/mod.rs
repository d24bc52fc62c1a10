//! The `<< … >>` language: where expressions stand in a text, and what they refer to.
//!
//! Facts: reusable config ("Using the parameters"), the pages on pipeline values and on expressions,
//! and, for the sections `<<# … >>`, `<<^ … >>` and `<</ … >>`, the orbs that use them.

mod find;
mod parse;
mod token;

pub use find::{Template, Templates, Unclosed, templates};
pub use parse::parse;

use crate::yaml::Span;

/// What an expression refers to: `parameters.version`, `pipeline.git.branch`, `matrix.os`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// The path, as it is written.
    pub text: String,
    /// Bytes of the config.
    pub span: Span,
}

impl Path {
    /// What follows `root.`, where the path begins with that.
    #[must_use]
    pub fn under(&self, root: &str) -> Option<&str> {
        self.text.strip_prefix(root)?.strip_prefix('.')
    }
}

/// Why a text is no expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// Bytes of the config.
    pub span: Span,
    /// What is wrong, in lower case.
    pub message: String,
}

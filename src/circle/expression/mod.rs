//! The `<< … >>` language: where expressions stand in a text, and what they refer to.
//!
//! Facts: the language's own description (CircleCI-Public/expr), reusable config ("Using the parameters"), the pages on pipeline values and on expressions,
//! and, for the sections `<<# … >>`, `<<^ … >>` and `<</ … >>`, the orbs that use them.

mod find;
mod parse;
mod token;

pub use find::{Template, Templates, Unclosed, templates};
pub use parse::parse;

use memchr::memchr;

use crate::yaml::Span;

/// Whether a text has an expression, or looks as if: what it says is only known when the config is compiled.
#[must_use]
pub fn is_in(text: &str) -> bool {
    memchr(b'<', text.as_bytes()).is_some() && text.contains("<<")
}

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

/// How the scalar is written that an expression is part of: what its escapes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quotes {
    /// Without quotes, or as a block.
    None,
    /// In single quotes: `''` is one of them.
    Single,
    /// In double quotes, with backslashes.
    Double,
}

impl Quotes {
    /// How a scalar is written that begins with this.
    #[must_use]
    pub fn of(written: &str) -> Self {
        match written.as_bytes().first() {
            Some(b'"') => Self::Double,
            Some(b'\'') => Self::Single,
            _ => Self::None,
        }
    }
}

/// Why a text is no expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// Bytes of the config.
    pub span: Span,
    /// What is wrong, in lower case.
    pub message: String,
    /// What should stand there, where that is certain and nothing has to be escaped in it.
    pub instead: Option<String>,
}

impl Mistake {
    fn new(span: Span, message: impl Into<String>) -> Self {
        Self {
            span,
            message: message.into(),
            instead: None,
        }
    }

    fn instead(mut self, text: impl Into<String>) -> Self {
        self.instead = Some(text.into());
        self
    }
}

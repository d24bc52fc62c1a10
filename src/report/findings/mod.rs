//! What is wrong with files: a format a file.

mod github;
mod json;
mod junit;
mod sarif;
mod summary;
mod text;

pub use github::github;
pub use json::json;
pub use junit::junit;
pub use sarif::sarif;
pub use summary::summary;
pub use text::text;

use crate::finding::{Applied, Finding};

/// A file, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// Its name, as it was given.
    pub path: String,
    /// Its text, which the findings are about.
    pub text: String,
    /// What is wrong with it.
    pub findings: Vec<Finding>,
    /// What was mended before.
    pub applied: Vec<Applied>,
}

/// A file that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Its name, as it was given.
    pub path: String,
    /// Why.
    pub message: String,
}

/// All files of one call.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Those that were checked.
    pub files: Vec<Checked>,
    /// Those that could not be.
    pub unread: Vec<Unread>,
}

#[cfg(test)]
mod tests;

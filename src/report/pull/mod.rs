//! What a pull changes, in the words of tests.

mod json;
mod text;

use crate::lock::Kind;
use crate::lock::difference::Change;

pub use json::json;
pub use text::text;

/// A collection or an environment that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is.
    pub kind: Kind,
    /// How Postman knows it.
    pub uid: String,
    /// What it is called.
    pub name: String,
    /// Its file.
    pub file: String,
    /// What became of it.
    pub status: Status,
    /// What differs from the file that was pulled before.
    pub changes: Vec<Change>,
    /// The variables that a run has to be given.
    pub supply: Vec<String>,
}

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It was not there.
    New,
    /// Something else was there, which no pull wrote.
    Replaced,
    /// It is another.
    Changed,
    /// It is the same in Postman, and somebody changed or removed the file.
    Restored,
    /// It is what it was.
    Unchanged,
    /// Nothing selects it any more.
    Removed,
    /// The same, and somebody changed the file, so that it stays.
    Kept,
}

impl Status {
    /// The word for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Replaced => "replaced",
            Self::Changed => "changed",
            Self::Restored => "restored",
            Self::Unchanged => "unchanged",
            Self::Removed => "removed",
            Self::Kept => "kept",
        }
    }
}

//! What a build is called: its status, and what it is of.

use crate::builds::{At, Build};

/// The word for a build's status.
pub(super) fn status(build: &Build) -> &str {
    build
        .status
        .as_ref()
        .map_or("not known", |status| status.name())
}

/// A branch, or a tag that is told to be one.
pub(super) fn at(at: &At) -> String {
    match at {
        At::Branch(name) => name.clone(),
        At::Tag(name) => format!("tag {name}"),
    }
}

//! Builds of CircleCI's as people and as machines read them.

mod cell;
mod column;
mod detail;
mod json;
mod line;
mod links;
mod list;
mod name;
mod paint;
mod picture;
mod test;
mod words;

use crate::Failure;
use crate::builds::{Build, Evidence, SuiteResult};

pub(crate) use detail::detail;
pub(crate) use json::{detail as detail_json, links as links_json, list as list_json};
pub(crate) use line::{begun, changed, ended};
pub(crate) use links::links;
pub(crate) use list::Table;
pub(crate) use picture::{last as last_picture, picture};

/// How something is shown.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Look {
    /// Milliseconds since 1970.
    pub(crate) now: u64,
    /// The columns that there are; none where nothing has to be cut.
    pub(crate) width: Option<usize>,
    pub(crate) is_styled: bool,
}

/// A build and everything that is known of it.
#[derive(Clone, Debug)]
pub(crate) struct Detail {
    pub(crate) build: Build,
    /// What jobs left behind, as far as somebody asked.
    pub(crate) evidence: Vec<Evidence>,
    pub(crate) suites: Vec<SuiteResult>,
}

/// An integration of the selection, and the last build of its project.
#[derive(Clone, Debug)]
pub(crate) struct Linked {
    pub(crate) nickname: String,
    /// The API or the specification, by its id.
    pub(crate) subject: Subject,
    pub(crate) version: Option<String>,
    pub(crate) project: String,
    /// None where the project has not been built.
    pub(crate) last: Result<Option<Detail>, Failure>,
}

/// What an integration is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    Api(String),
    Spec(String),
}

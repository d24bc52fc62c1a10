//! What the files hold that a run is given: collections, environments, rows of data. As much of it as
//! tells whether the run can work; values are not kept, so that nobody can print them, but for what
//! [`secrets`] gives to those who hide them.
//!
//! Facts are from the sources of Newman (`lib/run/options.js`, `lib/util.js`) and of the libraries that
//! it runs collections with.

mod auth;
mod data;
mod json;
mod names;
mod read;
mod script;
mod template;
mod variables;

use std::collections::{BTreeMap, BTreeSet};

pub use data::Rows;
pub use json::Fault;

/// What a file that should be a collection is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// A collection.
    Collection(Collection),
    /// Something else.
    Other(Other),
}

/// What is no collection, or none that Newman knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Other {
    /// A collection of format v3, which is YAML.
    V3,
    /// An export of an environment or of globals.
    Environment,
    /// A description of an API: `OpenAPI` or Swagger.
    OpenApi,
    /// What Postman's API answers where it has no collection to give.
    ApiError,
    /// JSON that is no object.
    NoObject,
    /// Any other JSON.
    Unknown,
}

impl Other {
    /// What it is called, behind "is no collection, but".
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::V3 => "one of format v3",
            Self::Environment => "an environment",
            Self::OpenApi => "the description of an API",
            Self::ApiError => "an error that Postman's API answered with",
            Self::NoObject => "JSON without a name and requests",
            Self::Unknown => "other JSON",
        }
    }
}

/// A collection, without its values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Collection {
    /// Whether it has the form that Postman exported until 2016, which Newman converts.
    pub is_v1: bool,
    /// Its folders and requests, in their order, each behind the folder that it is in.
    pub items: Vec<Item>,
    /// The variables that it brings along, in itself and in its folders.
    pub variables: BTreeSet<String>,
    /// The variables that its scripts set.
    pub writes: Writes,
}

/// A folder or a request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// Its name; empty where it has none.
    pub name: String,
    /// Its ids.
    pub ids: Vec<String>,
    /// The folder that it is in, as its place in the list.
    pub parent: Option<usize>,
    /// Whether it is a folder.
    pub is_folder: bool,
    /// The variables that a request is sent with, in their order, each once.
    pub uses: Vec<String>,
}

/// The variables that scripts set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Writes {
    /// Their names.
    pub names: BTreeSet<String>,
    /// Whether there may be others, whose names are computed.
    pub is_open: bool,
}

impl Collection {
    /// How many requests it has.
    #[must_use]
    pub fn requests(&self) -> usize {
        self.items.iter().filter(|item| !item.is_folder).count()
    }

    /// Whether a folder or a request is called `text`, or has it as its id: what `--folder` looks for
    /// (postmanlabs/postman-runtime, `lib/runner/extract-runnable-items.js`).
    #[must_use]
    pub fn has(&self, text: &str) -> bool {
        self.items.iter().any(|item| item.is(text))
    }

    /// Whether a request runs where only these folders and requests do.
    #[must_use]
    pub fn is_selected(&self, at: usize, folders: &[&str]) -> bool {
        folders.is_empty()
            || self
                .chain(at)
                .any(|item| folders.iter().any(|folder| item.is(folder)))
    }

    /// The names of the folders around an item and its own: `Folder › Request`.
    #[must_use]
    pub fn path(&self, at: usize) -> String {
        let mut names: Vec<_> = self.chain(at).map(|item| item.name.as_str()).collect();
        names.reverse();
        names.join(" › ")
    }

    /// An item, and the folders around it.
    fn chain(&self, at: usize) -> impl Iterator<Item = &Item> {
        let item = |at: usize| self.items.get(at);
        std::iter::successors(item(at), move |one| item(one.parent?))
    }
}

impl Item {
    /// Whether it is called `text`, or has it as its id.
    #[must_use]
    pub fn is(&self, text: &str) -> bool {
        self.name == text || self.ids.iter().any(|id| id == text)
    }
}

impl Content {
    /// What the text of a file is.
    ///
    /// # Errors
    /// Where it is no JSON, or JSON that postorb cannot read and Newman perhaps can.
    pub fn read(text: &str) -> Result<Self, Fault> {
        read::content(text)
    }
}

/// The variables of an environment or of globals that are marked as secret, with the values that it has
/// for them: to take them out of results. None where the text is neither.
///
/// # Errors
/// As [`Content::read`].
pub fn secrets(text: &str) -> Result<Option<Vec<(String, String)>>, Fault> {
    variables::secrets(text)
}

/// Why a variable of an environment has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blank {
    /// Its value is empty.
    Empty,
    /// Its value is in Postman's vault.
    Vault,
}

/// The variables of an environment that are switched on and have no value; none where there is no list.
///
/// # Errors
/// As [`Content::read`].
pub fn blanks(text: &str) -> Result<BTreeMap<String, Blank>, Fault> {
    variables::blanks(text)
}

/// The variables of an environment or of globals; none where the text is neither.
///
/// # Errors
/// As [`Content::read`].
pub fn variables(text: &str) -> Result<Option<BTreeSet<String>>, Fault> {
    variables::read(text)
}

/// Those of them that have a value.
///
/// # Errors
/// As [`Content::read`].
pub fn given(text: &str) -> Result<Option<BTreeSet<String>>, Fault> {
    variables::given(text)
}

//! The lock: collections and environments of Postman's that are kept in the repository, so that tests
//! change with a commit and with nothing else.
//!
//! [`Document::new`] makes of what Postman answers the bytes that are kept (`canonical`), or tells which
//! keys stand in it literally (`literal`). [`Lock`] is the list of these files, `.circleci/postorb.lock`.
//! [`mod@difference`] tells in the words of tests what differs between two versions of a document.
//!
//! A file is known by the SHA-256 of its text with the line ends of Unix: Git may check it out with
//! others, and then it is still the file that was reviewed. In the JSON itself no line end is anybody's,
//! because those of scripts are escaped.

mod canonical;
pub mod difference;
mod document;
mod file_name;
mod hash;
mod literal;
mod read;
mod selected;
mod selection;
mod supply;
mod token;
mod write;

pub use document::{Document, Refusal};
pub use file_name::file_names;
pub use hash::hash;
pub use literal::Place;
pub use read::{NEWER, read};
pub use selected::{Files, selected};
pub use selection::{missing, runs_from_files, sources};
pub use supply::unsupplied;

/// Where files of the lock lie.
pub const FOLDER: &str = ".circleci/postorb";

/// What a locked file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A collection.
    Collection,
    /// An environment.
    Environment,
}

/// The files that were pulled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lock {
    /// A file each, collections first.
    pub entries: Vec<Entry>,
}

/// A file of the lock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub kind: Kind,
    /// How Postman knows it.
    pub uid: String,
    /// What it was called when it was pulled.
    pub name: String,
    /// Its path from the root of the repository.
    pub file: String,
    /// When it was last changed, as Postman tells it.
    pub updated: Option<String>,
    /// The SHA-256 of the file.
    pub sha256: String,
    /// Variables whose values were left out: a run has to be given them.
    pub supply: Vec<String>,
}

impl Kind {
    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Collection => "collection",
            Self::Environment => "environment",
        }
    }

    const fn list(self) -> &'static str {
        match self {
            Self::Collection => "collections",
            Self::Environment => "environments",
        }
    }

    const fn extension(self) -> &'static str {
        match self {
            Self::Collection => ".postman_collection.json",
            Self::Environment => ".postman_environment.json",
        }
    }
}

impl Lock {
    /// The file of a document, by its UID or by its id without the owner.
    #[must_use]
    pub fn find(&self, kind: Kind, id: &str) -> Option<&Entry> {
        let mut entries = self.entries.iter();
        entries.find(|entry| entry.kind == kind && entry.is(id))
    }

    /// What stands at a path.
    #[must_use]
    pub fn at(&self, file: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.file == file)
    }

    /// The text of the file.
    #[must_use]
    pub fn text(&self) -> String {
        write::text(self)
    }
}

impl Entry {
    /// Whether an id means this document: its UID, or where one of the two names no owner, the same
    /// without it.
    #[must_use]
    pub fn is(&self, id: &str) -> bool {
        let (own, other) = (bare(&self.uid), bare(id));
        let names_owners = own != self.uid && other != id;
        self.uid.eq_ignore_ascii_case(id) || !names_owners && own.eq_ignore_ascii_case(other)
    }

    /// Whether a text is that of the file as it was pulled.
    #[must_use]
    pub fn is_text(&self, text: &str) -> bool {
        hash(text) == self.sha256
    }
}

/// An id without its owner.
fn bare(uid: &str) -> &str {
    const UUID: usize = 36;
    let start = uid.len().checked_sub(UUID);
    start.and_then(|start| uid.get(start..)).unwrap_or(uid)
}

#[cfg(test)]
mod tests {
    use super::*;

    const UUID: &str = "28b680e3-eb56-4135-8f4c-de01a6e494e9";

    #[test]
    fn a_file_is_found_by_its_uid_and_by_its_id_and_not_by_that_of_another_owner() {
        let uid = format!("789883-{UUID}");
        let entry = |uid: &str| Entry {
            kind: Kind::Collection,
            uid: uid.to_owned(),
            name: "x".to_owned(),
            file: format!("{FOLDER}/x.postman_collection.json"),
            updated: None,
            sha256: hash(""),
            supply: Vec::new(),
        };
        let lock = Lock {
            entries: vec![entry(&uid)],
        };
        for id in [&*uid, UUID, &UUID.to_uppercase()] {
            assert!(lock.find(Kind::Collection, id).is_some(), "{id}");
            assert!(lock.find(Kind::Environment, id).is_none());
        }
        let other = format!("1-{UUID}");
        assert!(lock.find(Kind::Collection, &other).is_none());
        // Postman did not tell the owner: whoever names one means it.
        assert!(entry(UUID).is(&other));
    }
}

//! From what a user typed to what a selection holds: the full UID of a collection or environment, a
//! file of the repository, or an address.
//!
//! Nothing is asked of Postman that the text says by itself: a [`Catalogue`] is opened for names and
//! bare ids, and for the name behind a UID where there is a key anyway.

mod address;
mod file;
mod near;
mod resolve;
mod typed;
mod workspace;

pub(crate) use file::{Files, OnDisk};
pub(crate) use resolve::Resolver;

use crate::Failure;

/// What there is to choose from, as Postman tells it.
pub(crate) trait Catalogue {
    /// The workspaces that the key may see.
    fn workspaces(&self) -> Result<Vec<Workspace>, Failure>;

    /// The collections or environments of a workspace, given by its id; of all where there is none.
    fn list(&self, kind: Kind, workspace: Option<&str>) -> Result<Vec<Listed>, Failure>;
}

impl<C: Catalogue + ?Sized> Catalogue for &C {
    fn workspaces(&self) -> Result<Vec<Workspace>, Failure> {
        (**self).workspaces()
    }

    fn list(&self, kind: Kind, workspace: Option<&str>) -> Result<Vec<Listed>, Failure> {
        (**self).list(kind, workspace)
    }
}

/// What is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Collection,
    Environment,
}

impl Kind {
    /// What one is called.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Collection => "collection",
            Self::Environment => "environment",
        }
    }

    /// One with its article.
    const fn one(self) -> &'static str {
        match self {
            Self::Collection => "a collection",
            Self::Environment => "an environment",
        }
    }

    const fn other(self) -> Self {
        match self {
            Self::Collection => Self::Environment,
            Self::Environment => Self::Collection,
        }
    }
}

/// A workspace of a [`Catalogue`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Workspace {
    pub(crate) id: String,
    pub(crate) name: String,
}

/// A collection or an environment of a [`Catalogue`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Listed {
    /// With its owner in front.
    pub(crate) uid: String,
    pub(crate) name: String,
}

/// What a text stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Picked {
    /// As a selection holds it.
    pub(crate) value: String,
    /// What people call it; none where nobody could tell.
    pub(crate) name: Option<String>,
    /// Whether it is Postman's, so that the value tells people nothing.
    pub(crate) is_id: bool,
    /// What could not be found out, for the user to know.
    pub(crate) doubt: Option<String>,
}

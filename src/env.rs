//! The process's environment, handed in so that tests choose it.

use std::collections::HashMap;
use std::ffi::{OsStr, OsString};
use std::fmt;
use std::path::{Path, PathBuf};

/// Environment variables and the current folder.
#[derive(Clone, Default)]
pub struct Env {
    variables: HashMap<OsString, OsString>,
    folder: Option<PathBuf>,
}

/// Values are left out: some are keys.
impl fmt::Debug for Env {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut names: Vec<_> = self.variables.keys().collect();
        names.sort();
        out.debug_struct("Env")
            .field("variables", &names)
            .field("folder", &self.folder)
            .finish()
    }
}

impl Env {
    /// An environment of these variables and no others.
    pub fn new(variables: impl IntoIterator<Item = (OsString, OsString)>) -> Self {
        Self {
            variables: variables.into_iter().collect(),
            folder: None,
        }
    }

    /// The same with a current folder.
    #[must_use]
    pub fn in_folder(mut self, folder: PathBuf) -> Self {
        self.folder = Some(folder);
        self
    }

    /// The current folder, where it is known.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// A variable's value; none where it is unset, empty or no UTF-8.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.variables
            .get(OsStr::new(name))?
            .to_str()
            .filter(|value| !value.is_empty())
    }

    /// Every variable but this one, which is nobody else's to see.
    pub(crate) fn without(&self, names: &[&str]) -> Vec<(OsString, OsString)> {
        let is_named = |other: &OsString| names.iter().any(|name| other == name);
        let others = self.variables.iter().filter(|(other, _)| !is_named(other));
        others
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect()
    }

    /// The same environment with this variable.
    pub(crate) fn with(&self, name: &str, value: &str) -> Self {
        let mut env = self.clone();
        env.variables.insert(name.into(), value.into());
        env
    }
}

//! What is known beside a config when it is looked at.

use super::rules::{circleci_compiler, empty_variable, unknown_id, unset_variable};
use super::{Compilation, Project, Repository, Workspace, Writes};
use crate::circle::Library;

/// What is known when a config is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Surroundings<'s> {
    /// Orbs.
    pub library: &'s Library,
    /// The repository; none where there are no files to look at.
    pub repository: Option<&'s Repository>,
    /// What was fetched from Postman; none where nothing may be.
    pub workspace: Option<&'s Workspace>,
    /// What `CircleCI`'s compiler said; none where it was not asked.
    pub compilation: Option<&'s Compilation>,
    /// What the project has; none where it was not asked.
    pub project: Option<&'s Project>,
    /// Where a merge writes the config; none where none does.
    pub writes: Option<Writes>,
}

impl<'s> Surroundings<'s> {
    /// Orbs alone.
    #[must_use]
    pub const fn of(library: &'s Library) -> Self {
        Self {
            library,
            repository: None,
            workspace: None,
            compilation: None,
            project: None,
            writes: None,
        }
    }

    /// Whether a rule has what it looks at: some need what a service says, and a comment that suppresses
    /// them is not for nothing while nobody was asked.
    pub(super) fn looks(&self, rule: &str) -> bool {
        let of_postman = [unknown_id::RULE.name, empty_variable::RULE.name];
        if of_postman.contains(&rule) {
            self.workspace.is_some()
        } else if rule == circleci_compiler::RULE.name {
            self.compilation.is_some()
        } else {
            rule != unset_variable::RULE.name || self.project.is_some()
        }
    }

    /// The same with what was fetched from Postman.
    #[must_use]
    pub const fn with(self, workspace: &'s Workspace) -> Self {
        Self {
            workspace: Some(workspace),
            ..self
        }
    }
}

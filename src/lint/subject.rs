//! What rules look at.

use super::local::Local;
use super::newman::Call;
use super::repair::Detached;
use super::script::Script;
use super::shape::{Deviation, Typo};
use super::templates::Use;
use super::written::Written;
use super::{Compilation, Project, Repository, Workspace};
use crate::circle::Config;
use crate::yaml::{Lines, Tree};

/// A config to look at.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a, 't> {
    /// The config as it is written.
    pub tree: &'a Tree<'t>,
    /// The lines of its text.
    pub lines: &'a Lines<'t>,
    /// The config as it is meant.
    pub config: &'a Config<'a>,
    /// Keys that stood beside their owner in a section, and are under it in the model.
    pub(super) detached: &'a [Detached],
    /// Keys that were misspelled, and are not in the model.
    pub(super) typos: &'a [Typo],
    /// Where it differs from what a config may hold.
    pub(super) deviations: &'a [Deviation<'a>],
    /// Its expressions.
    pub(super) templates: &'a [Use<'a>],
    /// What its `run` steps execute.
    pub(super) scripts: &'a [Script<'a>],
    /// Where it runs collections.
    pub(super) calls: &'a [Call<'a>],
    /// Those that are given files of the repository, or what was fetched.
    pub(super) locals: &'a [Local<'a>],
    /// Where a merge writes it anew.
    pub(super) written: &'a Written,
    /// What was fetched from Postman.
    pub(super) workspace: Option<&'a Workspace>,
    /// The repository that it is part of.
    pub(super) repository: Option<&'a Repository>,
    /// What `CircleCI`'s compiler said of it.
    pub(super) compilation: Option<&'a Compilation>,
    /// What the project that it is for has.
    pub(super) project: Option<&'a Project>,
}

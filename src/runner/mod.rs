//! Running collections: what Newman or the Postman CLI is given, how it is watched, and what it leaves
//! behind. Where that is shown is not known here.

mod arguments;
mod attempt;
mod child;
mod environment;
mod pool;
mod program;
mod reporter;
mod scratch;
mod step;

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use crate::plan;
use crate::results::Unredacted;

pub(crate) use environment::{Faulty, with_secrets};
pub(crate) use pool::{Event, pool};
pub(crate) use program::{Program, Unfound, node};
pub(crate) use scratch::Scratch;

/// Whether postorb was told to stop.
pub(crate) type Stop<'s> = &'s (dyn Fn() -> bool + Sync);

/// A suite with one environment, and the files that the runner is given for it.
#[derive(Clone, Debug)]
pub(crate) struct Order<'p> {
    pub(crate) run: &'p plan::Run,
    pub(crate) collection: PathBuf,
    pub(crate) environment: Option<PathBuf>,
    pub(crate) globals: Option<PathBuf>,
    pub(crate) data: Option<PathBuf>,
    /// Further arguments for the runner, behind those of the selection.
    pub(crate) extra: &'p [String],
}

impl Order<'_> {
    /// The files that the runner is given.
    pub(crate) fn files(&self) -> impl Iterator<Item = &PathBuf> {
        let optional = [&self.environment, &self.globals, &self.data];
        std::iter::once(&self.collection).chain(optional.into_iter().flatten())
    }
}

/// What all suites of a call have in common.
#[derive(Clone, Debug)]
pub(crate) struct Common<'c> {
    pub(crate) program: &'c Program,
    pub(crate) scratch: &'c Scratch,
    /// The environment of the runner, without Postman's API key: it is given files only.
    pub(crate) variables: Vec<(OsString, OsString)>,
    /// How long a process that was asked to end may take before it is ended.
    pub(crate) grace: Duration,
    /// Whether bodies of requests that passed are kept.
    pub(crate) keeps_all_bodies: bool,
}

/// What an attempt at a suite came to.
pub(crate) struct Attempt {
    /// Its report, or a suite that says why there is none.
    pub(crate) report: Unredacted,
    pub(crate) end: End,
}

/// How the runner's process ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// By itself, with this code; none where a signal ended it.
    Exited(Option<i32>),
    /// It took longer than it may.
    TimedOut,
    /// postorb was told to stop.
    Stopped,
}

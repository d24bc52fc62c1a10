//! Builds: what a pipeline of CircleCI's, its workflows and its jobs come to, whoever asked for them.
//!
//! A pipeline has no result of its own (circleci.md, section 1): its status is derived here, and so are the
//! results of suites and what changed between two looks.

mod build;
mod change;
mod outcome;
mod status;
mod suites;

pub(crate) use build::{At, Build, Job, Problem, Workflow};
pub(crate) use change::{Change, changes};
pub(crate) use outcome::{Counts, QUARANTINE, Test};
pub(crate) use status::{Status, Tone};
pub(crate) use suites::{Artifact, Evidence, Judged, Sought, SuiteResult, suites};

#[cfg(test)]
pub(crate) use build::tests;

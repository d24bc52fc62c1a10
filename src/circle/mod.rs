//! What a `CircleCI` config means: its jobs, commands, executors, orbs and workflows as typed data,
//! each with its place in the text.
//!
//! Reading is lenient: what has the wrong shape is left out, and rules tell of it. Facts are from
//! `CircleCI`'s configuration reference and its page on reusable config.

pub mod compiled;
mod definition;
mod entry_name;
pub mod expression;
mod library;
mod name;
mod names;
mod orb;
pub mod orbs;
pub mod pack;
mod parameter;
pub mod pipeline;
mod scope;
mod step;
mod visit;
mod workflow;

pub use definition::{Definition, DefinitionKind, Job, JobType};
pub use entry_name::EntryNames;
pub use library::Library;
pub use name::Named;
pub use names::Names;
pub use orb::{Orb, Reference};
pub use parameter::{Parameter, ParameterType};
pub use scope::{Found, Scope};
pub use step::{BUILT_IN, Step};
pub use visit::{Context, Invocation};
pub use workflow::{ENTRY_KEYS, Entry, Matrix, Requirement, Workflow};

use crate::yaml::{Content, Value};

/// A config.
#[derive(Debug)]
pub struct Config<'v> {
    /// What is written.
    pub root: &'v Value,
    /// Its version.
    pub version: Version,
    /// Whether it decides which config comes after it (`setup: true`).
    pub is_setup: bool,
    /// The pipeline's parameters.
    pub parameters: Vec<Parameter<'v>>,
    /// What it defines: jobs, commands, executors and orbs.
    pub scope: Scope<'v>,
    /// Job groups: their jobs are entries like a workflow's.
    pub groups: Vec<Workflow<'v>>,
    /// Workflows.
    pub workflows: Vec<Workflow<'v>>,
}

/// The version of a config.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// `2` or `2.0`: without orbs, commands, executors and parameters.
    V2,
    /// `2.1`.
    V2_1,
    /// Missing, or none that is known.
    Unknown,
}

impl<'v> Config<'v> {
    /// Reads a config, with what is known of its orbs.
    #[must_use]
    pub fn of(root: &'v Value, library: &'v Library) -> Self {
        let version = match root.get("version").map(|version| &version.content) {
            Some(Content::Integer(2)) => Version::V2,
            #[expect(clippy::float_cmp, reason = "both were read from the same digits")]
            Some(Content::Float(number)) if *number == 2.0 => Version::V2,
            #[expect(clippy::float_cmp, reason = "both were read from the same digits")]
            Some(Content::Float(number)) if *number == 2.1 => Version::V2_1,
            Some(Content::String(text)) if text == "2.1" => Version::V2_1,
            Some(Content::String(text)) if text == "2" || text == "2.0" => Version::V2,
            _ => Version::Unknown,
        };
        let is_setup = root.get("setup");
        Self {
            root,
            version,
            is_setup: is_setup.is_some_and(|setup| setup.content == Content::Bool(true)),
            parameters: Parameter::all(root, true),
            scope: Scope::of(root, library, true),
            groups: Workflow::all(root, "job-groups"),
            workflows: Workflow::all(root, "workflows"),
        }
    }
}

//! From a rendered config to changes of the repository's own: what is postorb's is added, brought
//! up to date and taken away; what is not is left alone.
//!
//! Ownership is visible: what postorb adds carries the comment `# postorb`. Inside what it owns,
//! the keys and steps that a layout can render follow the selection; all others are the user's.

mod adopt;
mod apply;
mod effective;
mod entries;
mod foreign;
mod gate;
mod implicit;
mod marker;
mod own;
mod precheck;
mod reconcile;
mod references;
mod requires;
mod sections;
mod vocabulary;
mod workflows;
mod written;

pub use apply::{Applied, apply};
pub use effective::{orb_alias, version};
pub use foreign::foreign_jobs;
pub use precheck::precheck;
pub use written::written;

use crate::finding::Finding;
use crate::yaml::Tree;
use crate::yaml::edit::Change;

/// What the config should hold.
#[derive(Debug)]
struct Wanted<'r, 't> {
    /// The rendered config; none where nothing is selected.
    rendered: Option<&'r Tree<'t>>,
    /// Jobs that wait for the suites.
    gates: Vec<Gate>,
}

/// Jobs of one workflow that wait for the suites in it.
#[derive(Clone, Debug)]
pub struct Gate {
    /// The workflow.
    pub workflow: String,
    /// The names of the jobs that wait, as the workflow calls them.
    pub before: Vec<String>,
    /// The names of the suites' entries.
    pub entries: Vec<String>,
}

/// What merging comes to.
#[derive(Debug, Default)]
struct Merged {
    /// The changes; none where the config is up to date.
    changes: Vec<Change>,
    /// What a person wants to know beside them.
    notes: Vec<String>,
}

/// Compares `config` with what is wanted.
///
/// With `adopt`, jobs and workflow entries of the wanted names that carry no marker are taken over.
///
/// # Errors
/// Findings, in `config`, that say why it cannot be merged into.
fn merge(config: &Tree<'_>, wanted: &Wanted<'_, '_>, adopt: bool) -> Result<Merged, Vec<Finding>> {
    let mut merge = Merge {
        config,
        wanted,
        adopt,
        merged: Merged::default(),
        refusals: Vec::new(),
    };
    merge.sections();
    merge.workflows();
    if adopt {
        merge.adopt_whole();
    }
    if merge.refusals.is_empty() {
        Ok(merge.merged)
    } else {
        Err(merge.refusals)
    }
}

/// The rule of findings that tell why a config cannot be merged into.
pub const REFUSED: &str = "merge-refused";

struct Merge<'a, 'c, 't> {
    config: &'a Tree<'c>,
    wanted: &'a Wanted<'a, 't>,
    adopt: bool,
    merged: Merged,
    refusals: Vec<Finding>,
}

impl Merge<'_, '_, '_> {
    fn change(&mut self, change: Change) {
        self.merged.changes.push(change);
    }

    fn refuse(&mut self, finding: Finding) {
        self.refusals.push(finding);
    }
}

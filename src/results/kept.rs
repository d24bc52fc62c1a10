//! What later runs are compared with.

use super::run::{Run, Suite};

/// A run as later ones are compared with it: of suites in which nothing ran it has what an earlier run has,
/// so that a machine that was lost takes no results with it. Their names come with it; none where there is
/// nothing to take over.
#[must_use]
pub fn kept(run: &Run, earlier: &Run) -> Option<(Run, Vec<String>)> {
    let mut names = Vec::new();
    let suites = run.suites.iter().map(|suite| {
        let name = suite.text(suite.name);
        let is_it = |one: &&Suite| one.has_run() && one.text(one.name) == name;
        match earlier.suites.iter().find(is_it) {
            Some(before) if !suite.has_run() => {
                names.push(name.to_owned());
                before.clone()
            }
            _ => suite.clone(),
        }
    });
    let suites = suites.collect();
    (!names.is_empty()).then_some((Run { suites }, names))
}

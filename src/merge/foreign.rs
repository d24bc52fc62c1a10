//! What a config has of its own.

use super::marker::{self, Marker};
use crate::yaml::Tree;

/// The names of the jobs in `config` that are not postorb's, and that no job of postorb's can have.
#[must_use]
pub fn foreign_jobs(config: &Tree<'_>) -> Vec<String> {
    let Some(jobs) = config.entry(config.root(), "jobs") else {
        return Vec::new();
    };
    let entries = config.entries(jobs.value).iter();
    let foreign = entries
        .filter(|entry| marker::of_entry(config, jobs.value, **entry) != Some(Marker::Owned));
    let names = foreign.filter_map(|entry| config.scalar(entry.key));
    names.map(str::to_owned).collect()
}

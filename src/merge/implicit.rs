//! The job that ran without being named.

use super::{Merge, marker::Marker};
use crate::yaml::{Data, Item};

/// The job that a config without workflows runs.
pub(super) const BUILD: &str = "build";

impl Merge<'_, '_, '_> {
    /// A config without workflows runs its job `build`; once it has one, only what that lists runs.
    /// The entry that keeps `build` running (CircleCI configuration reference, "jobs").
    pub(super) fn implicit_build(&mut self) -> Vec<Item> {
        let jobs = self.config.get(self.config.root(), "jobs");
        if jobs.is_none_or(|jobs| super::effective::get(self.config, jobs, BUILD).is_none()) {
            return Vec::new();
        }
        if self
            .config
            .get(self.config.root(), "workflows")
            .is_none_or(|map| self.config.entries(map).is_empty())
        {
            let note =
                "the config had no workflows, so CircleCI ran `build`: the new workflow lists it";
            self.merged.notes.push(note.into());
        }
        vec![Item {
            value: Data::string(BUILD),
            comment: Some(Marker::Owned.comment(None)),
        }]
    }
}

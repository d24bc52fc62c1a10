//! What the user added inside something that is postorb's.

use super::marker::{self, Marker};
use super::{Merge, vocabulary};
use crate::finding::Finding;
use crate::render::vocabulary as words;
use crate::yaml::NodeId;

impl Merge<'_, '_, '_> {
    /// The keys and steps of a job that no layout renders, each as a person would name it.
    pub(super) fn own_in_job(&self, job: NodeId) -> Vec<(NodeId, String)> {
        let mut own = Vec::new();
        for entry in self.config.entries(job) {
            let Some(key) = self.config.scalar(entry.key) else {
                continue;
            };
            if key == "steps" {
                for step in self.config.items(entry.value) {
                    if !vocabulary::renders_step(self.config, *step) {
                        own.push((*step, format!("the step {}", self.step_name(*step))));
                    }
                }
            } else if !vocabulary::renders_job_key(self.config, job, key, entry.value) {
                own.push((entry.key, format!("`{key}`")));
            }
        }
        own
    }

    /// The keys of a workflow entry that no layout renders.
    pub(super) fn own_in_entry(&self, item: NodeId) -> Vec<(NodeId, String)> {
        let Some(entry) = self.config.entries(item).first() else {
            return Vec::new();
        };
        let keys = self.config.entries(entry.value).iter().filter_map(|entry| {
            let key = self.config.scalar(entry.key)?;
            let own = !vocabulary::renders_entry_key(key);
            own.then(|| (entry.key, format!("`{key}`")))
        });
        keys.collect()
    }

    /// The keys of a workflow that is postorb's which it does not render; none for another's.
    pub(super) fn own_in_workflow(&self, map: NodeId, name: &str) -> Vec<(NodeId, String)> {
        let Some(workflow) = self.config.entry(map, name) else {
            return Vec::new();
        };
        if marker::of_entry(self.config, map, workflow) != Some(Marker::Owned) {
            return Vec::new();
        }
        let keys = self
            .config
            .entries(workflow.value)
            .iter()
            .filter_map(|entry| {
                let key = self.config.scalar(entry.key)?;
                let own = !words::WORKFLOW_KEYS.contains(&key);
                own.then(|| (entry.key, format!("`{key}`")))
            });
        keys.collect()
    }

    /// Refuses to remove something that holds what the user added.
    pub(super) fn keep_own(&mut self, key: NodeId, what: &str, own: &[(NodeId, String)]) -> bool {
        if own.is_empty() {
            return false;
        }
        let names: Vec<&str> = own.iter().map(|(_, name)| name.as_str()).collect();
        let message = format!(
            "{what} is no longer selected, but holds what postorb did not write: {}",
            names.join(", ")
        );
        let mut finding =
            Finding::error(super::REFUSED, self.config.node(key).span.clone(), message);
        for (node, _) in own {
            finding = finding.related(self.config.full_span(*node), "yours");
        }
        self.refuse(
            finding
                .help("move what is yours to a job of your own, or delete it, and merge again")
                .help(format!(
                    "to keep all of {what}, remove its `# postorb` comment"
                )),
        );
        true
    }

    fn step_name(&self, step: NodeId) -> String {
        if let Some(name) = self.config.scalar(step) {
            return format!("`{name}`");
        }
        let Some(entry) = self.config.entries(step).first() else {
            return "without a name".into();
        };
        let kind = self.config.scalar(entry.key).unwrap_or_default();
        let name = self
            .config
            .get(entry.value, "name")
            .and_then(|name| self.config.scalar(name))
            .or_else(|| {
                self.config
                    .scalar(entry.value)
                    .and_then(|text| text.lines().next())
            });
        match name {
            Some(name) if !name.is_empty() => format!("`{kind}: {name}`"),
            _ => format!("`{kind}`"),
        }
    }
}

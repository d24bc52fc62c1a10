//! Taking over what was pasted from Postman's dialog.

use super::marker::{self, Marker};
use super::{Merge, REFUSED};
use crate::finding::Finding;
use crate::yaml::edit::{Change, Note};
use crate::yaml::{Entry, Kind, NodeId};

impl Merge<'_, '_, '_> {
    /// Refuses to take over a job that another workflow than the selection's runs: it would run
    /// twice.
    pub(super) fn check_adopted(&mut self, models: &[(String, NodeId)], workflows: NodeId) {
        let Some(rendered) = self.wanted.rendered.filter(|_| self.adopt) else {
            return;
        };
        let job_of = |tree: &crate::yaml::Tree<'_>, item: NodeId| {
            let entry = tree.entries(item).first().copied();
            tree.scalar(entry.map_or(item, |entry| entry.key))
                .map(str::to_owned)
        };
        let lists = models
            .iter()
            .filter_map(|(_, model)| rendered.get(*model, "jobs"));
        let jobs: Vec<String> = lists
            .flat_map(|list| rendered.items(list))
            .filter_map(|item| job_of(rendered, *item))
            .collect();
        for entry in self.config.entries(workflows).to_vec() {
            let Some(name) = self.config.scalar(entry.key) else {
                continue;
            };
            let Some(list) = self.config.get(entry.value, "jobs") else {
                continue;
            };
            if models.iter().any(|(wanted, _)| wanted == name) {
                continue;
            }
            for item in self.config.items(list) {
                let Some(job) = job_of(self.config, *item).filter(|job| jobs.contains(job)) else {
                    continue;
                };
                if marker::of_item(self.config, list, *item).is_some() {
                    continue;
                }
                let message =
                    format!("workflow `{name}` runs `{job}` already, so it would run twice");
                self.refusals.push(
                    Finding::error(REFUSED, self.config.full_span(*item), message).help(format!(
                        "name the workflow in the selection, `workflows: [{{ name: {name} }}]`, or \
                         with `--workflow {name}`"
                    )),
                );
            }
        }
    }

    /// Takes over the sections and workflows of which all is postorb's now, so that none of them is
    /// left empty, which CircleCI rejects, once nothing is selected any more.
    pub(super) fn adopt_whole(&mut self) {
        let root = self.config.root();
        let sections = self.config.entries(root).to_vec();
        let is = |entry: &Entry, names: &[&str]| {
            let key = self.config.scalar(entry.key);
            key.is_some_and(|key| names.contains(&key))
        };
        let workflows = sections.iter().find(|entry| is(entry, &["workflows"]));
        if let Some(map) = workflows.map(|entry| entry.value) {
            for (index, workflow) in self.config.entries(map).to_vec().into_iter().enumerate() {
                if let [jobs] = self.config.entries(workflow.value)
                    && is(jobs, &["jobs"])
                {
                    self.adopt_with_members(map, index, jobs.value);
                }
            }
        }
        for (index, section) in sections.iter().enumerate() {
            if is(section, &["orbs", "jobs", "workflows"]) {
                self.adopt_with_members(root, index, section.value);
            }
        }
    }

    /// Takes over an entry of a block mapping if all members of its value are postorb's, and some
    /// have just become so.
    fn adopt_with_members(&mut self, map: NodeId, index: usize, collection: NodeId) {
        let changes = &self.merged.changes;
        let taken = |index: usize| {
            changes.iter().any(|change| {
                matches!(change, Change::Comment { of, index: at, .. }
                    if *of == collection && *at == index)
            })
        };
        let entries = self.config.entries(collection).iter();
        let entries = entries.map(|entry| marker::of_entry(self.config, collection, *entry));
        let items = self.config.items(collection).iter();
        let items = items.map(|item| marker::of_item(self.config, collection, *item));
        let marks: Vec<_> = entries.chain(items).collect();
        let owned = |index: usize| taken(index) || marks[index] == Some(Marker::Owned);
        let all = (0..marks.len()).all(owned) && (0..marks.len()).any(taken);
        let entry = self.config.entries(map)[index];
        let block = matches!(
            self.config.node(map).kind,
            Kind::Mapping { flow: false, .. }
        );
        let (own, mark) = marker::split(self.config.entry_comment(map, entry));
        if all && block && mark.is_none() {
            let comment = Note::Write(Marker::Owned.comment(own.as_deref()));
            self.change(Change::Comment {
                of: map,
                index,
                comment,
            });
        }
    }
}

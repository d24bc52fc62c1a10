//! Workflows and their entries.

use super::marker::{self, Marker};
use super::reconcile::Place;
use super::{Merge, effective, implicit};
use crate::yaml::edit::{Change, Spot};
use crate::yaml::{Data, Entry, Kind, NodeId, Pair};

impl Merge<'_, '_, '_> {
    pub(super) fn workflows(&mut self) {
        let models = self.rendered_workflows();
        let Some(present) = self.config.entry(self.config.root(), "workflows") else {
            if !models.is_empty() {
                self.check_requires(&models, None);
                let pairs = self.new_workflows(&models, true, true);
                self.create_section("workflows", Data::Mapping(pairs));
            }
            self.missing_gates();
            return;
        };
        let map = present.value;
        let mut new = Vec::new();
        self.check_requires(&models, Some(map));
        self.check_adopted(&models, map);
        for (name, model) in &models {
            match self.config.get(map, name) {
                Some(workflow) => self.workflow(name, map, workflow, Some(*model)),
                None => new.push((name.clone(), *model)),
            }
        }
        let mut stale = Vec::new();
        for (index, entry) in self.config.entries(map).to_vec().into_iter().enumerate() {
            let Some(name) = self.config.scalar(entry.key).map(str::to_owned) else {
                continue;
            };
            if models.iter().any(|(wanted, _)| *wanted == name) {
                continue;
            }
            let owned = marker::of_entry(self.config, map, entry) == Some(Marker::Owned);
            if owned && self.holds_only_ours(entry) {
                stale.push(index);
            } else {
                self.workflow(&name, map, entry.value, None);
            }
        }
        if models.is_empty() {
            stale.extend(self.version_of_workflows(map, stale.len()));
        }
        self.remove_entries(present, &stale, new.is_empty());
        if !new.is_empty() {
            let first = self.config.entries(map).is_empty();
            let builds = first || self.runs_implicit_build(map, &stale);
            let pairs = self.new_workflows(&new, first, builds);
            self.change(Change::AddEntries {
                to: map,
                at: Spot::Last,
                pairs,
            });
        }
        self.missing_gates();
    }

    fn rendered_workflows(&self) -> Vec<(String, NodeId)> {
        let Some(rendered) = self.wanted.rendered else {
            return Vec::new();
        };
        let Some(map) = rendered.get(rendered.root(), "workflows") else {
            return Vec::new();
        };
        let entries = rendered.entries(map).iter();
        entries
            .filter(|entry| matches!(rendered.node(entry.value).kind, Kind::Mapping { .. }))
            .filter_map(|entry| Some((rendered.scalar(entry.key)?.to_owned(), entry.value)))
            .collect()
    }

    /// Whether one of these workflows, which go, runs `build` only because the config had no workflows
    /// before.
    fn runs_implicit_build(&self, map: NodeId, going: &[usize]) -> bool {
        let jobs = self.config.get(self.config.root(), "jobs");
        let job = jobs.and_then(|jobs| Some((jobs, self.config.entry(jobs, implicit::BUILD)?)));
        let is_own = |(jobs, job)| marker::of_entry(self.config, jobs, job) == Some(Marker::Owned);
        if job.is_none_or(is_own) {
            return false;
        }
        let entries = self.config.entries(map);
        let lists = going.iter().filter_map(|index| {
            let workflow = entries.get(*index)?.value;
            self.config.get(workflow, "jobs")
        });
        let mut items = lists.flat_map(|list| self.config.items(list));
        items.any(|item| effective::entry_name(self.config, *item) == Some(implicit::BUILD))
    }

    /// Whole workflows to add, marked, as are their entries; `first` where the config had none. The first
    /// of them runs `build` where that ran unasked until now.
    fn new_workflows(
        &mut self,
        models: &[(String, NodeId)],
        first: bool,
        builds: bool,
    ) -> Vec<Pair> {
        let Some(rendered) = self.wanted.rendered else {
            return Vec::new();
        };
        let mut pairs = Vec::new();
        if first && super::version(self.config) != Some("2.1") {
            // Version 2 asks for the version of its workflows.
            let version = Data::Scalar {
                text: "2".into(),
                style: crate::yaml::Style::Plain,
            };
            pairs.push(owned("version", version));
        }
        for (index, (name, model)) in models.iter().enumerate() {
            let mut keys = Vec::new();
            for entry in rendered.entries(*model) {
                let Some(key) = rendered.scalar(entry.key) else {
                    continue;
                };
                let value = if key == "jobs" {
                    let mut items = if builds && index == 0 {
                        self.implicit_build()
                    } else {
                        vec![]
                    };
                    items.extend(
                        rendered
                            .items(entry.value)
                            .iter()
                            .map(|item| self.new_item(*item)),
                    );
                    Data::Sequence(items)
                } else {
                    Data::from_tree(rendered, entry.value)
                };
                keys.push(Pair {
                    key: key.to_owned(),
                    value,
                    comment: None,
                });
            }
            pairs.push(owned(name, Data::Mapping(keys)));
        }
        pairs
    }

    /// One workflow of the config, with what is rendered for it.
    fn workflow(&mut self, name: &str, map: NodeId, workflow: NodeId, model: Option<NodeId>) {
        if let (Some(model), Some(entry)) = (model, self.config.entry(map, name))
            && marker::of_entry(self.config, map, entry) == Some(Marker::Owned)
        {
            self.reconcile(workflow, model, Place::Workflow);
        } else if let (Some(model), Some(rendered)) = (model, self.wanted.rendered)
            && let Some(when) = rendered.get(model, "when")
            && !self
                .config
                .get(workflow, "when")
                .is_some_and(|own| effective::same(self.config, own, rendered, when))
        {
            self.merged.notes.push(format!(
                "`when` is for workflows that postorb creates: `{name}` stays as it is"
            ));
        }
        let rendered_jobs = model.and_then(|model| {
            let rendered = self.wanted.rendered?;
            rendered.get(model, "jobs")
        });
        let models = match (rendered_jobs, self.wanted.rendered) {
            (Some(jobs), Some(rendered)) => rendered.items(jobs).to_vec(),
            _ => Vec::new(),
        };
        let Some(jobs) = self.config.entry(workflow, "jobs") else {
            if !models.is_empty() {
                let items = models.iter().map(|item| self.new_item(*item)).collect();
                let pair = owned("jobs", Data::Sequence(items));
                self.change(Change::AddEntries {
                    to: workflow,
                    at: Spot::Last,
                    pairs: vec![pair],
                });
            }
            return;
        };
        let list = jobs.value;
        let mut new = Vec::new();
        for model in &models {
            self.entry(name, list, *model, &mut new);
        }
        let stale = self.stale_entries(list, &models);
        let count = self.config.items(list).len();
        let created = marker::of_entry(self.config, workflow, jobs) == Some(Marker::Owned);
        if created && new.is_empty() && !stale.is_empty() && stale.len() == count {
            let keys = self.config.entries(workflow);
            if let Some(index) = keys.iter().position(|entry| entry.key == jobs.key) {
                return self.change(Change::Remove {
                    from: workflow,
                    index,
                });
            }
        }
        if new.is_empty() && !stale.is_empty() && stale.len() == count {
            // Nothing would be left of a workflow of postorb's but what its user added.
            let own = self.own_in_workflow(map, name);
            if self.keep_own(jobs.key, &format!("workflow `{name}`"), &own) {
                return;
            }
        }
        for index in stale {
            self.change(Change::Remove { from: list, index });
        }
        self.gates(name, list);
        if !new.is_empty() {
            let at = self.config.items(list).len();
            self.change(Change::AddItems {
                to: list,
                at,
                items: new,
            });
        }
    }

    /// Whether everything in a workflow is postorb's, so that it can go as a whole.
    fn holds_only_ours(&self, workflow: Entry) -> bool {
        self.config.entries(workflow.value).iter().all(|entry| {
            match self.config.scalar(entry.key) {
                Some("jobs") => self.config.items(entry.value).iter().all(|item| {
                    marker::of_item(self.config, entry.value, *item) == Some(Marker::Owned)
                        && self.own_in_entry(*item).is_empty()
                }),
                Some("when") => true,
                _ => false,
            }
        }) && matches!(self.config.node(workflow.value).kind, Kind::Mapping { .. })
    }

    /// The `version` that postorb wrote for the workflows of a version 2 config, once the last of
    /// them goes.
    fn version_of_workflows(&self, map: NodeId, going: usize) -> Option<usize> {
        let entries = self.config.entries(map);
        let index = entries
            .iter()
            .position(|e| self.config.scalar(e.key) == Some("version"))?;
        let owned = marker::of_entry(self.config, map, entries[index]) == Some(Marker::Owned);
        (owned && going + 1 == entries.len()).then_some(index)
    }
}

fn owned(key: &str, value: Data) -> Pair {
    Pair {
        key: key.to_owned(),
        value,
        comment: Some(Marker::Owned.comment(None)),
    }
}

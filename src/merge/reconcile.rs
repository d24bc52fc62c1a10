//! Bringing what postorb owns up to date with what is rendered, key by key.

use super::{Merge, effective, vocabulary};
use crate::yaml::edit::{Change, Note, Spot};
use crate::yaml::{Data, Entry, Item, Kind, NodeId, Pair};

/// What kind of mapping is brought up to date; it decides which keys are the user's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A job: steps are matched one by one.
    Job,
    /// The keys of a workflow entry.
    Entry,
    /// The parameters of a step, or anything else that a layout renders whole.
    Rendered,
    /// A step: a mapping of one key.
    Step,
    /// A workflow, but for its jobs.
    Workflow,
}

impl Merge<'_, '_, '_> {
    /// Changes `node` of the config to hold what `model` of the rendered config holds.
    pub(super) fn reconcile(&mut self, node: NodeId, model: NodeId, place: Place) {
        let Some(rendered) = self.wanted.rendered else {
            return;
        };
        if effective::same(self.config, node, rendered, model) {
            return;
        }
        let both = (&self.config.node(node).kind, &rendered.node(model).kind);
        let (
            Kind::Mapping { entries, .. },
            Kind::Mapping {
                entries: models, ..
            },
        ) = both
        else {
            let data = Data::from_tree(rendered, model);
            return self.change(Change::Set {
                node,
                data,
                comment: Note::Keep,
            });
        };
        let stale = |entry: &Entry| {
            self.config.scalar(entry.key).is_some_and(|key| {
                rendered.get(model, key).is_none() && self.is_stale(node, *entry, key, place)
            })
        };
        // A key that is new to the mapping takes the place of one that goes: `docker` of `executor`.
        let stale: Vec<usize> = (0..entries.len()).filter(|i| stale(&entries[*i])).collect();
        let run = stale.iter().zip(stale.first().copied().unwrap_or(0)..);
        let last = run.take_while(|(index, next)| **index == *next).last();
        let mut at = last.map_or(Spot::First, |(index, _)| Spot::After(*index));
        for wanted in models {
            let Some(key) = rendered.scalar(wanted.key) else {
                continue;
            };
            let index = entries
                .iter()
                .position(|entry| self.config.scalar(entry.key) == Some(key));
            if let Some(index) = index {
                self.reconcile_value(key, entries[index].value, wanted.value, place);
                at = Spot::After(index);
                continue;
            }
            // A merge key may bring the same value in.
            let inherited = effective::get(self.config, node, key)
                .is_some_and(|value| effective::same(self.config, value, rendered, wanted.value));
            if !inherited {
                let value = Data::from_tree(rendered, wanted.value);
                let pair = Pair {
                    key: key.to_owned(),
                    value,
                    comment: None,
                };
                self.change(Change::AddEntries {
                    to: node,
                    at,
                    pairs: vec![pair],
                });
            }
        }
        for index in stale {
            self.change(Change::Remove { from: node, index });
        }
    }

    fn reconcile_value(&mut self, key: &str, node: NodeId, model: NodeId, place: Place) {
        match (place, key) {
            (Place::Job, "steps") => self.reconcile_steps(node, model),
            (Place::Workflow, "jobs") => {}
            _ => self.reconcile(node, model, Place::Rendered),
        }
    }

    /// Whether a key of `node` that is not rendered any more was postorb's.
    fn is_stale(&self, node: NodeId, entry: Entry, key: &str, place: Place) -> bool {
        match place {
            Place::Job => vocabulary::renders_job_key(self.config, node, key, entry.value),
            Place::Entry => vocabulary::renders_entry_key(key),
            Place::Step | Place::Rendered => vocabulary::renders_parameter(key),
            Place::Workflow => key == "when",
        }
    }

    /// A step of the same kind is brought up to date; one of another kind takes its place.
    fn reconcile_step(&mut self, step: NodeId, model: NodeId) {
        let Some(rendered) = self.wanted.rendered else {
            return;
        };
        let ours = self.config.entries(step).first();
        let theirs = rendered.entries(model).first();
        let same_kind = ours.zip(theirs).is_some_and(|(ours, theirs)| {
            self.config.scalar(ours.key) == rendered.scalar(theirs.key)
        });
        if same_kind || effective::same(self.config, step, rendered, model) {
            return self.reconcile(step, model, Place::Step);
        }
        self.change(Change::Set {
            node: step,
            data: Data::from_tree(rendered, model),
            comment: Note::Keep,
        });
    }

    /// Matches steps by what they are; the user's own keep their places.
    fn reconcile_steps(&mut self, node: NodeId, model: NodeId) {
        let Some(rendered) = self.wanted.rendered else {
            return;
        };
        let Kind::Sequence { items, .. } = &self.config.node(node).kind else {
            let data = Data::from_tree(rendered, model);
            return self.change(Change::Set {
                node,
                data,
                comment: Note::Keep,
            });
        };
        let mut matched = vec![false; items.len()];
        let mut next = 0;
        for wanted in rendered.items(model) {
            let found = vocabulary::same_step((self.config, items), next, (rendered, *wanted));
            if let Some(index) = found {
                matched[index] = true;
                next = index + 1;
                self.reconcile_step(items[index], *wanted);
            } else {
                let item = Item {
                    value: Data::from_tree(rendered, *wanted),
                    comment: None,
                };
                self.change(Change::AddItems {
                    to: node,
                    at: next,
                    items: vec![item],
                });
            }
        }
        for (index, step) in items.iter().enumerate() {
            if !matched[index] && vocabulary::renders_step(self.config, *step) {
                self.change(Change::Remove { from: node, index });
            }
        }
    }
}

//! The entries of one workflow.

use super::marker::{self, Marker};
use super::reconcile::Place;
use super::{Merge, REFUSED, effective, implicit, vocabulary};
use crate::finding::Finding;
use crate::yaml::edit::{Change, Note};
use crate::yaml::{Data, Item, NodeId};

impl Merge<'_, '_, '_> {
    /// One rendered entry of a workflow: new, ours already, or somebody else's.
    pub(super) fn entry(
        &mut self,
        workflow: &str,
        list: NodeId,
        model: NodeId,
        new: &mut Vec<Item>,
    ) {
        let Some(rendered) = self.wanted.rendered else {
            return;
        };
        let Some(name) = effective::entry_name(rendered, model) else {
            return;
        };
        let items = self.config.items(list);
        let index = items
            .iter()
            .position(|item| effective::entry_name(self.config, *item) == Some(name));
        let Some(index) = index else {
            new.push(self.new_item(model));
            return;
        };
        let item = items[index];
        if marker::of_item(self.config, list, item) != Some(Marker::Owned) {
            if !self.adopt {
                let span = self.config.full_span(item);
                return self.refuse(
                    Finding::error(
                        REFUSED,
                        span,
                        format!("workflow `{workflow}` runs `{name}` already, and not for postorb"),
                    )
                    .help("to let postorb take the entry over: `merge --adopt`")
                    .help("to keep it, give the suite, or postorb's job, another name"),
                );
            }
            let (own, _) = marker::split(self.config.item_comment(list, item));
            let comment = Note::Write(Marker::Owned.comment(own.as_deref()));
            self.change(Change::Comment {
                of: list,
                index,
                comment,
            });
        }
        self.reconcile_entry(list, item, model);
    }

    fn reconcile_entry(&mut self, list: NodeId, item: NodeId, model: NodeId) {
        let Some(rendered) = self.wanted.rendered else {
            return;
        };
        if effective::same(self.config, item, rendered, model) {
            return;
        }
        let ours = self.config.entries(item).first().copied();
        let theirs = rendered.entries(model).first().copied();
        match (ours, theirs) {
            (Some(ours), Some(theirs))
                if self.config.scalar(ours.key) == rendered.scalar(theirs.key)
                    && self.config.entries(item).len() == 1 =>
            {
                self.reconcile(ours.value, theirs.value, Place::Entry);
            }
            // Only postorb's own keys are left to go: the entry becomes a plain name.
            (Some(ours), None) if !self.own_in_entry(item).is_empty() => {
                for (index, entry) in self.config.entries(ours.value).iter().enumerate() {
                    let key = self.config.scalar(entry.key).unwrap_or_default();
                    if vocabulary::renders_entry_key(key) {
                        self.change(Change::Remove {
                            from: ours.value,
                            index,
                        });
                    }
                }
            }
            _ => {
                let (own, _) = marker::split(self.config.item_comment(list, item));
                let comment = Note::Write(Marker::Owned.comment(own.as_deref()));
                self.change(Change::Set {
                    node: item,
                    data: Data::from_tree(rendered, model),
                    comment,
                });
            }
        }
    }

    /// Marked entries that are no longer rendered, and may go.
    pub(super) fn stale_entries(&mut self, list: NodeId, models: &[NodeId]) -> Vec<usize> {
        let mut stale = Vec::new();
        for (index, item) in self.config.items(list).to_vec().into_iter().enumerate() {
            if marker::of_item(self.config, list, item) != Some(Marker::Owned) {
                continue;
            }
            let Some(name) = effective::entry_name(self.config, item).map(str::to_owned) else {
                continue;
            };
            let wanted = self.wanted.rendered.is_some_and(|tree| {
                models
                    .iter()
                    .any(|model| effective::entry_name(tree, *model) == Some(&name))
            });
            if wanted || (name == implicit::BUILD && !models.is_empty()) {
                continue;
            }
            let own = self.own_in_entry(item);
            let entry = self.config.entries(item).first();
            let at = entry.map_or(item, |entry| entry.key);
            if !self.keep_own(at, &format!("workflow entry `{name}`"), &own) {
                stale.push(index);
            }
        }
        stale
    }

    pub(super) fn new_item(&self, model: NodeId) -> Item {
        let value = self
            .wanted
            .rendered
            .map_or(Data::Null, |tree| Data::from_tree(tree, model));
        Item {
            value,
            comment: Some(Marker::Owned.comment(None)),
        }
    }
}

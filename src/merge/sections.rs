//! The top-level sections whose entries have names: orbs, jobs, and what a template of the user's
//! own may render beside them.

use super::marker::{self, Marker};
use super::reconcile::Place;
use super::{Merge, REFUSED, vocabulary};
use crate::finding::Finding;
use crate::yaml::edit::{Change, Note, Spot};
use crate::yaml::{Data, Entry, NodeId, Pair};

/// The usual order of top-level keys (CircleCI configuration reference).
const ORDER: [&str; 10] = [
    "version",
    "setup",
    "description",
    "orbs",
    "commands",
    "parameters",
    "executors",
    "jobs",
    "job-groups",
    "workflows",
];

/// Sections that are maps of names; workflows have a file of their own.
const SECTIONS: [&str; 5] = ["orbs", "commands", "parameters", "executors", "jobs"];

impl Merge<'_, '_, '_> {
    pub(super) fn sections(&mut self) {
        for section in SECTIONS {
            let model = self.rendered_section(section);
            match self.config.entry(self.config.root(), section) {
                Some(present) => self.section(section, present, model),
                None => {
                    if let Some(model) = model {
                        let pairs = self.rendered_pairs(model);
                        self.create_section(section, Data::Mapping(pairs));
                    }
                }
            }
        }
    }

    fn rendered_section(&self, section: &str) -> Option<NodeId> {
        let rendered = self.wanted.rendered?;
        let section = rendered.get(rendered.root(), section)?;
        (!rendered.entries(section).is_empty()).then_some(section)
    }

    /// All entries of a rendered section, marked.
    fn rendered_pairs(&self, model: NodeId) -> Vec<Pair> {
        let Some(rendered) = self.wanted.rendered else {
            return Vec::new();
        };
        let entries = rendered.entries(model).iter();
        entries
            .filter_map(|entry| self.rendered_pair(*entry))
            .collect()
    }

    fn rendered_pair(&self, entry: Entry) -> Option<Pair> {
        let rendered = self.wanted.rendered?;
        Some(Pair {
            key: rendered.scalar(entry.key)?.to_owned(),
            value: Data::from_tree(rendered, entry.value),
            comment: Some(Marker::Owned.comment(None)),
        })
    }

    /// Adds a top-level key where people expect it.
    pub(super) fn create_section(&mut self, key: &str, value: Data) {
        let root = self.config.root();
        let rank = |key: &str| ORDER.iter().position(|known| *known == key);
        let wanted = rank(key);
        let entries = self.config.entries(root).iter().enumerate();
        let earlier = entries.filter(|(_, entry)| {
            let rank = self.config.scalar(entry.key).and_then(rank);
            rank.is_some() && rank < wanted
        });
        let after = earlier.map(|(index, _)| index).next_back();
        let at = after.map_or(Spot::Last, Spot::After);
        let pair = Pair {
            key: key.to_owned(),
            value,
            comment: Some(Marker::Owned.comment(None)),
        };
        self.change(Change::AddEntries {
            to: root,
            at,
            pairs: vec![pair],
        });
    }

    fn section(&mut self, name: &str, present: Entry, model: Option<NodeId>) {
        let mut new = Vec::new();
        for entry in model
            .map(|model| self.rendered_entries(model))
            .unwrap_or_default()
        {
            let Some(key) = self.wanted.rendered.and_then(|tree| tree.scalar(entry.key)) else {
                continue;
            };
            match super::effective::get(self.config, present.value, key) {
                Some(_) => self.present(name, present.value, key, entry),
                None => new.extend(self.rendered_pair(entry)),
            }
        }
        let stale = self.stale(name, present, model);
        self.remove_entries(present, &stale, new.is_empty());
        if !new.is_empty() {
            self.change(Change::AddEntries {
                to: present.value,
                at: Spot::Last,
                pairs: new,
            });
        }
    }

    /// Removes entries of a section; the section as well where nothing stays in it and postorb had
    /// created it.
    pub(super) fn remove_entries(&mut self, section: Entry, stale: &[usize], nothing_new: bool) {
        let root = self.config.root();
        let all = !stale.is_empty() && stale.len() == self.config.entries(section.value).len();
        if all && nothing_new && marker::of_entry(self.config, root, section) == Some(Marker::Owned)
        {
            let index = self
                .config
                .entries(root)
                .iter()
                .position(|entry| entry.key == section.key);
            return self
                .merged
                .changes
                .extend(index.map(|index| Change::Remove { from: root, index }));
        }
        for index in stale {
            self.change(Change::Remove {
                from: section.value,
                index: *index,
            });
        }
    }

    fn rendered_entries(&self, model: NodeId) -> Vec<Entry> {
        self.wanted
            .rendered
            .map(|tree| tree.entries(model).to_vec())
            .unwrap_or_default()
    }

    /// An entry of the wanted name is there already.
    fn present(&mut self, section: &str, map: NodeId, key: &str, model: Entry) {
        let entries = self.config.entries(map);
        let Some(index) = entries
            .iter()
            .position(|entry| self.config.scalar(entry.key) == Some(key))
        else {
            return self.refuse(self.occupied(section, key, map, map));
        };
        let entry = entries[index];
        let owned = marker::of_entry(self.config, map, entry) == Some(Marker::Owned);
        if section == "orbs" && !owned && !self.adopt {
            return self.keep_orb(key, entry, model);
        }
        if !owned && !self.adopt {
            return self.refuse(self.occupied(section, key, entry.key, entry.value));
        }
        if !owned && section == "jobs" && !vocabulary::runs_collections(self.config, entry.value) {
            return self.refuse(self.not_adopted(key, entry));
        }
        if !owned {
            let (own, _) = marker::split(self.config.entry_comment(map, entry));
            let comment = Note::Write(Marker::Owned.comment(own.as_deref()));
            self.change(Change::Comment {
                of: map,
                index,
                comment,
            });
        }
        let place = if section == "jobs" {
            Place::Job
        } else {
            Place::Rendered
        };
        self.reconcile(entry.value, model.value, place);
    }

    /// A job that was written by hand for something else.
    fn not_adopted(&self, key: &str, entry: Entry) -> Finding {
        let span = self.config.node(entry.key).span.clone();
        let message = format!("job `{key}` runs no collection, so postorb does not take it over");
        Finding::error(REFUSED, span, message)
            .help(
                "`--adopt` is for jobs that Postman generated: they run Newman or the Postman CLI",
            )
            .help("choose another name for postorb's job with `job:` in the selection or `--job`")
    }

    /// The repository has the orb already: its own line stays, whatever version it names.
    fn keep_orb(&mut self, alias: &str, entry: Entry, model: Entry) {
        let found = self.config.scalar(entry.value).unwrap_or_default();
        let wanted = self
            .wanted
            .rendered
            .and_then(|tree| tree.scalar(model.value));
        if wanted.is_some_and(|wanted| wanted != found) {
            self.merged.notes.push(format!(
                "the config's own `{alias}: {found}` is used as it is (the selection would take {})",
                wanted.unwrap_or_default()
            ));
        }
    }

    fn occupied(&self, section: &str, key: &str, at: NodeId, value: NodeId) -> Finding {
        let kind = section.trim_end_matches('s');
        let finding = Finding::error(
            REFUSED,
            self.config.node(at).span.clone(),
            format!("a {kind} `{key}` is here already, and it is not postorb's"),
        );
        let adopt =
            "to let postorb take it over, as for a job pasted from Postman: `merge --adopt`";
        let keep =
            "to keep it, choose another name for postorb's with `job:` in the selection or `--job`";
        match section {
            "jobs" if vocabulary::runs_collections(self.config, value) => {
                finding.help(adopt).help(keep)
            }
            "jobs" => finding.help(keep),
            _ => finding.help(adopt),
        }
    }

    /// What is marked and no longer rendered, and may go.
    fn stale(&mut self, section: &str, present: Entry, model: Option<NodeId>) -> Vec<usize> {
        let map = present.value;
        let mut removed = Vec::new();
        for (index, entry) in self.config.entries(map).to_vec().into_iter().enumerate() {
            let Some(key) = self.config.scalar(entry.key).map(str::to_owned) else {
                continue;
            };
            let wanted = model.is_some_and(|model| {
                self.wanted
                    .rendered
                    .is_some_and(|tree| tree.get(model, &key).is_some())
            });
            if wanted || marker::of_entry(self.config, map, entry) != Some(Marker::Owned) {
                continue;
            }
            if section == "orbs" && self.orb_is_used(&key) {
                self.merged.notes.push(format!(
                    "the orb `{key}` stays: something that is not postorb's uses it"
                ));
                continue;
            }
            let own = if section == "jobs" {
                self.own_in_job(entry.value)
            } else {
                Vec::new()
            };
            if !self.keep_own(entry.key, &format!("job `{key}`"), &own) {
                removed.push(index);
            }
        }
        removed
    }

    /// Whether anything that postorb does not own names the orb.
    fn orb_is_used(&self, alias: &str) -> bool {
        let prefix = format!("{alias}/");
        let is_name = |text: &str| {
            text.strip_prefix(&prefix)
                .is_some_and(|rest| !rest.is_empty())
        };
        self.config
            .nodes()
            .any(|(id, _)| self.config.scalar(id).is_some_and(is_name) && !self.stands_in_owned(id))
    }

    /// Whether a node lies inside a job or workflow that is postorb's.
    fn stands_in_owned(&self, node: NodeId) -> bool {
        let at = self.config.node(node).span.start;
        ["jobs", "workflows", "commands", "executors"]
            .iter()
            .any(|section| {
                let Some(map) = self.config.get(self.config.root(), section) else {
                    return false;
                };
                self.config.entries(map).iter().any(|entry| {
                    let span = &self.config.node(entry.value).span;
                    let inside = span.start <= at && at < span.end;
                    inside && marker::of_entry(self.config, map, *entry) == Some(Marker::Owned)
                })
            })
    }
}

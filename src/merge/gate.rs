//! Jobs that wait for the suites: `before: [deploy]` adds to what `deploy` requires.

use super::marker::{self, Marker};
use super::{Gate, Merge, REFUSED, effective};
use crate::finding::Finding;
use crate::suggest;
use crate::yaml::edit::{Change, Note, Spot};
use crate::yaml::{Data, Item, Kind, NodeId, Pair};

impl Merge<'_, '_, '_> {
    fn no_such_workflow(&self, gate: &Gate, job: &str) -> Finding {
        let map = self.config.get(self.config.root(), "workflows");
        let entries = map.map_or(&[][..], |map| self.config.entries(map));
        let names = entries
            .iter()
            .filter_map(|entry| self.config.scalar(entry.key));
        let at = map.map_or(0, |map| self.config.full_span(map).start);
        let message = format!(
            "there is no workflow `{}`, in which `{job}` is to wait for the suites",
            gate.workflow
        );
        let finding = Finding::error(REFUSED, at..at, message);
        match suggest::nearest(&gate.workflow, names) {
            Some(similar) => finding.help(format!("did you mean `{similar}`?")),
            None => finding.help("`before` names jobs that a workflow of the config runs already"),
        }
    }

    /// Refuses `before` and `requires` of workflows that the config has not got.
    pub(super) fn missing_gates(&mut self) {
        let workflows = self.config.get(self.config.root(), "workflows");
        for gate in &self.wanted.gates.clone() {
            let present =
                workflows.is_some_and(|map| self.config.get(map, &gate.workflow).is_some());
            if !present && let Some(job) = gate.before.first() {
                self.refuse(self.no_such_workflow(gate, job));
            }
        }
    }

    /// Brings the `requires` of a workflow's own entries up to date.
    pub(super) fn gates(&mut self, workflow: &str, list: NodeId) {
        let gate = self
            .wanted
            .gates
            .iter()
            .find(|gate| gate.workflow == workflow)
            .cloned();
        if let Some(gate) = &gate {
            self.check_names(gate, list);
        }
        for item in self.config.items(list).to_vec() {
            let mark = marker::of_item(self.config, list, item);
            if mark == Some(Marker::Owned) {
                continue;
            }
            let name = effective::entry_name(self.config, item).unwrap_or_default();
            let wanted = match &gate {
                Some(gate) if gate.before.iter().any(|before| before == name) => {
                    gate.entries.clone()
                }
                _ => Vec::new(),
            };
            self.gate(list, item, &wanted, mark.as_ref());
        }
    }

    fn check_names(&mut self, gate: &Gate, list: NodeId) {
        let items = self.config.items(list);
        let present: Vec<&str> = items
            .iter()
            .filter_map(|item| effective::entry_name(self.config, *item))
            .collect();
        let span = self.config.full_span(list);
        let missing = gate
            .before
            .iter()
            .filter(|name| !present.contains(&name.as_str()));
        let findings: Vec<Finding> = missing
            .map(|name| no_such_entry(gate, name, span.start..span.start, &present))
            .collect();
        self.refusals.extend(findings);
    }

    /// One entry and the names that it has to require because of postorb.
    fn gate(&mut self, sequence: NodeId, item: NodeId, wanted: &[String], mark: Option<&Marker>) {
        let Some(job) = self.config.entries(item).first().copied() else {
            if !wanted.is_empty() {
                self.first_requires(sequence, item, wanted);
            }
            return;
        };
        let Some(requires) = self.config.entry(job.value, "requires") else {
            if !wanted.is_empty() {
                let pair = requires_pair(wanted);
                self.change(Change::AddEntries {
                    to: job.value,
                    at: Spot::Last,
                    pairs: vec![pair],
                });
            }
            return;
        };
        let list = requires.value;
        let Kind::Sequence { items, .. } = &self.config.node(list).kind else {
            if !wanted.is_empty() {
                self.refuse(self.not_a_list(list));
            }
            return;
        };
        let (own, added) = match marker::split(self.config.entry_comment(job.value, requires)) {
            (own, Some(Marker::Added(names))) => (own, names),
            (own, _) => (own, Vec::new()),
        };
        let is_ours = |item: &NodeId, name: &str| {
            added.iter().any(|added| added == name)
                || marker::of_item(self.config, list, *item) == Some(Marker::Owned)
        };
        let names: Vec<&str> = items
            .iter()
            .map(|item| self.config.scalar(*item).unwrap_or_default())
            .collect();
        let is_wanted = |name: &str| wanted.iter().any(|wanted| wanted == name);
        let stale: Vec<usize> = (0..items.len())
            .filter(|index| !is_wanted(names[*index]) && is_ours(&items[*index], names[*index]))
            .collect();
        let missing: Vec<String> = wanted
            .iter()
            .filter(|name| !names.contains(&name.as_str()))
            .cloned()
            .collect();
        if stale.is_empty() && missing.is_empty() {
            return;
        }
        let created = marker::of_entry(self.config, job.value, requires) == Some(Marker::Owned);
        if created && missing.is_empty() && stale.len() == items.len() {
            return self.drop_requires((sequence, item), job.value, requires.key, mark);
        }
        for index in stale {
            self.change(Change::Remove { from: list, index });
        }
        // A list on one line stays on one line: its marker names what was added.
        let on_one_line = self.is_on_one_line(job.value, list);
        if on_one_line && !created {
            let kept = added
                .iter()
                .filter(|name| is_wanted(name))
                .chain(&missing)
                .cloned();
            let kept: Vec<String> = kept.collect();
            let comment = match (kept.is_empty(), own) {
                (false, own) => Note::Write(Marker::Added(kept).comment(own.as_deref())),
                (true, Some(own)) => Note::Write(own.into_owned()),
                (true, None) => Note::Remove,
            };
            let entries = self.config.entries(job.value).iter();
            let index = entries
                .take_while(|entry| entry.key != requires.key)
                .count();
            self.change(Change::Comment {
                of: job.value,
                index,
                comment,
            });
        }
        if !missing.is_empty() {
            let at = items.len();
            let items = if on_one_line && !created {
                plain(&missing)
            } else {
                marked(&missing)
            };
            self.change(Change::AddItems {
                to: list,
                at,
                items,
            });
        }
    }

    /// Whether a list is written in brackets, on the line of its key, in a block mapping.
    fn is_on_one_line(&self, keys: NodeId, list: NodeId) -> bool {
        let node = self.config.node(list);
        let flow = matches!(node.kind, Kind::Sequence { flow: true, .. });
        let block = matches!(
            self.config.node(keys).kind,
            Kind::Mapping { flow: false, .. }
        );
        flow && block && !self.config.text()[node.span.clone()].contains(['\n', '\r'])
    }

    /// An entry that was only a name gets its first key.
    fn first_requires(&mut self, sequence: NodeId, item: NodeId, wanted: &[String]) {
        let Some(name) = self.config.scalar(item).map(str::to_owned) else {
            return;
        };
        let (own, _) = marker::split(self.config.item_comment(sequence, item));
        let value = Data::Mapping(vec![requires_pair(wanted)]);
        let data = Data::Mapping(vec![Pair {
            key: name,
            value,
            comment: None,
        }]);
        self.change(Change::Set {
            node: item,
            data,
            comment: Note::Write(Marker::WasPlain.comment(own.as_deref())),
        });
    }

    /// Takes `requires` away, and the keys' mapping with it where postorb had made that.
    fn drop_requires(
        &mut self,
        (sequence, item): (NodeId, NodeId),
        keys: NodeId,
        requires: NodeId,
        mark: Option<&Marker>,
    ) {
        let entries = self.config.entries(keys);
        if entries.len() == 1 && mark == Some(&Marker::WasPlain) {
            let name = effective::entry_name(self.config, item).unwrap_or_default();
            let data = Data::string(name);
            let (own, _) = marker::split(self.config.item_comment(sequence, item));
            let comment = own.map_or(Note::Remove, |own| Note::Write(own.into_owned()));
            return self.change(Change::Set {
                node: item,
                data,
                comment,
            });
        }
        if let Some(index) = entries.iter().position(|entry| entry.key == requires) {
            self.change(Change::Remove { from: keys, index });
        }
    }

    fn not_a_list(&self, node: NodeId) -> Finding {
        let span = self.config.full_span(node);
        let finding = match &self.config.node(node).kind {
            Kind::Alias { name, .. } => Finding::error(
                REFUSED,
                span,
                format!("`requires` is `*{name}`, which other jobs may share"),
            ),
            _ => Finding::error(REFUSED, span, "`requires` is not a list"),
        };
        finding.help("write it out as a list, and merge again")
    }
}

/// A job named in `before` is not in its workflow.
fn no_such_entry(gate: &Gate, job: &str, span: crate::yaml::Span, present: &[&str]) -> Finding {
    let message = format!(
        "workflow `{}` has no entry `{job}`, which `before` names",
        gate.workflow
    );
    let finding = Finding::error(REFUSED, span, message);
    if let Some(similar) = suggest::nearest(job, present.iter().copied()) {
        return finding.help(format!("did you mean `{similar}`?"));
    }
    if present.is_empty() {
        return finding.help("`before` names jobs that a workflow of the config runs already");
    }
    let names: Vec<String> = present.iter().map(|name| format!("`{name}`")).collect();
    finding.help(format!("it has {}", names.join(", ")))
}

fn requires_pair(names: &[String]) -> Pair {
    let value = Data::Sequence(marked(names));
    Pair {
        key: "requires".into(),
        value,
        comment: Some(Marker::Owned.comment(None)),
    }
}

fn plain(names: &[String]) -> Vec<Item> {
    let item = |name: &String| Item {
        value: Data::string(name.as_str()),
        comment: None,
    };
    names.iter().map(item).collect()
}

fn marked(names: &[String]) -> Vec<Item> {
    let item = |name: &String| Item {
        value: Data::string(name.as_str()),
        comment: Some(Marker::Owned.comment(None)),
    };
    names.iter().map(item).collect()
}

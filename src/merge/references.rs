//! Names that lead nowhere: a merge may leave none behind that were not there before.

use std::collections::HashSet;

use super::{REFUSED, effective, requires};
use crate::finding::Finding;
use crate::yaml::{Kind, NodeId, Tree};

/// A workflow's entry that cannot run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Broken {
    workflow: String,
    entry: String,
    reason: Reason,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Reason {
    /// There is no such job.
    Job(String),
    /// The workflow has no entry that it requires.
    Required(String),
    /// It waits for itself, through others.
    Cycle,
}

/// Every entry of a config that cannot run, as far as that can be known without its orbs.
pub(super) fn broken(tree: &Tree<'_>) -> Vec<Broken> {
    let mut broken = Vec::new();
    let root = tree.root();
    let workflows = tree
        .get(root, "workflows")
        .map_or(&[][..], |map| tree.entries(map));
    for workflow in workflows {
        let Some(name) = tree.scalar(workflow.key) else {
            continue;
        };
        let list = tree.get(workflow.value, "jobs");
        let items = list.map_or(&[][..], |list| tree.items(list));
        let computed = items.iter().any(|item| requires::is_computed(tree, *item));
        let names: HashSet<&str> = items
            .iter()
            .filter_map(|item| effective::entry_name(tree, *item))
            .collect();
        let mut add = |entry: &str, reason| {
            broken.push(Broken {
                workflow: name.to_owned(),
                entry: entry.to_owned(),
                reason,
            });
        };
        for item in items {
            let entry = effective::entry_name(tree, *item).unwrap_or_default();
            if let Some(job) = missing_job(tree, *item) {
                add(entry, Reason::Job(job.to_owned()));
            }
            for required in requires::required(tree, *item) {
                if !computed && !names.contains(required) {
                    add(entry, Reason::Required(required.to_owned()));
                }
            }
        }
        for entry in cycle(tree, items) {
            add(entry, Reason::Cycle);
        }
    }
    broken
}

/// The job that an entry runs, where the config has none of that name.
fn missing_job<'a>(tree: &'a Tree<'_>, item: NodeId) -> Option<&'a str> {
    let entry = tree.entries(item).first();
    let job = tree.scalar(entry.map_or(item, |entry| entry.key))?;
    let is_inline = entry.is_some_and(|entry| effective::get(tree, entry.value, "type").is_some());
    let is_known = ["jobs", "job-groups"].iter().any(|section| {
        let section = tree.get(tree.root(), section);
        section.is_some_and(|section| effective::get(tree, section, job).is_some())
    });
    // `orb/job` is for the orb to know, `<< … >>` for the compiler.
    let is_elsewhere = job.contains('/') || job.contains("<<");
    (!is_inline && !is_known && !is_elsewhere && !is_merge(tree, item)).then_some(job)
}

fn is_merge(tree: &Tree<'_>, item: NodeId) -> bool {
    let Kind::Mapping { entries, .. } = &tree.node(tree.resolve(item)).kind else {
        return false;
    };
    entries.iter().any(|entry| tree.is_merge_key(entry.key))
}

/// The entries that wait for one another.
fn cycle<'a>(tree: &'a Tree<'_>, items: &[NodeId]) -> Vec<&'a str> {
    let mut left: Vec<(&str, Vec<&str>)> = items
        .iter()
        .filter_map(|item| {
            Some((
                effective::entry_name(tree, *item)?,
                requires::required(tree, *item),
            ))
        })
        .collect();
    // What waits for nothing that is left, and what nothing left waits for, is in no cycle.
    loop {
        let count = left.len();
        let names: HashSet<&str> = left.iter().map(|(name, _)| *name).collect();
        left.retain(|(_, requires)| requires.iter().any(|name| names.contains(name)));
        let awaited: HashSet<&str> = left
            .iter()
            .flat_map(|(_, requires)| requires.iter().copied())
            .collect();
        left.retain(|(name, _)| awaited.contains(name));
        if left.len() == count {
            return left.into_iter().map(|(name, _)| name).collect();
        }
    }
}

/// What a merge would break, as findings in the config that it would change.
pub(super) fn refused(config: &Tree<'_>, after: Vec<Broken>) -> Vec<Finding> {
    let before = broken(config);
    let new: Vec<Broken> = after
        .into_iter()
        .filter(|broken| !before.contains(broken))
        .collect();
    let cycles: Vec<&str> = new
        .iter()
        .filter(|broken| broken.reason == Reason::Cycle)
        .map(|broken| broken.entry.as_str())
        .collect();
    let mut findings: Vec<Finding> = Vec::new();
    for broken in &new {
        let Broken {
            workflow, entry, ..
        } = broken;
        let message = match &broken.reason {
            Reason::Job(job) => {
                format!("workflow `{workflow}` would run `{job}`, and there would be no such job")
            }
            Reason::Required(name) => format!(
                "`{entry}` in workflow `{workflow}` requires `{name}`, which would not be there"
            ),
            Reason::Cycle => format!(
                "workflow `{workflow}` could not run: {} would wait for one another",
                cycles.join(", ")
            ),
        };
        let finding = Finding::error(REFUSED, place(config, broken), message);
        let finding = match broken.reason {
            Reason::Job(_) => finding.help("remove the entry, or give the job back, and merge again"),
            Reason::Required(_) => finding
                .help("change what it requires, and merge again")
                .help("postorb keeps that up to date by itself with `before: [<name>]` in the selection's `workflows`"),
            Reason::Cycle => finding
                .help("look at `requires` and `before` of this workflow in the selection"),
        };
        if !findings
            .iter()
            .any(|other| other.message == finding.message)
        {
            findings.push(finding);
        }
    }
    findings
}

/// Where an entry stands in the config; its workflow, or the beginning, where it is new.
fn place(config: &Tree<'_>, broken: &Broken) -> crate::yaml::Span {
    let workflow = config
        .get(config.root(), "workflows")
        .and_then(|map| config.entry(map, &broken.workflow));
    let Some(workflow) = workflow else {
        return 0..0;
    };
    let list = config.get(workflow.value, "jobs");
    let items = list.map_or(&[][..], |list| config.items(list));
    let item = items
        .iter()
        .find(|item| effective::entry_name(config, **item) == Some(broken.entry.as_str()));
    let node = item.map_or(workflow.key, |item| {
        config
            .entries(*item)
            .first()
            .map_or(*item, |entry| entry.key)
    });
    config.node(node).span.clone()
}

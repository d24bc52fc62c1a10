//! Values of the wrong type, or that mean nothing.

use postorb::yaml::NodeId;

use super::super::edit::{Mutation, misspelled};
use super::super::view::View;

/// A key of jobs that run steps, with a value that it cannot have.
fn job_key(view: &View<'_>, key: &str, value: &str) -> Vec<Mutation> {
    let jobs = view.building_jobs().into_iter();
    jobs.filter_map(|job| {
        let entry = view.entry(job.value, key)?;
        view.set(entry, value)
    })
    .collect()
}

pub(super) fn steps_as_text(view: &View<'_>) -> Vec<Mutation> {
    job_key(view, "steps", "checkout")
}

pub(super) fn docker_as_map(view: &View<'_>) -> Vec<Mutation> {
    job_key(view, "docker", "{ image: \"cimg/base:2024.01\" }")
}

pub(super) fn environment_as_text(view: &View<'_>) -> Vec<Mutation> {
    job_key(view, "environment", "production")
}

pub(super) fn parallelism_as_text(view: &View<'_>) -> Vec<Mutation> {
    added(view, "parallelism", "many")
}

pub(super) fn job_type_unknown(view: &View<'_>) -> Vec<Mutation> {
    added(view, "type", "bulid")
}

/// A key of every job, which is set or added.
fn added(view: &View<'_>, key: &str, value: &str) -> Vec<Mutation> {
    let jobs = view.building_jobs().into_iter();
    jobs.filter_map(|job| view.with_value(job.value, key, value))
        .collect()
}

/// A second thing to run on: either may be the one that is too many.
pub(super) fn two_executors(view: &View<'_>) -> Vec<Mutation> {
    let jobs = view.building_jobs().into_iter();
    jobs.filter_map(|job| {
        let docker = view.entry(job.value, "docker")?;
        let machine = "machine: { image: \"ubuntu-2404:current\" }";
        let mutation = view.with(job.value, machine)?;
        Some(mutation.or_at(view.start(docker.key) + 1))
    })
    .collect()
}

pub(super) fn run_when_unknown(view: &View<'_>) -> Vec<Mutation> {
    let steps = view.all_steps().into_iter();
    steps
        .filter(|step| view.scalar(step.name) == "run")
        .filter_map(|step| view.with_value(step.arguments?, "when", "sometimes"))
        .collect()
}

/// What entries of workflows are given, of this key.
fn entry_keys<'v>(
    view: &'v View<'_>,
    key: &'v str,
) -> impl Iterator<Item = postorb::yaml::Entry> + 'v {
    let calls = view.all_entries().into_iter();
    calls.filter_map(move |call| view.entry(call.arguments?, key))
}

pub(super) fn context_as_map(view: &View<'_>) -> Vec<Mutation> {
    let contexts = entry_keys(view, "context");
    contexts
        .filter_map(|entry| view.set(entry, "{ name: production }"))
        .collect()
}

pub(super) fn filters_as_text(view: &View<'_>) -> Vec<Mutation> {
    let filters = entry_keys(view, "filters");
    filters
        .filter_map(|entry| view.set(entry, "main"))
        .collect()
}

/// A group that is not closed, in a filter that is a regular expression.
pub(super) fn filter_regex_bad(view: &View<'_>) -> Vec<Mutation> {
    let mut all = Vec::new();
    for filters in entry_keys(view, "filters") {
        let refs = view.tree.entries(filters.value).iter();
        // Others are no filters of CircleCI's, whatever stands under them.
        let known = refs.filter(|refs| ["branches", "tags"].contains(&view.scalar(refs.key)));
        for refs in known {
            for list in view.tree.entries(refs.value) {
                let single = [list.value];
                let items = view.tree.items(list.value);
                let items = if items.is_empty() { &single[..] } else { items };
                all.extend(items.iter().filter_map(|item| open_group(view, *item)));
            }
        }
    }
    all
}

fn open_group(view: &View<'_>, item: NodeId) -> Option<Mutation> {
    let span = view.literal(item)?;
    let text = &view.text[span.clone()];
    let is_regex = text.len() > 1 && text.starts_with('/') && text.ends_with('/');
    let at = span.start + 1;
    is_regex.then(|| Mutation::replace(at..at, "("))
}

pub(super) fn version_unknown(view: &View<'_>) -> Vec<Mutation> {
    let version = view.entry(view.root, "version").into_iter();
    version.filter_map(|entry| view.set(entry, "3")).collect()
}

pub(super) fn orb_without_version(view: &View<'_>) -> Vec<Mutation> {
    let orbs = view.section("orbs").iter();
    orbs.filter_map(|orb| {
        let span = view.literal(orb.value)?;
        let at = span.start + view.text[span.clone()].find('@')?;
        Some(Mutation::replace(at..span.end, "").only_at(span.start))
    })
    .collect()
}

/// An operator of a logic statement, wherever a condition may stand.
pub(super) fn logic_operator_misspelled(view: &View<'_>) -> Vec<Mutation> {
    const OPERATORS: [&str; 4] = ["and", "or", "not", "equal"];
    let mut conditions = Vec::new();
    for step in view.all_steps() {
        if ["when", "unless"].contains(&view.scalar(step.name)) {
            conditions.extend(step.arguments.and_then(|map| view.get(map, "condition")));
        }
    }
    for workflow in view.workflows() {
        conditions.extend(
            ["when", "unless"]
                .iter()
                .filter_map(|key| view.get(workflow.value, key)),
        );
    }
    let mut all = Vec::new();
    while let Some(condition) = conditions.pop() {
        all.extend(view.misspell_keys(condition, &OPERATORS));
        for entry in view.tree.entries(condition) {
            conditions.push(entry.value);
            conditions.extend(view.tree.items(entry.value));
        }
    }
    all
}

/// A value of the pipeline that there is not: `pipeline.git.brnach`.
pub(super) fn pipeline_value_misspelled(view: &View<'_>) -> Vec<Mutation> {
    let expressions = view.expressions("pipeline.").into_iter();
    expressions
        .filter(|expression| !expression.name.starts_with("parameters."))
        .map(|expression| {
            let start = expression.name.rfind('.').map_or(0, |dot| dot + 1);
            let span = expression.name_span.start + start..expression.name_span.end;
            Mutation::replace(span, misspelled(&expression.name[start..], &[]))
        })
        .collect()
}

//! Keys that are misspelled, missing, twice there, or in the wrong column.

use postorb::yaml::Kind;

use super::super::edit::Mutation;
use super::super::view::{Call, ENTRY_KEYS, View};

const JOB_KEYS: [&str; 11] = [
    "docker",
    "machine",
    "macos",
    "executor",
    "steps",
    "environment",
    "working_directory",
    "resource_class",
    "parallelism",
    "parameters",
    "shell",
];
const RUN_KEYS: [&str; 8] = [
    "command",
    "name",
    "working_directory",
    "environment",
    "no_output_timeout",
    "background",
    "shell",
    "when",
];
const TOP_LEVEL: [&str; 6] = [
    "jobs",
    "workflows",
    "commands",
    "executors",
    "orbs",
    "parameters",
];
/// What steps other than `run` are given, and cannot do without.
const REQUIRED: [(&str, &[&str]); 7] = [
    ("save_cache", &["key", "paths"]),
    ("restore_cache", &["key", "keys"]),
    ("store_artifacts", &["path"]),
    ("store_test_results", &["path"]),
    ("attach_workspace", &["at"]),
    ("persist_to_workspace", &["root", "paths"]),
    ("when", &["condition", "steps"]),
];

pub(super) fn job_key_misspelled(view: &View<'_>) -> Vec<Mutation> {
    let jobs = view.jobs().into_iter();
    jobs.flat_map(|job| view.misspell_keys(job.value, &JOB_KEYS))
        .collect()
}

/// Of jobs of this config: what an orb's job takes is not known.
pub(super) fn entry_key_misspelled(view: &View<'_>) -> Vec<Mutation> {
    let jobs = view.names("jobs");
    let calls = view.all_entries().into_iter();
    let local = calls.filter(|call| jobs.contains(&view.scalar(call.name)));
    local
        .filter_map(|call| call.arguments)
        .flat_map(|map| view.misspell_keys(map, &ENTRY_KEYS))
        .collect()
}

pub(super) fn run_key_misspelled(view: &View<'_>) -> Vec<Mutation> {
    let runs = arguments(view, "run");
    runs.flat_map(|(_, map)| view.misspell_keys(map, &RUN_KEYS))
        .collect()
}

/// Root keys that `CircleCI` knows: it takes any others, and so they are found by what is missing.
pub(super) fn top_level_key_misspelled(view: &View<'_>) -> Vec<Mutation> {
    view.misspell_keys(view.root, &TOP_LEVEL)
}

pub(super) fn step_key_misspelled(view: &View<'_>) -> Vec<Mutation> {
    let all = REQUIRED.iter();
    all.flat_map(|(step, keys)| {
        arguments(view, step).flat_map(|(_, map)| view.misspell_keys(map, keys))
    })
    .collect()
}

pub(super) fn image_key_misspelled(view: &View<'_>) -> Vec<Mutation> {
    let images = images(view).into_iter();
    images
        .flat_map(|map| {
            view.misspell_keys(map, &["image", "auth", "environment", "name", "command"])
        })
        .collect()
}

pub(super) fn parameter_key_misspelled(view: &View<'_>) -> Vec<Mutation> {
    let parameters = view.parameters().into_iter();
    parameters
        .flat_map(|parameter| {
            view.misspell_keys(parameter.value, &["type", "default", "description", "enum"])
        })
        .collect()
}

pub(super) fn workflow_key_misspelled(view: &View<'_>) -> Vec<Mutation> {
    let workflows = view.workflows().into_iter();
    workflows
        .flat_map(|workflow| {
            view.misspell_keys(workflow.value, &["jobs", "triggers", "when", "unless"])
        })
        .collect()
}

pub(super) fn filter_key_misspelled(view: &View<'_>) -> Vec<Mutation> {
    let mut all = Vec::new();
    for call in view.all_entries() {
        if let Some(filters) = call.arguments.and_then(|map| view.get(map, "filters")) {
            all.extend(view.misspell_keys(filters, &["branches", "tags"]));
            for entry in view.tree.entries(filters) {
                all.extend(view.misspell_keys(entry.value, &["only", "ignore"]));
            }
        }
    }
    all
}

/// The steps of a name that are given a mapping.
fn arguments(view: &View<'_>, step: &str) -> impl Iterator<Item = (Call, postorb::yaml::NodeId)> {
    let steps = view.all_steps().into_iter();
    let named: Vec<_> = steps
        .filter(|call| view.scalar(call.name) == step)
        .filter_map(|call| Some((call, call.arguments?)))
        .filter(|(_, map)| view.is_own(*map) && !view.tree.entries(*map).is_empty())
        .collect();
    named.into_iter()
}

/// The images of jobs that are used.
fn images(view: &View<'_>) -> Vec<postorb::yaml::NodeId> {
    let jobs = view.jobs().into_iter();
    let lists = jobs.filter_map(|job| view.get(job.value, "docker"));
    let items = lists.flat_map(|list| view.tree.items(list).iter().copied());
    items.filter(|item| view.is_own(*item)).collect()
}

pub(super) fn steps_missing(view: &View<'_>) -> Vec<Mutation> {
    let jobs = view.building_jobs().into_iter();
    jobs.filter_map(|job| {
        let without = view.without(job.value, "steps")?;
        Some(without.only_at(view.start(job.key)))
    })
    .collect()
}

/// A job that is left without anything to run on.
pub(super) fn executor_missing(view: &View<'_>) -> Vec<Mutation> {
    let mut all = Vec::new();
    for job in view.building_jobs() {
        for key in ["docker", "machine", "macos", "executor"] {
            let without = view.without(job.value, key);
            all.extend(without.map(|without| without.only_at(view.start(job.key))));
        }
    }
    all
}

/// Of a mapping in a list nothing is left to point at but what stands beside it.
pub(super) fn image_missing(view: &View<'_>) -> Vec<Mutation> {
    let images = images(view).into_iter();
    images
        .filter(|map| view.tree.entries(*map).len() > 1)
        .filter_map(|map| view.without(map, "image"))
        .collect()
}

pub(super) fn step_key_missing(view: &View<'_>) -> Vec<Mutation> {
    let mut all = Vec::new();
    for (step, keys) in REQUIRED {
        for (call, map) in arguments(view, step) {
            // The cache may be restored by either of its keys.
            let has_both =
                step == "restore_cache" && keys.iter().all(|key| view.get(map, key).is_some());
            let keys = keys.iter().filter(|_| !has_both);
            let without = keys.filter_map(|key| view.without(map, key));
            all.extend(without.map(|without| without.only_at(view.start(call.name))));
        }
    }
    all
}

pub(super) fn run_command_missing(view: &View<'_>) -> Vec<Mutation> {
    arguments(view, "run")
        .filter_map(|(call, map)| {
            let without = view.without(map, "command")?;
            Some(without.only_at(view.start(call.name)))
        })
        .collect()
}

pub(super) fn parameter_type_missing(view: &View<'_>) -> Vec<Mutation> {
    let parameters = view.parameters().into_iter();
    parameters
        .filter_map(|parameter| {
            let without = view.without(parameter.value, "type")?;
            Some(without.only_at(view.start(parameter.key)))
        })
        .collect()
}

pub(super) fn workflow_jobs_missing(view: &View<'_>) -> Vec<Mutation> {
    let workflows = view.workflows().into_iter();
    workflows
        .filter(|workflow| view.is_own(workflow.value))
        .filter_map(|workflow| {
            let without = view.without(workflow.value, "jobs")?;
            Some(without.only_at(view.start(workflow.key)))
        })
        .collect()
}

pub(super) fn version_missing(view: &View<'_>) -> Vec<Mutation> {
    let first = view.tree.entries(view.root).first();
    let first = first.map_or(0, |entry| view.start(entry.key));
    let without = view.without(view.root, "version").into_iter();
    without
        .map(|without| without.only_at(0).or_at(first))
        .collect()
}

/// A key and its scalar, once more before itself. Not a key alone: a step of two keys is another
/// mistake.
pub(super) fn key_twice(view: &View<'_>) -> Vec<Mutation> {
    let mut all = Vec::new();
    for (_, node) in view.tree.nodes() {
        let Kind::Mapping {
            entries,
            flow: false,
        } = &node.kind
        else {
            continue;
        };
        for entry in entries.iter().filter(|_| entries.len() > 1) {
            let key = view.tree.node(entry.key).span.clone();
            let value = view.tree.node(entry.value).span.clone();
            let is_line = view.literal(entry.value).is_some()
                && view.literal(entry.key).is_some()
                && view.lines.of(key.start) == view.lines.of(value.end);
            if is_line && view.tree.node(entry.value).anchor.is_none() {
                let column = " ".repeat(view.lines.indent_of(key.start));
                let twice = format!("{}\n{column}", &view.text[key.start..value.end]);
                let mutation = Mutation::replace(key.start..key.start, twice);
                all.push(mutation.or_at(key.end));
            }
        }
    }
    all
}

/// The vendor's mistake: what a step is given stands beside its name.
pub(super) fn step_detached(view: &View<'_>) -> Vec<Mutation> {
    let calls = view.all_steps().into_iter();
    calls
        .filter_map(|call| view.detach(call.name, call.arguments?))
        .collect()
}

pub(super) fn entry_detached(view: &View<'_>) -> Vec<Mutation> {
    let calls = view.all_entries().into_iter();
    calls
        .filter_map(|call| view.detach(call.name, call.arguments?))
        .collect()
}

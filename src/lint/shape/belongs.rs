//! Where a key belongs that is none of the mapping it stands in.

use super::steps::built_in;

const ENTRY: &str = "belongs to the job's entry in the workflow";
const JOB: &str = "belongs to the job";

/// Of these mappings, these keys, and where they belong.
const PLACES: &[(&[&str], &[&str], &str)] = &[
    (
        &["a job", "an executor", "a command"],
        &[
            "filters",
            "context",
            "requires",
            "matrix",
            "serial-group",
            "pre-steps",
            "post-steps",
            "override-with",
            "name",
        ],
        ENTRY,
    ),
    (
        &["a job", "an executor", "a command"],
        &["triggers", "schedule"],
        "belongs to the workflow",
    ),
    (
        &["a job"],
        &["when", "unless"],
        "belongs to the workflow, or to a step",
    ),
    (
        &["a job", "an executor", "a command"],
        &["image", "auth", "aws_auth", "entrypoint"],
        "belongs to an item of `docker`",
    ),
    (
        &["a job", "an executor", "a command"],
        &["command", "no_output_timeout", "background"],
        "belongs to a `run` step",
    ),
    (&["a job", "an executor"], &["xcode"], "belongs to `macos`"),
    (
        &["a job", "an executor"],
        &["docker_layer_caching"],
        "belongs to `machine`, or to a `setup_remote_docker` step",
    ),
    (
        &["an executor", "a command"],
        &[
            "steps",
            "parallelism",
            "executor",
            "docker",
            "machine",
            "macos",
            "environment",
            "resource_class",
            "working_directory",
            "shell",
        ],
        JOB,
    ),
    (
        &["a workflow", "a job group"],
        &[
            "filters",
            "context",
            "requires",
            "matrix",
            "serial-group",
            "pre-steps",
            "post-steps",
            "override-with",
            "name",
            "type",
        ],
        "belongs to an entry under `jobs`",
    ),
    (
        &["a workflow", "a job group", "a workflow's entry"],
        &[
            "docker",
            "machine",
            "macos",
            "executor",
            "steps",
            "environment",
            "resource_class",
            "working_directory",
            "parallelism",
            "shell",
        ],
        "belongs to the job, under `jobs` at the top",
    ),
    (
        &["a Docker image"],
        &[
            "steps",
            "resource_class",
            "working_directory",
            "parallelism",
            "shell",
            "executor",
            "machine",
        ],
        "belongs to the job, beside `docker`",
    ),
    (
        &["a Docker image"],
        &["username", "password"],
        "belongs to `auth`",
    ),
    (
        &["`filters`"],
        &["only", "ignore"],
        "belongs to `branches` or `tags`",
    ),
    (
        &["`schedule`"],
        &["branches", "only", "ignore"],
        "belongs to `filters`",
    ),
    (
        &["a trigger"],
        &["cron", "filters"],
        "belongs to `schedule`",
    ),
    (
        &["a matrix"],
        &["requires", "context", "filters", "name"],
        "belongs to the entry, beside `matrix`",
    ),
    (&["`run`"], &["steps"], JOB),
];

/// Where `key` of `what` belongs, as it is said beside it.
pub(in crate::lint) fn belongs(what: &str, key: &str) -> Option<&'static str> {
    let places = PLACES.iter();
    let place = places
        .filter(|(owners, keys, _)| owners.contains(&what) && keys.contains(&key))
        .map(|(_, _, place)| *place)
        .next();
    let is_step = || built_in(key).is_some() && matches!(what, "a job" | "a command");
    place.or_else(|| is_step().then_some("is a step, and belongs in the list under `steps`"))
}

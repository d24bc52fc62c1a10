//! The table. Sections are those of the configuration reference.

use super::Shape::{
    Any, Days, Duration, Environment, Flag, Group, List, Logic, Named, Requires, ScalarOr, Steps,
    Text, TextOr, Texts, Whole, Word,
};
use super::{Key, Map, Others, Shape};
use crate::yaml::Value;

const fn key(name: &'static str, shape: Shape) -> Key {
    Key {
        name,
        shape,
        required: false,
    }
}

const fn required(name: &'static str, shape: Shape) -> Key {
    Key {
        name,
        shape,
        required: true,
    }
}

const fn map(what: &'static str, keys: &'static [Key]) -> Map {
    Map {
        what,
        keys,
        others: Others::Rejected,
    }
}

/// A step's mapping, a filter, a workflow: what CircleCI does not know in it, it does not look at.
const fn lenient(what: &'static str, keys: &'static [Key]) -> Map {
    Map {
        what,
        keys,
        others: Others::Useless,
    }
}

/// When a step runs.
const WHEN: &[&str] = &["always", "on_success", "on_fail"];

pub(crate) static TOP_LEVEL: Map = Map {
    what: "a config",
    keys: &[
        required("version", Any),
        key("setup", Flag),
        key("orbs", Named(&Any)),
        key("parameters", Named(&Shape::Map(&PARAMETER))),
        key("commands", Named(&Shape::Map(&COMMAND))),
        key("executors", Named(&Shape::Map(&EXECUTOR))),
        key("jobs", Named(&Any)),
        key("job-groups", Named(&Shape::Map(&JOB_GROUP))),
        key("workflows", Named(&Any)),
        key("experimental", Any),
        key("notify", Any),
        // Those of an orb's source.
        key("description", Text),
        key("display", Any),
        key("examples", Any),
    ],
    others: Others::Ignored,
};

pub(super) static INLINE_ORB: Map = map(
    "an inline orb",
    &[
        key("orbs", Named(&Any)),
        key("commands", Named(&Shape::Map(&COMMAND))),
        key("executors", Named(&Shape::Map(&EXECUTOR))),
        key("jobs", Named(&Any)),
        key("version", Any),
        key("description", Text),
        key("display", Any),
        key("examples", Any),
    ],
);

static PARAMETER: Map = map(
    "a parameter",
    &[
        required("type", Any),
        key("description", Text),
        key("default", Any),
        key("enum", List(&Text)),
    ],
);

static COMMAND: Map = map(
    "a command",
    &[
        required("steps", Steps),
        key("description", Text),
        key("parameters", Named(&Shape::Map(&PARAMETER))),
    ],
);

pub(crate) static EXECUTOR: Map = map(
    "an executor",
    &[
        key("docker", List(&Shape::Map(&IMAGE))),
        key("machine", ScalarOr(&MACHINE)),
        key("macos", Shape::Map(&MACOS)),
        key("resource_class", Text),
        key("shell", Text),
        key("working_directory", Text),
        key("environment", Environment),
        key("description", Text),
        key("parameters", Named(&Shape::Map(&PARAMETER))),
    ],
);

pub(crate) static JOB: Map = map(
    "a job",
    &[
        required("steps", Steps),
        key("docker", List(&Shape::Map(&IMAGE))),
        key("machine", ScalarOr(&MACHINE)),
        key("macos", Shape::Map(&MACOS)),
        key("executor", TextOr(&NAMED_EXECUTOR)),
        key("type", Any),
        key("environment", Environment),
        key("parallelism", Whole(0, i64::MAX)),
        key("parameters", Named(&Shape::Map(&PARAMETER))),
        key("working_directory", Text),
        key("resource_class", Text),
        key("shell", Text),
        key("description", Text),
        key("retention", Shape::Map(&RETENTION)),
        key("circleci_ip_ranges", Flag),
        key("branches", Shape::Map(&BRANCHES)),
    ],
);

/// A job of a type that runs no steps: what the types take is still growing.
static OTHER_JOB: Map = Map {
    what: "a job",
    keys: &[],
    others: Others::Open,
};
static RELEASE_JOB: Map = Map {
    what: "a release job",
    keys: &[required("plan_name", Text)],
    others: Others::Open,
};
static LOCK_JOB: Map = Map {
    what: "a job that locks or unlocks",
    keys: &[required("key", Text)],
    others: Others::Open,
};

static NAMED_EXECUTOR: Map = Map {
    what: "an executor with parameters",
    keys: &[required("name", Text)],
    others: Others::Open,
};

static RETENTION: Map = map("`retention`", &[key("caches", Days)]);

static IMAGE: Map = map(
    "a Docker image",
    &[
        required("image", Text),
        key("name", Text),
        key("entrypoint", Texts),
        key("command", Texts),
        key("user", Text),
        key("environment", Environment),
        key("auth", Shape::Map(&AUTH)),
        key("aws_auth", Any),
        key("gcp_auth", Any),
    ],
);

static AUTH: Map = map(
    "`auth`",
    &[required("username", Text), required("password", Text)],
);

static MACHINE: Map = map(
    "`machine`",
    &[
        key("image", Text),
        key("docker_layer_caching", Flag),
        key("enabled", Flag),
        key("resource_class", Text),
        key("shell", Text),
    ],
);

static MACOS: Map = map(
    "`macos`",
    &[
        required("xcode", Text),
        key("resource_class", Text),
        key("shell", Text),
        key("code_signing", Any),
    ],
);

static BRANCHES: Map = lenient("a filter", &[key("only", Texts), key("ignore", Texts)]);

static FILTERS: Map = lenient(
    "`filters`",
    &[
        key("branches", Shape::Map(&BRANCHES)),
        key("tags", Shape::Map(&BRANCHES)),
    ],
);

pub(super) static WORKFLOW: Map = lenient(
    "a workflow",
    &[
        required("jobs", Any),
        key("when", Logic),
        key("unless", Logic),
        key("triggers", List(&Shape::Map(&TRIGGER))),
        key("description", Text),
        key("max_auto_reruns", Whole(1, 5)),
    ],
);

static JOB_GROUP: Map = lenient(
    "a job group",
    &[required("jobs", Any), key("description", Text)],
);

static TRIGGER: Map = map("a trigger", &[required("schedule", Shape::Map(&SCHEDULE))]);

static SCHEDULE: Map = map(
    "`schedule`",
    &[
        required("cron", Text),
        required("filters", TextOr(&FILTERS)),
    ],
);

/// An entry of a workflow: its other keys are the job's parameters.
pub(super) static ENTRY: Map = Map {
    what: "a workflow's entry",
    keys: &[
        key("name", Text),
        key("requires", Requires),
        key("context", Texts),
        key("filters", TextOr(&FILTERS)),
        key("type", Text),
        key("matrix", Shape::Map(&MATRIX)),
        key("pre-steps", Steps),
        key("post-steps", Steps),
        key("serial-group", Group),
        key("override-with", Text),
    ],
    others: Others::Open,
};

static MATRIX: Map = lenient(
    "a matrix",
    &[
        required("parameters", Named(&List(&Any))),
        key("exclude", List(&Named(&Any))),
        key("alias", Text),
    ],
);

static RUN: Map = lenient(
    "`run`",
    &[
        required("command", Text),
        key("name", Text),
        key("shell", Text),
        key("environment", Environment),
        key("background", Flag),
        key("working_directory", Text),
        key("no_output_timeout", Duration),
        key("when", Word(WHEN)),
        key("max_auto_reruns", Whole(1, 5)),
        key("auto_rerun_delay", Duration),
    ],
);

static CHECKOUT: Map = lenient(
    "`checkout`",
    &[
        key("path", Text),
        key("method", Word(&["blobless", "full", "shallow"])),
        key("depth", Whole(1, i64::MAX)),
        key("name", Text),
        key("when", Word(WHEN)),
    ],
);

static REMOTE_DOCKER: Map = lenient(
    "`setup_remote_docker`",
    &[
        key("version", Text),
        key("docker_layer_caching", Flag),
        key("prefer_same_region", Flag),
        // Of 2017, and in configs that run.
        key("reusable", Flag),
        key("exclusive", Flag),
        key("name", Text),
        key("when", Word(WHEN)),
    ],
);

static SAVE_CACHE: Map = lenient(
    "`save_cache`",
    &[
        required("key", Text),
        required("paths", Texts),
        key("name", Text),
        key("when", Word(WHEN)),
    ],
);

static RESTORE_CACHE: Map = lenient(
    "`restore_cache`",
    &[
        key("key", Text),
        key("keys", Texts),
        key("name", Text),
        key("when", Word(WHEN)),
    ],
);

static ARTIFACTS: Map = lenient(
    "`store_artifacts`",
    &[
        required("path", Text),
        key("destination", Text),
        key("name", Text),
        key("when", Word(WHEN)),
    ],
);

static TEST_RESULTS: Map = lenient(
    "`store_test_results`",
    &[
        required("path", Text),
        key("name", Text),
        key("when", Word(WHEN)),
    ],
);

static PERSIST: Map = lenient(
    "`persist_to_workspace`",
    &[
        required("root", Text),
        required("paths", Texts),
        key("name", Text),
        key("when", Word(WHEN)),
    ],
);

static ATTACH: Map = lenient(
    "`attach_workspace`",
    &[
        required("at", Text),
        key("name", Text),
        key("when", Word(WHEN)),
    ],
);

static SSH_KEYS: Map = lenient(
    "`add_ssh_keys`",
    &[
        key("fingerprints", Texts),
        key("name", Text),
        key("when", Word(WHEN)),
    ],
);

/// A logic statement.
pub(super) static LOGIC: Map = map(
    "a condition",
    &[
        key("and", List(&Logic)),
        key("or", List(&Logic)),
        key("not", Logic),
        key("equal", List(&Any)),
        key("matches", Shape::Map(&MATCHES)),
    ],
);

static MATCHES: Map = map(
    "`matches`",
    &[required("pattern", Text), required("value", Text)],
);

/// How a job can have ended for another to follow.
pub(super) const STATUSES: &[&str] = &[
    "success",
    "failed",
    "canceled",
    "unauthorized",
    "not_run",
    "terminal",
];

static CONDITIONAL: Map = lenient(
    "a conditional step",
    &[required("condition", Logic), required("steps", Steps)],
);

/// The built-in steps that take a mapping, and what may stand in for it.
static STEPS: &[(&str, Shape)] = &[
    ("run", TextOr(&RUN)),
    ("deploy", TextOr(&RUN)),
    ("checkout", Shape::Map(&CHECKOUT)),
    ("setup_remote_docker", ScalarOr(&REMOTE_DOCKER)),
    ("save_cache", Shape::Map(&SAVE_CACHE)),
    ("save-cache", Shape::Map(&SAVE_CACHE)),
    ("restore_cache", Shape::Map(&RESTORE_CACHE)),
    ("restore-cache", Shape::Map(&RESTORE_CACHE)),
    ("store_artifacts", Shape::Map(&ARTIFACTS)),
    ("store_test_results", Shape::Map(&TEST_RESULTS)),
    ("persist_to_workspace", Shape::Map(&PERSIST)),
    ("attach_workspace", Shape::Map(&ATTACH)),
    ("add_ssh_keys", Shape::Map(&SSH_KEYS)),
    ("install_signing_bundle", Any),
    ("when", Shape::Map(&CONDITIONAL)),
    ("unless", Shape::Map(&CONDITIONAL)),
    ("steps", Any),
];

/// Built-in steps that need nothing but their name.
pub(super) const BARE: [&str; 3] = ["checkout", "setup_remote_docker", "add_ssh_keys"];

/// What a built-in step is given.
pub(super) fn built_in(name: &str) -> Option<&'static Shape> {
    let mut all = STEPS.iter();
    all.find(|(known, _)| *known == name)
        .map(|(_, shape)| shape)
}

/// The keys of a job, by its type.
pub(super) fn job(job: &Value) -> &'static Map {
    match job.get("type").and_then(Value::text) {
        None | Some("build") => &JOB,
        Some("release") => &RELEASE_JOB,
        Some("lock" | "unlock") => &LOCK_JOB,
        // A type that nobody knows is told by a rule of its own.
        Some(_) => &OTHER_JOB,
    }
}

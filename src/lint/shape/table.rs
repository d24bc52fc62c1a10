//! The table. Sections are those of the configuration reference.

use super::Shape::{
    Any, Days, Environment, Flag, Group, List, Logic, Named, Requires, ScalarOr, Steps, Text,
    TextOr, Texts, Whole,
};
use super::{Key, Map, Others, Shape};
use crate::yaml::Value;

pub(super) const fn key(name: &'static str, shape: Shape) -> Key {
    Key {
        name,
        shape,
        required: false,
    }
}

pub(super) const fn required(name: &'static str, shape: Shape) -> Key {
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
pub(super) const fn lenient(what: &'static str, keys: &'static [Key]) -> Map {
    Map {
        what,
        keys,
        others: Others::Useless,
    }
}

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
pub(in crate::lint) static ENTRY: Map = Map {
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

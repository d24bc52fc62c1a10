//! The part of the table that is about steps (configuration reference, "steps").

use super::Map;
use super::Shape::{
    self, Any, Duration, Environment, Flag, Logic, ScalarOr, Steps, Text, TextOr, Texts, Whole,
    Word,
};
use super::table::{key, lenient, required};

/// When a step runs.
const WHEN: &[&str] = &["always", "on_success", "on_fail"];

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
pub(in crate::lint) fn built_in(name: &str) -> Option<&'static Shape> {
    let mut all = STEPS.iter();
    all.find(|(known, _)| *known == name)
        .map(|(_, shape)| shape)
}

//! What generated configs consist of, place by place, so that postorb's own parts of a config can be
//! told from what its user added.

/// Keys of a workflow.
pub const WORKFLOW_KEYS: [&str; 2] = ["when", "jobs"];

/// Keys of a workflow's entry, beside the job's [`PARAMETERS`].
pub const ENTRY_KEYS: [&str; 4] = ["name", "requires", "context", "filters"];

/// Keys of a job.
pub const JOB_KEYS: [&str; 9] = [
    "parameters",
    "executor",
    "docker",
    "macos",
    "machine",
    "resource_class",
    "shell",
    PARALLELISM,
    "steps",
];

/// The key of a job that several containers share.
pub const PARALLELISM: &str = "parallelism";

/// Parameters of a job, in their order: those of the orb's command, then those of other layouts.
pub const PARAMETERS: [&str; 18] = {
    let mut all = [ARGUMENTS; 18];
    let mut at = 0;
    while at < NEWMAN_RUN.len() {
        all[at] = NEWMAN_RUN[at];
        at += 1;
    }
    all[17] = RETRY;
    all
};

/// Parameters of the orb's command `newman-run`, in their order (postman/newman 0.0.1 to 1.0.0).
pub const NEWMAN_RUN: [&str; 16] = [
    "collection",
    "environment",
    "globals",
    "iteration-count",
    "iteration-data",
    "folder",
    "export-environment",
    "export-globals",
    "export-collection",
    "timeout",
    "timeout-request",
    "timeout-script",
    "insecure",
    "ignore-redirects",
    "delay-request",
    "additional-options",
];

/// The parameter that holds what follows `newman run`.
pub const ARGUMENTS: &str = "arguments";
/// The parameter that says how often a failed suite runs again.
pub const RETRY: &str = "retry";

/// The orb's command and its executor.
pub const NEWMAN_RUN_COMMAND: &str = "newman-run";
/// The orb's executor.
pub const NEWMAN_EXECUTOR: &str = "postman-newman-docker";

/// Names of `run` steps.
pub const STEP_NAMES: [&str; 9] = [
    INSTALL_NEWMAN,
    RUN_NEWMAN,
    INSTALL_POSTMAN_CLI,
    LOG_IN,
    RUN_COLLECTION,
    INSTALL_POSTORB,
    RUN_SUITES,
    OUTCOME,
    REPORT,
];
/// The step that installs Newman.
pub const INSTALL_NEWMAN: &str = "Install Newman";
/// The step that runs Newman.
pub const RUN_NEWMAN: &str = "Run Newman";
/// The step that installs the Postman CLI.
pub const INSTALL_POSTMAN_CLI: &str = "Install Postman CLI";
/// The step that gives the Postman CLI the key.
pub const LOG_IN: &str = "Login using your API key";
/// The step that runs a collection with the Postman CLI.
pub const RUN_COLLECTION: &str = "Run the collection";

/// The step that installs postorb.
pub const INSTALL_POSTORB: &str = "Install postorb";
/// The step that runs suites with postorb.
pub const RUN_SUITES: &str = "Run the suites";
/// The step that ends with what the suites came to, behind those that hand results on.
pub const OUTCOME: &str = "Outcome of the suites";
/// The step that brings together what several containers found.
pub const REPORT: &str = "Bring the results together";

/// Keys of `run` steps.
pub const RUN_KEYS: [&str; 3] = ["name", "command", "max_auto_reruns"];

/// Steps that hold nothing but `run` steps of postorb's, one for each value of [`RETRY`].
pub const CONDITIONAL_STEPS: [&str; 1] = ["when"];

/// Folders that results are stored from.
pub const RESULTS: [&str; 3] = [NEWMAN_RESULTS, POSTMAN_CLI_RESULTS, POSTORB_RESULTS];
/// Where Newman leaves its results.
pub const NEWMAN_RESULTS: &str = "newman";
/// Where the Postman CLI leaves its results.
pub const POSTMAN_CLI_RESULTS: &str = "postman-cli-reports";
/// Where postorb leaves its results.
pub const POSTORB_RESULTS: &str = crate::names::POSTORB_RESULTS;
/// Where containers lay what they found, each under its number.
pub const SHARDS: &str = "postorb-shards";
/// Where the job behind them finds that.
pub const WORKSPACE: &str = "postorb-workspace";
/// How the keys of the caches begin that layouts fill.
pub const CACHE: &str = "postorb-v1-";
/// Where the results of the last run are, from the cache and for it.
pub const BASELINE: &str = "postorb-baseline";

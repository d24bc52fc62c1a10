//! Version 1 of the documents, a frozen form: members may be added, and none changed or taken away.
//!
//! Their schemas are made of these types and their comments: `schema/builds.v1.schema.json`,
//! `schema/build.v1.schema.json` and `schema/integrations.v1.schema.json`. Keys by their shape are masked in
//! all texts. What is not known is null.

use std::borrow::Cow;

#[cfg(test)]
use schemars::JsonSchema;
use serde::Serialize;

type Text<'a> = Cow<'a, str>;

/// Builds, as `postorb builds list --format json` writes them: the newest first.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub(super) struct List<'a> {
    /// The version of this form.
    #[cfg_attr(test, schemars(extend("const" = 1)))]
    pub(super) version: u32,
    /// The project by its slug.
    pub(super) project: Text<'a>,
    pub(super) builds: Vec<Build<'a>>,
}

/// A build, as `postorb builds get --format json` writes it.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub(super) struct One<'a> {
    /// The version of this form.
    #[cfg_attr(test, schemars(extend("const" = 1)))]
    pub(super) version: u32,
    /// The project by its slug.
    pub(super) project: Text<'a>,
    #[serde(flatten)]
    pub(super) detail: Detail<'a>,
}

/// Integrations, as `postorb integration status --json` writes them.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub(super) struct Integrations<'a> {
    /// The version of this form.
    #[cfg_attr(test, schemars(extend("const" = 1)))]
    pub(super) version: u32,
    pub(super) integrations: Vec<Integration<'a>>,
}

/// A link of the selection, and the last build of its project.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub(super) struct Integration<'a> {
    pub(super) nickname: Text<'a>,
    /// The API by its id; either this or `spec`.
    pub(super) api: Option<Text<'a>>,
    /// The specification by its id.
    pub(super) spec: Option<Text<'a>>,
    pub(super) api_version: Option<Text<'a>>,
    /// The project by its slug.
    pub(super) project: Text<'a>,
    /// The last build; null where there is none, or where it is not known.
    pub(super) last: Option<Detail<'a>>,
    /// Why it is not known.
    pub(super) error: Option<Text<'a>>,
}

/// A build and what its suites came to.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub(super) struct Detail<'a> {
    pub(super) build: Build<'a>,
    /// Its workflows in the order in which they began.
    pub(super) workflows: Vec<Workflow<'a>>,
    /// The runs of the selection's suites.
    pub(super) suites: Vec<SuiteRun<'a>>,
}

/// A pipeline.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub(super) struct Build<'a> {
    /// Its number in the project.
    pub(super) number: u64,
    pub(super) id: Text<'a>,
    /// What its workflows come to, in CircleCI's words: `success`, `running`, `not_run`, `failed`, `error`,
    /// `failing`, `on_hold`, `canceled`, `unauthorized`, `queued`, or one that is new. Null where it is not
    /// known.
    pub(super) status: Option<Text<'a>>,
    /// What CircleCI says of its config: `created`, `errored`, `setup-pending`, `setup`, `pending`.
    pub(super) state: Text<'a>,
    pub(super) branch: Option<Text<'a>>,
    pub(super) tag: Option<Text<'a>>,
    pub(super) revision: Option<Text<'a>>,
    /// The first line of the commit's message.
    pub(super) commit: Option<Text<'a>>,
    /// Who asked for it.
    pub(super) actor: Option<Text<'a>>,
    /// What asked for it: `webhook`, `api`, `explicit`, `scheduled_pipeline`.
    pub(super) trigger: Text<'a>,
    /// When it began, in ISO 8601.
    pub(super) started_at: Option<String>,
    /// How long its workflows ran, until now where they go on.
    pub(super) duration_ms: Option<u64>,
    pub(super) url: Text<'a>,
    /// Why there is nothing to run, such as mistakes in the config.
    pub(super) errors: Vec<Problem<'a>>,
}

/// An error of a pipeline's own.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub(super) struct Problem<'a> {
    /// `config`, `config-fetch`, `timeout`, `permission`, `plan`, `other`.
    #[serde(rename = "type")]
    pub(super) kind: Text<'a>,
    pub(super) message: Text<'a>,
}

/// A workflow.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub(super) struct Workflow<'a> {
    pub(super) id: Text<'a>,
    pub(super) name: Text<'a>,
    pub(super) status: Text<'a>,
    /// Whether it ran again in this build, so that it does not count.
    pub(super) superseded: bool,
    pub(super) started_at: Option<String>,
    pub(super) stopped_at: Option<String>,
    pub(super) duration_ms: Option<u64>,
    pub(super) url: Text<'a>,
    pub(super) jobs: Vec<Job<'a>>,
}

/// A job.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub(super) struct Job<'a> {
    pub(super) id: Text<'a>,
    pub(super) name: Text<'a>,
    /// Null before it runs, and of an approval.
    pub(super) number: Option<u64>,
    #[serde(rename = "type")]
    pub(super) kind: JobKind,
    pub(super) status: Text<'a>,
    pub(super) started_at: Option<String>,
    pub(super) stopped_at: Option<String>,
    pub(super) duration_ms: Option<u64>,
    pub(super) url: Text<'a>,
    /// Counts of the tests that it stored; null where nobody asked, or where it stored none.
    pub(super) tests: Option<Counts>,
    pub(super) failed_tests: Vec<Test<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub(super) enum JobKind {
    Build,
    Approval,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub(super) struct Counts {
    pub(super) passed: u64,
    pub(super) failed: u64,
    pub(super) skipped: u64,
}

/// A test that failed.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub(super) struct Test<'a> {
    pub(super) name: Text<'a>,
    pub(super) classname: Text<'a>,
    pub(super) file: Text<'a>,
    /// `failure` or `error`.
    pub(super) result: Text<'a>,
    pub(super) message: Option<Text<'a>>,
}

/// A run of a suite.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub(super) struct SuiteRun<'a> {
    /// The suite, as the selection calls it.
    pub(super) suite: Text<'a>,
    /// Its run: the suite with its environment.
    pub(super) run: Text<'a>,
    /// `passed`, `failed`, `quarantined` (it failed, and that does not count), `running`, `waiting`,
    /// `canceled`, `not_run`, `no_results` (its job left none of it), `absent` (nothing in the build runs it).
    pub(super) result: &'static str,
    pub(super) tests: Option<Counts>,
    /// The job that ran it.
    pub(super) job: Option<JobName<'a>>,
    /// Files that the job stored; those of a project that is not public need CircleCI's token.
    pub(super) artifacts: Vec<Artifact<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub(super) struct JobName<'a> {
    pub(super) name: Text<'a>,
    pub(super) number: Option<u64>,
    pub(super) url: Text<'a>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub(super) struct Artifact<'a> {
    pub(super) path: Text<'a>,
    pub(super) url: Text<'a>,
}

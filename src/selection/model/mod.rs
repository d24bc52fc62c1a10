//! Version 1 of the selection as types. The JSON Schema is generated from them, and the file is
//! checked against that schema before it is read into them.

mod api_key;
mod layout;
mod newman;
mod runner;
mod scalar;
mod suite;
mod workflow;

pub use api_key::{ApiKey, KeyIn};
pub use layout::{Layout, Os};
pub use newman::{Bail, BailAt, Newman};
pub use runner::{Runner, RunnerKind};
pub use scalar::{Duration, EnvName, Strings};
pub use suite::{Quarantine, Split, Suite};
pub use workflow::Workflow;

#[cfg(test)]
use schemars::JsonSchema;
use serde::Deserialize;

#[cfg(test)]
use super::pattern;

/// Which Postman collections run in CircleCI, with what, and where: `.circleci/postorb.yml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Selection {
    /// The version of this file's form: always 1.
    #[cfg_attr(test, schemars(extend("const" = 1)))]
    pub version: u32,
    /// Which version of an API is tested by which CircleCI project.
    #[serde(default)]
    pub integrations: Vec<Integration>,
    /// What runs: one collection each, once with every environment.
    #[serde(default)]
    pub suites: Vec<Suite>,
    /// The program that runs collections.
    #[serde(default)]
    pub runner: Runner,
    /// Where the Postman API key comes from and how it travels.
    #[serde(default)]
    pub api_key: ApiKey,
    /// The form of the generated config; `newman-orb` when left out.
    #[serde(default)]
    pub layout: Layout,
    /// A template of your own instead of the layout's, relative to the repository.
    pub template: Option<String>,
    /// The version of the orb `postman/newman` to use where the config names none: `1.0.0`.
    #[cfg_attr(test, schemars(regex(pattern = pattern::ORB_VERSION)))]
    pub orb_version: Option<String>,
    /// The machine that the layout `postman-cli` runs on; `linux` when left out.
    #[serde(default)]
    pub os: Os,
    /// The name of the generated job, under `jobs` in the config.
    pub job: Option<String>,
    /// The workflows that run the suites; the layout's own when left out.
    #[serde(default)]
    pub workflows: Vec<Workflow>,
    /// How many containers share the suites, in the layouts that can split them.
    #[cfg_attr(test, schemars(range(min = 1)))]
    pub parallelism: Option<u32>,
    /// Where results are published, besides the log.
    #[serde(default)]
    pub publish: Vec<Destination>,
}

/// A link between a version of an API and the CircleCI project that tests it.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Integration {
    /// What people call it.
    pub nickname: String,
    /// The id of the Postman workspace.
    pub workspace: Option<String>,
    /// The id of the API in the API Builder; either this or `spec`.
    pub api: Option<String>,
    /// The id of the specification in the Spec Hub; either this or `api`.
    pub spec: Option<String>,
    /// The version of the API, or the version tag of the specification.
    pub api_version: Option<String>,
    /// The CircleCI project, by its slug: `gh/acme/bookings`.
    #[cfg_attr(test, schemars(regex(pattern = pattern::PROJECT)))]
    pub project: String,
    /// The names of the suites that belong to it; all of them when left out.
    #[serde(default)]
    pub suites: Vec<String>,
}

/// Where results are published.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Destination {
    /// A comment on the pull request.
    GithubComment,
    /// A commit status.
    GithubStatus,
    /// A check run.
    GithubCheck,
    /// The summary of a GitHub Actions job.
    GithubSummary,
    /// Test results and artifacts of the CircleCI job.
    Circleci,
    /// A comment on the collection in Postman.
    Postman,
}

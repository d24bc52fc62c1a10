//! Version 1 of the selection as types. The JSON Schema is generated from them, and the file is
//! checked against that schema before it is read into them.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Date, pattern};
use crate::duration::Length;

#[cfg(test)]
use schemars::JsonSchema;

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

/// A collection and how it is run.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Suite {
    /// What the suite is called. Its entry in the workflow is named after it, in lower case and with
    /// `-` for everything but `a-z`, `0-9`, `_` and `-`.
    pub name: String,
    /// A UID, a bare id, a URL, or a file of the repository.
    pub collection: String,
    /// A UID, a bare id, a URL, or a file of the repository.
    pub environment: Option<String>,
    /// Several environments, by name: the suite runs once with each, named `SUITE-NAME`.
    #[serde(default)]
    pub environments: BTreeMap<String, String>,
    /// Global variables: a URL, or a file of the repository.
    pub globals: Option<String>,
    /// The folders or requests to run; the whole collection when left out.
    #[serde(default)]
    pub folder: Strings,
    /// Rows of data: a JSON or CSV file, or a URL.
    pub iteration_data: Option<String>,
    /// Newman's own options, under Newman's names.
    #[serde(default)]
    pub newman: Newman,
    /// Variables of the collection that take their value from an environment variable of the job:
    /// `token: API_TOKEN` sets `token`.
    #[serde(default)]
    pub secrets: BTreeMap<String, EnvName>,
    /// How often a suite that failed is run again: 0 to 5 times.
    #[cfg_attr(test, schemars(range(max = 5)))]
    pub retry: Option<u32>,
    /// How long a run of the suite may take.
    pub timeout: Option<Duration>,
    /// The workflow that runs it, a name from `workflows`; the first when left out.
    pub workflow: Option<String>,
    /// Failures are shown but do not count until a date.
    pub quarantine: Option<Quarantine>,
    /// What can run on a machine of its own; `environment` when left out.
    pub split: Option<Split>,
    /// Folders that run before every other one, where `split: folder` takes them apart.
    #[serde(default)]
    pub before: Strings,
}

/// One string or a list of them.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(from = "OneOrMany")]
#[cfg_attr(test, schemars(with = "OneOrMany"))]
pub struct Strings(pub Vec<String>);

#[derive(Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl From<OneOrMany> for Strings {
    fn from(value: OneOrMany) -> Self {
        match value {
            OneOrMany::One(one) => Self(vec![one]),
            OneOrMany::Many(many) => Self(many),
        }
    }
}

/// The name of an environment variable.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(transparent)]
pub struct EnvName(#[cfg_attr(test, schemars(regex(pattern = pattern::ENV_NAME)))] pub String);

impl EnvName {
    /// The name, where a shell takes it for a variable's.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        pattern::is_env_name(text).then(|| Self(text.to_owned()))
    }
}

/// A length of time: `500ms`, `90s`, `10m`, `1h`.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(transparent)]
pub struct Duration(#[cfg_attr(test, schemars(regex(pattern = pattern::DURATION)))] pub String);

impl Duration {
    /// The length, where it has its form.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        pattern::is_duration(text).then(|| Self(text.to_owned()))
    }

    /// The length in milliseconds.
    #[must_use]
    pub fn milliseconds(&self) -> u64 {
        // The schema lets no other form in.
        let length = Length::of(&self.0).and_then(|length| length.milliseconds(1));
        length.unwrap_or(0)
    }
}

/// Newman's options, under the names of its command line (Newman 6.2, `newman run --help`).
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Newman {
    /// How many times the collection runs.
    #[cfg_attr(test, schemars(range(min = 1)))]
    pub iteration_count: Option<u32>,
    /// Milliseconds that the whole run may take; 0 is no limit.
    pub timeout: Option<u64>,
    /// Milliseconds that one request may take; 0 is no limit.
    pub timeout_request: Option<u64>,
    /// Milliseconds that one script may take; 0 is no limit.
    pub timeout_script: Option<u64>,
    /// Milliseconds between two requests.
    pub delay_request: Option<u64>,
    /// Accept any TLS certificate.
    pub insecure: bool,
    /// Do not follow redirects.
    pub ignore_redirects: bool,
    /// When to stop early: `true` or `failure` at the first failure, `folder` where a folder to
    /// run does not exist.
    pub bail: Option<Bail>,
    /// A file that receives the environment after the run.
    pub export_environment: Option<String>,
    /// A file that receives the globals after the run.
    pub export_globals: Option<String>,
    /// A file that receives the collection after the run.
    pub export_collection: Option<String>,
    /// Further arguments for Newman, an item each: `["--disable-unicode"]`.
    pub extra: Vec<String>,
}

/// What stops a run early.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(untagged)]
pub enum Bail {
    /// `true`: at the first failure; `false`: never.
    Plain(bool),
    /// At the first event of this kind.
    At(BailAt),
}

/// What stops a run.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, clap::ValueEnum)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum BailAt {
    /// A failed test, script or request.
    Failure,
    /// A folder that does not exist.
    Folder,
}

/// Failures of a suite that are known and do not count for now.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Quarantine {
    /// The last day, like `2026-12-31`; afterwards failures count again.
    #[cfg_attr(test, schemars(with = "String", regex(pattern = pattern::DATE)))]
    pub until: Date,
    /// Why, for the people who see it in the report.
    pub reason: String,
}

/// The parts of a suite that can run on different machines.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Split {
    /// The whole collection with one environment.
    Environment,
    /// One top-level folder with one environment.
    Folder,
}

/// The program that runs collections.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Runner {
    /// The program; `newman` when left out.
    pub kind: Option<RunnerKind>,
    /// The version of that program, in full: `6.2.2`.
    #[cfg_attr(test, schemars(regex(pattern = pattern::VERSION)))]
    pub version: Option<String>,
    /// How many suites run side by side; 1 when left out.
    #[cfg_attr(test, schemars(range(min = 1)))]
    pub jobs: Option<u32>,
}

/// A program that runs collections.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq, clap::ValueEnum)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum RunnerKind {
    /// Newman.
    #[default]
    Newman,
    /// The Postman CLI.
    PostmanCli,
}

/// Where the Postman API key comes from and how it travels; never the key itself.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct ApiKey {
    /// The environment variable that holds the key; `POSTMAN_API_KEY` when left out.
    pub env: Option<EnvName>,
    /// How the key travels; `header` when left out, as long as every id is a full UID.
    pub r#in: Option<KeyIn>,
}

/// How the Postman API key travels.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum KeyIn {
    /// In the header `X-Api-Key`, which needs full UIDs.
    Header,
    /// In the URL, as Postman's own integration writes it.
    Url,
}

/// The form of the generated config.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq, clap::ValueEnum)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Layout {
    /// The vendor's form: the orb `postman/newman`.
    #[default]
    NewmanOrb,
    /// Newman on a Node image, without an orb.
    NewmanDocker,
    /// `postorb run`, with redacted results, several containers, and results published.
    Postorb,
    /// The Postman CLI, as newer Postman versions generate it.
    PostmanCli,
}

/// A machine that the Postman CLI runs on.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq, clap::ValueEnum)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Os {
    /// A Linux container.
    #[default]
    Linux,
    /// A macOS machine.
    #[value(name = "macos")]
    #[serde(rename = "macos")]
    MacOs,
    /// A Windows machine.
    Windows,
}

/// A workflow that runs suites.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Workflow {
    /// What it is called in the config. It is created when the config has none of that name.
    pub name: String,
    /// Jobs that must end well before the suites start.
    #[serde(default)]
    pub requires: Strings,
    /// Jobs that wait for the suites, and do not start where one fails.
    #[serde(default)]
    pub before: Strings,
    /// Contexts whose environment variables the suites need.
    #[serde(default)]
    pub context: Strings,
    /// Branch and tag filters of the suites' entries, as CircleCI takes them.
    #[cfg_attr(test, schemars(with = "Option<serde_json::Value>"))]
    pub filters: Option<serde_yaml::Value>,
    /// When the workflow runs, as CircleCI takes it; for a workflow that is created.
    #[cfg_attr(test, schemars(with = "Option<serde_json::Value>"))]
    pub when: Option<serde_yaml::Value>,
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

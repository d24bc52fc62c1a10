//! Version 1 of the selection as types. The JSON Schema is generated from them, and the file is
//! checked against that schema before it is read into them.

use std::collections::BTreeMap;

use serde::Deserialize;

#[cfg(test)]
use schemars::JsonSchema;

/// Which Postman collections run in `CircleCI`, with what, and where.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Selection {
    /// The version of this file's schema.
    #[cfg_attr(test, schemars(range(min = 1, max = 1)))]
    pub version: u32,
    /// Links between API versions and CI projects.
    #[serde(default)]
    pub integrations: Vec<Integration>,
    /// What runs: a collection each, once for every environment.
    #[serde(default)]
    pub suites: Vec<Suite>,
    /// The program that runs collections.
    #[serde(default)]
    pub runner: Runner,
    /// Where the Postman API key comes from and how it travels.
    #[serde(default)]
    pub api_key: ApiKey,
    /// The form of the generated config.
    #[serde(default)]
    pub layout: Layout,
    /// A template of your own instead of the layout's, relative to the repository.
    pub template: Option<String>,
    /// The version of the orb `postman/newman` that is written when the config has none.
    pub orb_version: Option<String>,
    /// The machine that the layout `postman-cli` runs on.
    #[serde(default)]
    pub os: Os,
    /// The name of the generated job.
    pub job: Option<String>,
    /// The workflows that run the suites.
    #[serde(default)]
    pub workflows: Vec<Workflow>,
    /// How many containers share the suites, in layouts that can split them.
    #[cfg_attr(test, schemars(range(min = 1)))]
    pub parallelism: Option<u32>,
    /// Where results are published.
    #[serde(default)]
    pub publish: Vec<Destination>,
}

/// A link between a version of an API and a CI project.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Integration {
    /// What people call it.
    pub nickname: String,
    /// The id of the Postman workspace.
    pub workspace: Option<String>,
    /// The id of the API in the API Builder.
    pub api: Option<String>,
    /// The id of the specification in the Spec Hub.
    pub spec: Option<String>,
    /// The version of the API, or the version tag of the specification.
    pub api_version: Option<String>,
    /// The slug of the CircleCI project: `gh/acme/bookings`.
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
    /// Its name; in lower case with `-` for everything but letters, digits, `_` and `-` it is the
    /// name of the workflow entry.
    pub name: String,
    /// A UID, a bare id, a URL, or a file of the repository.
    pub collection: String,
    /// A UID, a bare id, a URL, or a file of the repository.
    pub environment: Option<String>,
    /// Several environments by name: the suite runs once with each.
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
    /// Variables of the collection that take their value from an environment variable:
    /// `token: API_TOKEN`.
    #[serde(default)]
    pub secrets: BTreeMap<String, EnvName>,
    /// How often a failed suite is run again.
    #[cfg_attr(test, schemars(range(max = 5)))]
    pub retry: Option<u32>,
    /// How long a run of the suite may take: `90s`, `10m`, `1h`.
    pub timeout: Option<Duration>,
    /// The workflow that runs it, a name from `workflows`; the first when left out.
    pub workflow: Option<String>,
    /// Failures are shown but do not count until a date.
    pub quarantine: Option<Quarantine>,
    /// How the suite is split into atoms.
    pub split: Option<Split>,
    /// Folders that every atom runs first, with `split: folder`.
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
pub struct EnvName(
    #[cfg_attr(test, schemars(regex(pattern = r"^[A-Za-z_][A-Za-z0-9_]*$")))] pub String,
);

/// A length of time: `500ms`, `90s`, `10m`, `1h`.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(transparent)]
pub struct Duration(
    #[cfg_attr(test, schemars(regex(pattern = r"^[1-9][0-9]{0,8}(ms|s|m|h)$")))] pub String,
);

impl Duration {
    /// The length in milliseconds.
    #[must_use]
    pub fn milliseconds(&self) -> u64 {
        let digits = self
            .0
            .trim_end_matches(|char: char| char.is_ascii_alphabetic());
        let factor = match &self.0[digits.len()..] {
            "ms" => 1,
            "s" => 1_000,
            "m" => 60_000,
            _ => 3_600_000,
        };
        digits.parse::<u64>().unwrap_or(0).saturating_mul(factor)
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
    /// Milliseconds that the whole run may take.
    pub timeout: Option<u64>,
    /// Milliseconds that a request may take.
    pub timeout_request: Option<u64>,
    /// Milliseconds that a script may take.
    pub timeout_script: Option<u64>,
    /// Milliseconds between two requests.
    pub delay_request: Option<u64>,
    /// Accept any TLS certificate.
    pub insecure: bool,
    /// Do not follow redirects.
    pub ignore_redirects: bool,
    /// Stop at the first failure: `true`, `failure` or `folder`.
    pub bail: Option<Bail>,
    /// A file that receives the environment after the run.
    pub export_environment: Option<String>,
    /// A file that receives the globals after the run.
    pub export_globals: Option<String>,
    /// A file that receives the collection after the run.
    pub export_collection: Option<String>,
    /// Further arguments for Newman, each as one list item.
    pub extra: Vec<String>,
}

/// When a run stops early.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(untagged)]
pub enum Bail {
    /// `true`: at the first failure; `false`: never.
    Plain(bool),
    /// At the first failure of this kind.
    At(BailAt),
}

/// What stops a run.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
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
    /// The last day, `2026-12-31`; afterwards failures count again.
    #[cfg_attr(
        test,
        schemars(regex(pattern = r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"))
    )]
    pub until: String,
    /// Why, for the people who see it in the report.
    pub reason: String,
}

/// How a suite is split into atoms that can run on different machines.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Split {
    /// One atom an environment.
    Environment,
    /// One atom a top-level folder and environment.
    Folder,
}

/// The program that runs collections.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Runner {
    /// Which one.
    pub kind: Option<RunnerKind>,
    /// Its version.
    #[cfg_attr(test, schemars(regex(pattern = r"^\d+\.\d+\.\d+$")))]
    pub version: Option<String>,
    /// How many suites run side by side.
    #[cfg_attr(test, schemars(range(min = 1)))]
    pub jobs: Option<u32>,
}

/// A program that runs collections.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum RunnerKind {
    /// Newman.
    Newman,
    /// The Postman CLI.
    PostmanCli,
}

/// Where the Postman API key comes from and how it travels; never the key itself.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct ApiKey {
    /// The environment variable that holds it; `POSTMAN_API_KEY` when left out.
    pub env: Option<EnvName>,
    /// How it travels.
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
    /// `postorb run`, with redacted results.
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
    /// Its name in the config; created when the config has none of that name.
    pub name: String,
    /// Jobs that must end well before the suites start.
    #[serde(default)]
    pub requires: Strings,
    /// Jobs that wait for the suites.
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

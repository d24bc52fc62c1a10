//! What runs: a collection, with what, and how often.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Duration, EnvName, Newman, Strings};
use crate::selection::Date;
#[cfg(test)]
use crate::selection::pattern;

#[cfg(test)]
use schemars::JsonSchema;

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

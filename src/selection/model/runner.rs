//! The program that runs collections.

use serde::Deserialize;

#[cfg(test)]
use crate::selection::pattern;
#[cfg(test)]
use schemars::JsonSchema;

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

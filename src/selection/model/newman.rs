//! Newman's own options.

use serde::Deserialize;

#[cfg(test)]
use schemars::JsonSchema;

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

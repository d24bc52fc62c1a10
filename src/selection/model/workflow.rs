//! Workflows that run suites.

use serde::Deserialize;

use super::Strings;

#[cfg(test)]
use schemars::JsonSchema;

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

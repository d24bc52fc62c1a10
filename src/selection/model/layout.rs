//! The form of the config, and the machine that one of them is for.

use serde::Deserialize;

#[cfg(test)]
use schemars::JsonSchema;

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

//! How far the config of a pipeline is.

use std::fmt;

use serde::Deserialize;

/// How far the config of a pipeline is.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(from = "String")]
pub enum State {
    /// It has its workflows.
    #[default]
    Created,
    /// There are none, and errors tell why.
    Errored,
    /// It waits for its setup workflow.
    SetupPending,
    /// Its setup workflow runs.
    Setup,
    /// It waits.
    Pending,
    /// What this version does not know.
    Unknown(String),
}

impl State {
    /// Whether there will be more workflows.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(self, Self::SetupPending | Self::Setup | Self::Pending)
    }

    /// What `CircleCI` calls it.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Created => "created",
            Self::Errored => "errored",
            Self::SetupPending => "setup-pending",
            Self::Setup => "setup",
            Self::Pending => "pending",
            Self::Unknown(name) => name,
        }
    }
}

impl From<String> for State {
    fn from(name: String) -> Self {
        let all = [
            Self::Created,
            Self::Errored,
            Self::SetupPending,
            Self::Setup,
            Self::Pending,
        ];
        let known = all.into_iter().find(|state| state.name() == name);
        known.unwrap_or(Self::Unknown(name))
    }
}

impl fmt::Display for State {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

//! Services that have keys, and the names that keys go by.

use crate::names;

/// A service that has keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Account {
    /// Postman.
    Postman,
    /// `CircleCI`.
    CircleCi,
    /// GitHub.
    GitHub,
}

impl Account {
    /// What it is called in the file.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Postman => "postman",
            Self::CircleCi => "circleci",
            Self::GitHub => "github",
        }
    }

    /// What people call it.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Postman => "Postman",
            Self::CircleCi => "CircleCI",
            Self::GitHub => "GitHub",
        }
    }

    /// All of them.
    pub const ALL: [Self; 3] = [Self::Postman, Self::CircleCi, Self::GitHub];

    /// The environment variables that hold its key, the first that is set.
    #[must_use]
    pub const fn variables(self) -> &'static [&'static str] {
        match self {
            Self::Postman => &[names::API_KEY],
            Self::CircleCi => &["CIRCLE_TOKEN", "CIRCLECI_CLI_TOKEN"],
            Self::GitHub => &["GITHUB_TOKEN", "GH_TOKEN"],
        }
    }
}

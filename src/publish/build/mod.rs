//! The build that postorb runs in: of which repository, which commit, which pull request, and where
//! people see it. Only the environment is asked.

mod actions;
mod circleci;
mod remote;

use crate::Env;
use crate::report::results::is_address;
use crate::service::github::{Pull, Repository};

/// What the environment says of a build. All of it may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Build {
    /// The host of the repository, such as `github.com`.
    pub(crate) host: Option<String>,
    /// The repository, by the names that GitHub has for it.
    pub(crate) repository: Option<Repository>,
    /// The pull request.
    pub(crate) pull: Option<Pull>,
    /// The commit, in full.
    pub(crate) commit: Option<String>,
    /// The branch.
    pub(crate) branch: Option<String>,
    /// Where people see the build.
    pub(crate) link: Option<String>,
}

impl Build {
    /// What `env` tells.
    pub(crate) fn of(env: &Env) -> Self {
        let mut build = if circleci::is_here(env) {
            circleci::build(env)
        } else if env.get("GITHUB_ACTIONS").is_some() {
            actions::build(env)
        } else {
            Self::default()
        };
        build.link = build.link.filter(|link| is_address(link));
        build.commit = build.commit.filter(|commit| is_commit(commit));
        build
    }

    /// Whether this is a job of `CircleCI`.
    pub(crate) fn is_on_circleci(env: &Env) -> bool {
        circleci::is_here(env)
    }
}

/// Whether a text is a commit's whole name, in SHA-1 or SHA-256: it becomes part of an address.
fn is_commit(text: &str) -> bool {
    (40..=64).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests;

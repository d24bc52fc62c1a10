//! A job of `CircleCI` (`CircleCI` documentation, "Project values and variables").

use super::Build;
use super::remote::Remote;
use crate::Env;
use crate::service::github::{Pull, Repository};

pub(super) fn is_here(env: &Env) -> bool {
    env.get("CIRCLECI").is_some()
}

pub(super) fn build(env: &Env) -> Build {
    let owned = |name: &str| env.get(name).map(str::to_owned);
    let remote = env.get("CIRCLE_REPOSITORY_URL").and_then(Remote::parse);
    // The address of a pull request names the repository that it is for, also where that is built as a fork.
    let pulls = ["CIRCLE_PULL_REQUEST", "CIRCLE_PULL_REQUESTS"].into_iter();
    let pulls = pulls.filter_map(|name| env.get(name));
    let pull = pulls.flat_map(|list| list.split(',')).find_map(pull);
    // Set for pull requests from forks only.
    let is_fork =
        env.get("CIRCLE_PR_REPONAME").is_some() || env.get("CIRCLE_PR_USERNAME").is_some();
    let named = || {
        let names = ["CIRCLE_PROJECT_USERNAME", "CIRCLE_PROJECT_REPONAME"];
        let [user, repository] = names.map(|name| env.get(name));
        Repository::parse(&format!("{}/{}", user?, repository?))
    };
    let number = |text: &str| text.parse().ok();
    let by_number = env.get("CIRCLE_PR_NUMBER").and_then(number);
    let remote_host = remote.as_ref().map(|remote| remote.host.clone());
    let (host, repository, number) = match pull {
        Some((remote, number)) => (Some(remote.host), remote.repository, Some(number)),
        None => (
            remote_host,
            remote.and_then(|remote| remote.repository).or_else(named),
            by_number,
        ),
    };
    Build {
        host,
        repository,
        pull: number.map(|number| Pull { number, is_fork }),
        commit: owned("CIRCLE_SHA1"),
        branch: owned("CIRCLE_BRANCH"),
        link: owned("CIRCLE_BUILD_URL"),
    }
}

/// The repository and the number of `https://github.com/acme/bookings/pull/7`.
fn pull(address: &str) -> Option<(Remote, u64)> {
    let (repository, number) = address.trim().trim_end_matches('/').rsplit_once("/pull/")?;
    let remote = Remote::parse(repository)?;
    remote.repository.as_ref()?;
    Some((remote, number.parse().ok()?))
}

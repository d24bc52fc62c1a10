//! The project that a repository most likely is: its remote, as a slug.

use std::path::Path;

use crate::git::{self, Address};
use crate::service::circleci::Slug;
use crate::{Env, Exit, Failure, harmless};

/// What to do where no remote tells it.
const NAME_IT: &str = "name the project: --project gh/OWNER/REPOSITORY";

/// Projects of these hosts have ids in their slugs, which no remote tells (CircleCI's API developer's
/// guide, "Getting started with the API").
const WITH_IDS: [(&str, &str); 2] = [("gitlab", "GitLab"), ("dev.azure.com", "Azure DevOps")];

/// The slug of the remote `origin`.
pub(crate) fn of_remote(env: &Env) -> Result<Slug, Failure> {
    let folder = env.folder().unwrap_or_else(|| ".".as_ref());
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    match git::origin(&folder, env) {
        Some(remote) => slug(&remote),
        None => Err(none(&folder)),
    }
}

fn none(folder: &Path) -> Failure {
    let is_repository = folder.ancestors().any(|above| above.join(".git").exists());
    let message = if is_repository {
        "which project is meant is not known: the repository has no remote `origin`"
    } else {
        "which project is meant is not known: this is no git repository"
    };
    Failure::new(Exit::Usage, message).help(NAME_IT)
}

/// The slug of the repository at an address.
fn slug(remote: &str) -> Result<Slug, Failure> {
    let Some(address) = Address::parse(remote) else {
        let message = "the remote `origin` is a path of this machine, and tells no project";
        return Err(Failure::new(Exit::Usage, message).help(NAME_IT));
    };
    let host = address.host.as_str();
    let vcs = match host {
        "github.com" | "ssh.github.com" | "www.github.com" => "gh",
        "bitbucket.org" | "altssh.bitbucket.org" | "www.bitbucket.org" => "bb",
        _ => return Err(elsewhere(host, &address)),
    };
    let Some((owner, name)) = address.repository() else {
        let path = harmless::path(&address.path);
        let message = format!("the remote `origin` is no repository of {host}: `{path}`");
        return Err(Failure::new(Exit::Usage, message).help(NAME_IT));
    };
    Slug::parse(&format!("{vcs}/{owner}/{name}"))
}

/// A host that has no slugs, or may be another name of one that has.
fn elsewhere(host: &str, address: &Address) -> Failure {
    let message = format!("the remote `origin` is on {host}, which tells no project of CircleCI");
    let failure = Failure::new(Exit::Usage, message);
    let with_ids = WITH_IDS.iter().find(|(part, _)| host.contains(part));
    if let Some((_, name)) = with_ids {
        return failure
            .help(format!(
                "slugs of projects on {name} have ids: --project circleci/ORGANIZATION/PROJECT"
            ))
            .help("CircleCI shows the slug in Project Settings › Overview");
    }
    // A name out of ~/.ssh/config has no dot, most of the time.
    match address.repository() {
        Some((owner, name)) => failure
            .help(format!(
                "where that is GitHub by another name: --project gh/{owner}/{name}"
            ))
            .help("CircleCI shows the slug in Project Settings › Overview"),
        None => failure.help(NAME_IT),
    }
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn a_remote_is_a_project_whatever_form_it_has() {
        for remote in [
            "git@github.com:acme/bookings.git",
            "ssh://git@ssh.github.com:443/acme/bookings.git",
            "https://user:token@GitHub.com/acme/bookings",
        ] {
            assert_eq!(
                slug(remote).unwrap().to_string(),
                "gh/acme/bookings",
                "{remote}"
            );
        }
        let bitbucket = "git@bitbucket.org:acme/1.git";
        assert_eq!(slug(bitbucket).unwrap().to_string(), "bb/acme/1");
    }

    #[test]
    fn what_tells_no_project_says_where_to_find_it_and_keeps_tokens() {
        for (remote, message, help) in [
            (
                "https://oauth2:glpat-x@gitlab.com/acme/a.git",
                "the remote `origin` is on gitlab.com, which tells no project of CircleCI",
                "slugs of projects on GitLab have ids: --project circleci/ORGANIZATION/PROJECT",
            ),
            (
                "git@work:acme/bookings.git",
                "the remote `origin` is on work, which tells no project of CircleCI",
                "where that is GitHub by another name: --project gh/acme/bookings",
            ),
            (
                "https://x:secret@github.com/acme",
                "the remote `origin` is no repository of github.com: `acme`",
                super::NAME_IT,
            ),
            (
                "/srv/git/bookings.git",
                "the remote `origin` is a path of this machine, and tells no project",
                super::NAME_IT,
            ),
        ] {
            let failure = slug(remote).unwrap_err();
            assert_eq!(failure.message, message);
            assert_eq!(failure.help[0], help);
            let all = format!("{failure:?}");
            assert!(!all.contains("glpat") && !all.contains("secret"), "{all}");
        }
    }
}

//! Pull requests of a commit.

use serde::Deserialize;

use super::{Github, Repository};
use crate::Failure;
use crate::service::http::Call;

/// A pull request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pull {
    /// Its number.
    pub number: u64,
    /// Whether its branch is in another repository.
    pub is_fork: bool,
}

#[derive(Deserialize)]
struct Listed {
    number: u64,
    state: String,
    head: End,
    base: End,
}

#[derive(Deserialize)]
struct End {
    #[serde(default)]
    sha: String,
    /// None where a fork is gone.
    repo: Option<Named>,
}

#[derive(Deserialize)]
struct Named {
    full_name: String,
}

impl Github {
    /// The open pull request of this repository that has the commit: the one that it is the last commit of,
    /// where there are several.
    ///
    /// # Errors
    /// Where the call fails, or GitHub answers something else.
    pub fn pull_of(&self, repository: &Repository, commit: &str) -> Result<Option<Pull>, Failure> {
        let path = repository.path(&["commits", commit, "pulls"]);
        let what = format!("find the pull request of the commit {commit} in {repository}");
        let call = Call::get(what, &path).query("per_page", "100");
        let entries = self.client.list(&call)?.into_iter();
        let pulls = entries.filter_map(|entry| serde_json::from_value(entry).ok());
        let is_ours = |pull: &Listed| {
            let base = pull.base.repo.as_ref();
            pull.state == "open" && base.is_some_and(|base| repository.is(&base.full_name))
        };
        let mut pulls: Vec<Listed> = pulls.filter(is_ours).collect();
        pulls.sort_by_key(|pull| pull.head.sha != commit);
        let pull = pulls.first().map(|pull| Pull {
            number: pull.number,
            is_fork: !is_head_in(pull, repository),
        });
        Ok(pull)
    }
}

fn is_head_in(pull: &Listed, repository: &Repository) -> bool {
    let head = pull.head.repo.as_ref();
    head.is_some_and(|head| repository.is(&head.full_name))
}

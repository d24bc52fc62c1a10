//! What goes to GitHub: a comment on the pull request, or a mark beside the commit.

use super::{Build, Results};
use crate::report::results::{Budget, Comment, Source, is_comment, line, markdown};
use crate::service::Github;
use crate::service::github::{Check, Pull, Repository, State, Status};
use crate::{Exit, Failure};

/// The longest description of a status, in characters (GitHub documentation, "Create a commit status").
const DESCRIPTION: usize = 140;

/// A build whose repository GitHub has.
pub(super) struct Place<'p> {
    pub(super) github: &'p Github,
    pub(super) build: &'p Build,
}

impl Place<'_> {
    /// Writes the comment on the pull request, or brings it up to date: where it is.
    pub(super) fn comment(&self, results: &Results<'_>) -> Result<String, Failure> {
        let repository = self.repository()?;
        let pull = self.pull(repository)?;
        self.write_comment(results, repository, pull.number)
            .map_err(|failure| explained(failure, pull.is_fork))
    }

    fn write_comment(
        &self,
        results: &Results<'_>,
        repository: &Repository,
        pull: u64,
    ) -> Result<String, Failure> {
        let present = self.github.own_comment(repository, pull, is_comment)?;
        let mut comment = present
            .as_ref()
            .map(|present| Comment::read(&present.body))
            .unwrap_or_default();
        let source = self.source();
        comment.update(results.report, source);
        let body = comment.render(source);
        let written = match present {
            Some(present) => self.github.update_comment(repository, present.id, &body)?,
            None => self.github.comment(repository, pull, &body)?,
        };
        Ok(if written.html_url.is_empty() {
            format!("{repository}#{pull}")
        } else {
            written.html_url
        })
    }

    /// Sets the status of the commit.
    pub(super) fn status(&self, results: &Results<'_>) -> Result<String, Failure> {
        let (repository, commit) = (self.repository()?, self.commit()?);
        let description: String = line(results.report).chars().take(DESCRIPTION).collect();
        let status = Status {
            state: state(results),
            description: &description,
            link: self.build.link.as_deref(),
        };
        let is_fork = self.build.pull.is_some_and(|pull| pull.is_fork);
        let set = self.github.status(repository, commit, &status);
        set.map_err(|failure| explained(failure, is_fork))?;
        Ok(format!("the status of {commit} in {repository}"))
    }

    /// Makes a check run for the commit, or sets its status where the token may not.
    pub(super) fn check(&self, results: &Results<'_>) -> Result<String, Failure> {
        let (repository, commit) = (self.repository()?, self.commit()?);
        let mut summary = Vec::new();
        let link = self.build.link.as_deref();
        // Writing to memory cannot fail.
        let _ = markdown(results.report, Budget::Check, link, &mut summary);
        let check = Check {
            state: state(results),
            title: &line(results.report),
            summary: &String::from_utf8_lossy(&summary),
            link,
        };
        match self.github.check(repository, commit, &check) {
            Ok(()) => Ok(format!("a check run for {commit} in {repository}")),
            // What is not allowed is 403 to some tokens, and 404 to others.
            Err(failure) if matches!(failure.exit, Exit::Authentication | Exit::NotFound) => {
                let status = self.status(results)?;
                Ok(format!("{status}: the token may not make check runs"))
            }
            Err(failure) => Err(failure),
        }
    }

    fn source(&self) -> Source<'_> {
        Source {
            commit: self.build.commit.as_deref(),
            link: self.build.link.as_deref(),
        }
    }

    fn repository(&self) -> Result<&Repository, Failure> {
        if let Some(host) = &self.build.host
            && !self.github.serves(host)
        {
            let message = format!(
                "the repository is on {host}, and not on {}",
                self.github.host()
            );
            return Err(Failure::new(Exit::NotFound, message)
                .help("a GitHub of one's own is named with GITHUB_API_URL"));
        }
        self.build.repository.as_ref().ok_or_else(|| {
            let message = "nobody says which repository this is";
            Failure::new(Exit::NotFound, message)
                .help("jobs of CircleCI and of GitHub Actions tell it in their environment")
        })
    }

    fn commit(&self) -> Result<&str, Failure> {
        self.build.commit.as_deref().ok_or_else(|| {
            Failure::new(Exit::NotFound, "nobody says which commit this is")
                .help("jobs of CircleCI and of GitHub Actions tell it in their environment")
        })
    }

    /// The pull request: the environment's, or else the commit's.
    fn pull(&self, repository: &Repository) -> Result<Pull, Failure> {
        if let Some(pull) = self.build.pull {
            return Ok(pull);
        }
        let commit = self.commit()?;
        self.github
            .pull_of(repository, commit)?
            .ok_or_else(|| none_open(repository, commit))
    }
}

/// A refusal that a fork explains.
fn explained(mut failure: Failure, is_fork: bool) -> Failure {
    let is_refusal = matches!(failure.exit, Exit::Authentication | Exit::NotFound);
    if is_fork && is_refusal {
        let why = "the pull request comes from a fork, whose builds get no token that may write";
        failure.help.insert(0, why.to_owned());
    }
    failure
}

fn none_open(repository: &Repository, commit: &str) -> Failure {
    let short = commit.get(..7).unwrap_or(commit);
    let message = format!("no open pull request of {repository} has the commit {short}");
    Failure::new(Exit::NotFound, message).help("a comment needs one; `github-status` needs none")
}

fn state(results: &Results<'_>) -> State {
    if results.report.verdict.is_red {
        State::Failure
    } else {
        State::Success
    }
}

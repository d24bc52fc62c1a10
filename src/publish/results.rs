//! Results, and where they can be published.

use std::cell::OnceCell;

use super::github::Place;
use super::{Answer, Build, Target, Unpublished, circleci, postman, publish};
use crate::report::results::Report;
use crate::service::{Github, Network, Postman};
use crate::{Env, Exit, Failure};

/// A place that results are published to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Destination {
    /// A comment on the pull request, kept up to date.
    GithubComment,
    /// A status of the commit.
    GithubStatus,
    /// A check run of the commit, or a status where the token may make none.
    GithubCheck,
    /// The summary of a step of GitHub Actions.
    GithubSummary,
    /// The outputs of a step of GitHub Actions.
    GithubOutput,
    /// Files for a job of `CircleCI` to store.
    Circleci,
    /// A comment on the collection in Postman, kept up to date.
    Postman,
}

/// Results in the forms that destinations take.
pub(crate) struct Results<'r> {
    /// All there is.
    pub(crate) report: &'r Report<'r>,
    /// What steps of GitHub Actions take.
    pub(crate) answer: Answer,
    /// The UID of the collection that the suite of a name runs, where that is known.
    pub(crate) collection: &'r dyn Fn(&str) -> Option<String>,
}

/// Publishes results of one build.
pub(crate) struct Publisher<'p> {
    env: &'p Env,
    network: Network,
    /// The environment variable with the key for Postman.
    key: &'p str,
    build: Build,
    github: OnceCell<Result<Github, Failure>>,
}

impl<'p> Publisher<'p> {
    pub(crate) fn new(env: &'p Env, network: Network, key: &'p str) -> Self {
        Self {
            env,
            network,
            key,
            build: Build::of(env),
            github: OnceCell::new(),
        }
    }

    /// Publishes to one destination: where the results are then. `tell` is given a line a call.
    ///
    /// # Errors
    /// Why they are not there.
    pub(crate) fn publish(
        &self,
        destination: Destination,
        results: &Results<'_>,
        tell: &mut dyn FnMut(&str),
    ) -> Result<Option<String>, Failure> {
        let step = |target| {
            publish(target, &results.answer, self.env).map_err(|unpublished| match unpublished {
                Unpublished::Impossible(why) => Failure::new(Exit::NotFound, why),
                Unpublished::Failed(failure) => failure,
            })
        };
        let done = match destination {
            Destination::GithubSummary => return step(Target::GithubSummary).map(|()| None),
            Destination::GithubOutput => return step(Target::GithubOutput).map(|()| None),
            Destination::GithubComment => self.github(tell, |place| place.comment(results)),
            Destination::GithubStatus => self.github(tell, |place| place.status(results)),
            Destination::GithubCheck => self.github(tell, |place| place.check(results)),
            Destination::Circleci => circleci::write(results, &self.build, self.env),
            Destination::Postman => {
                let client = || Postman::new(self.env, self.network, Some(self.key));
                postman::comment(results, &self.build, client, tell)
            }
        };
        done.map(Some)
    }

    fn github(
        &self,
        tell: &mut dyn FnMut(&str),
        publish: impl FnOnce(Place<'_>) -> Result<String, Failure>,
    ) -> Result<String, Failure> {
        let github = self
            .github
            .get_or_init(|| Github::new(self.env, self.network));
        let github = github.as_ref().map_err(Clone::clone)?;
        let published = publish(Place {
            github,
            build: &self.build,
        });
        github.log().iter().for_each(|line| tell(line));
        published
    }
}

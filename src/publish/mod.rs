//! Where an answer goes beside standard output; what is in it is no business of a target's.

mod build;
mod circleci;
mod github;
mod output;
mod postman;
mod results;
mod summary;

use std::path::Path;

use crate::{Env, Failure};
use build::Build;

pub(crate) use results::{Destination, Publisher, Results};

/// A place that answers are published to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Target {
    /// The summary of a step of GitHub Actions.
    GithubSummary,
    /// The outputs of a step of GitHub Actions.
    GithubOutput,
}

/// An answer in the forms that targets take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    /// For people.
    pub(crate) markdown: String,
    /// For the steps that follow: names of letters and dashes, with their values.
    pub(crate) outputs: Vec<(&'static str, String)>,
}

impl Answer {
    /// The output that every command has.
    pub(crate) fn verdict(passed: bool) -> (&'static str, String) {
        let word = if passed { "passed" } else { "failed" };
        ("verdict", word.to_owned())
    }
}

/// Why an answer was not published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Unpublished {
    /// It cannot be, here, for this reason.
    Impossible(String),
    /// It could be, and that failed.
    Failed(Failure),
}

/// Publishes `answer` to `target`, which `env` tells the place of.
pub(crate) fn publish(target: Target, answer: &Answer, env: &Env) -> Result<(), Unpublished> {
    match target {
        Target::GithubSummary => summary::write(&answer.markdown, env),
        Target::GithubOutput => output::write(&answer.outputs, env),
    }
}

/// The file that GitHub Actions names by `variable`.
fn file_of_step<'e>(variable: &str, env: &'e Env) -> Result<&'e Path, Unpublished> {
    env.get(variable).map(Path::new).ok_or_else(|| {
        Unpublished::Impossible(format!(
            "{variable} is not set, as it is in a step of GitHub Actions"
        ))
    })
}

//! The pipeline whose config `CircleCI` compiled last.

use crate::command::Context;
use crate::service::CircleCi;
use crate::service::circleci::{ConfigTexts, Listing, Pipeline, Slug, State};
use crate::{Env, Exit, Failure, git, harmless};

/// A pipeline, and the config that it ran.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) pipeline: Pipeline,
    pub(super) texts: ConfigTexts,
}

/// How many pipelines are looked at: where so many configs were wrong, none before is the last.
const MOST: usize = 50;

/// The newest of a branch whose config was compiled; that of newer ones was wrong, which is told.
pub(super) fn find(
    circleci: &CircleCi,
    slug: &Slug,
    branch: Option<&str>,
    context: &mut Context<'_, '_>,
) -> Result<Found, Failure> {
    let branch = match branch.map(str::to_owned).or_else(|| current(context.env)) {
        Some(branch) => Some(branch),
        None => default(circleci, slug)?,
    };
    let listing = Listing {
        branch: branch.as_deref(),
        mine: false,
    };
    let mut newest_wrong: Option<Pipeline> = None;
    let mut untold: Option<u64> = None;
    for pipeline in circleci.pipelines(slug, listing).take(MOST) {
        let pipeline = pipeline?;
        if pipeline.state == State::Errored {
            newest_wrong.get_or_insert(pipeline);
            continue;
        }
        match circleci.pipeline_config(&pipeline.id) {
            Ok(texts) => {
                if let Some(wrong) = newest_wrong {
                    context.note(&told(&wrong));
                }
                return Ok(Found { pipeline, texts });
            }
            // It is not there yet where somebody has only just pushed.
            Err(failure) if failure.exit == Exit::NotFound => {
                untold.get_or_insert(pipeline.number);
            }
            Err(failure) => return Err(failure),
        }
    }
    let failure = none(slug, branch.as_deref(), newest_wrong.as_ref(), untold);
    // The answer is there: only a hint needs another call.
    let other = default(circleci, slug).ok().flatten();
    Err(match other.filter(|other| Some(other) != branch.as_ref()) {
        Some(other) => failure.help(format!(
            "name the branch that it is compared with: --branch {}",
            harmless::path(&other)
        )),
        None => failure,
    }
    .help(format!(
        "`postorb builds trigger --project {slug}` starts one"
    )))
}

/// The branch that is checked out, or that this build is of, where Git has a commit only.
fn current(env: &Env) -> Option<String> {
    let variables = ["CIRCLE_BRANCH", "GITHUB_HEAD_REF", "GITHUB_REF_NAME"];
    let given = variables.into_iter().filter_map(|name| env.get(name));
    let mut given = given.filter(|branch| !branch.is_empty());
    git::branch(env).or_else(|| given.next().map(str::to_owned))
}

fn default(circleci: &CircleCi, slug: &Slug) -> Result<Option<String>, Failure> {
    Ok(circleci
        .project(slug)?
        .vcs
        .and_then(|vcs| vcs.default_branch))
}

fn told(wrong: &Pipeline) -> String {
    let why = wrong.errors.first().map(|error| error.message.as_str());
    let why = why.unwrap_or("CircleCI does not say why");
    let number = wrong.number;
    format!("pipeline {number} is newer, and its config was not compiled: {why}")
}

fn none(
    slug: &Slug,
    branch: Option<&str>,
    wrong: Option<&Pipeline>,
    untold: Option<u64>,
) -> Failure {
    let on = branch.map(|branch| format!(" on the branch `{}`", harmless::path(branch)));
    let on = on.unwrap_or_default();
    let message = match (wrong, untold) {
        (_, Some(number)) => format!(
            "CircleCI does not tell the config of any pipeline of {slug}{on}; the newest of these is pipeline {number}"
        ),
        (Some(_), None) => format!("no pipeline of {slug}{on} has a config that was compiled"),
        (None, None) => format!("there is no pipeline of {slug}{on}"),
    };
    let failure = Failure::new(Exit::NotFound, message);
    match wrong {
        Some(wrong) => failure.help(harmless::path(&told(wrong))),
        None => failure,
    }
}

//! Whether the organization allows orbs of third parties, which no call of CircleCI's tells: pipelines do,
//! whose configs use one.

use crate::names::NEWMAN_ORB;
use crate::report::doctor::Check;
use crate::service::CircleCi;
use crate::service::circleci::{Listing, Pipeline, Slug};
use crate::{Exit, Failure};

const ABOUT: &str = "orb";

/// How many pipelines are looked at: what is older says little about today.
const MOST: usize = 5;

/// Where an administrator allows them.
const PLACE: &str =
    "an administrator allows it in Organization Settings › Security › Orb Security Settings";

/// What the last pipelines tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Orb {
    /// The pipeline of this number used it.
    Used(u64),
    /// The pipeline of this number was refused because of it.
    Refused(u64, String),
    /// None of them used it.
    Unused,
}

/// Looks at the last pipelines, the newest first.
pub(super) fn ask(circleci: &CircleCi, slug: &Slug) -> Result<Orb, Failure> {
    for pipeline in circleci.pipelines(slug, Listing::default()).take(MOST) {
        let pipeline = pipeline?;
        if let Some(why) = refusal(&pipeline) {
            return Ok(Orb::Refused(pipeline.number, why));
        }
        if pipeline.errors.is_empty() && uses(circleci, &pipeline)? {
            return Ok(Orb::Used(pipeline.number));
        }
    }
    Ok(Orb::Unused)
}

/// The error that names the orb.
fn refusal(pipeline: &Pipeline) -> Option<String> {
    let mut messages = pipeline.errors.iter().map(|error| error.message.trim());
    messages
        .find(|message| message.contains(NEWMAN_ORB))
        .map(str::to_owned)
}

/// Whether a pipeline that has a config has the orb in it.
fn uses(circleci: &CircleCi, pipeline: &Pipeline) -> Result<bool, Failure> {
    match circleci.pipeline_config(&pipeline.id) {
        Ok(config) => Ok(config.source.contains(&format!("{NEWMAN_ORB}@"))),
        // A pipeline whose config is gone tells nothing.
        Err(failure) if failure.exit == Exit::NotFound => Ok(false),
        Err(failure) => Err(failure),
    }
}

/// The line about it.
pub(super) fn check(orb: Result<&Orb, &Failure>) -> Check {
    match orb {
        Ok(Orb::Used(number)) => {
            let message = format!("{NEWMAN_ORB} is allowed: pipeline {number} used it");
            Check::ok(ABOUT, message)
        }
        Ok(Orb::Refused(number, why)) => {
            let message = format!("pipeline {number} could not use {NEWMAN_ORB}");
            let is_forbidden = ["third", "uncertified", "security", "opt"]
                .iter()
                .any(|word| why.to_ascii_lowercase().contains(word));
            let mend = if is_forbidden {
                PLACE
            } else {
                "postorb validate .circleci/config.yml"
            };
            let first = why.lines().take(4).map(str::to_owned).collect();
            Check::problem(ABOUT, message).mend(mend).details(first)
        }
        Ok(Orb::Unused) => Check::unknown(
            ABOUT,
            format!(
                "no pipeline of late used {NEWMAN_ORB}, so that nobody knows whether it is allowed"
            ),
        )
        .mend(PLACE),
        Err(failure) => Check::unknown(ABOUT, failure.message.clone()).exit(failure.exit),
    }
}

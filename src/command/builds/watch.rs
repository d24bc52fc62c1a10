//! `postorb builds watch`: which build, and then all there is to see of it.

use std::thread::sleep;
use std::time::{Duration, Instant};

use super::follow::{self, Followed};
use super::site::Site;
use super::which::{LATEST, Which};
use crate::cli::builds::WatchArgs;
use crate::command::Context;
use crate::service::Network;
use crate::service::circleci::{Listing, Pipeline, Slug};
use crate::{Exit, Failure, names};

/// How long a commit that was pushed may take to become a build, as CircleCI's own CLI has it
/// (circleci.md, section 2).
const APPEARS: Duration = Duration::from_mins(2);
/// How many pipelines are looked through for a commit: what CircleCI has on a page.
const PAGE: usize = 20;
/// How long one look may take.
const LOOK: u64 = 30_000;
/// How soon a signal is seen.
const TICK: Duration = Duration::from_millis(50);

pub(super) fn run(args: &WatchArgs, context: &mut Context<'_, '_>) -> Result<Exit, Failure> {
    let which = Which::parse(&args.build, args.branch.as_deref(), &args.project)?;
    let of_commit = args.sha.as_deref();
    if of_commit.is_some() && args.build != LATEST {
        let message = "--sha names a build by its commit, and another is named by its number";
        return Err(Failure::new(Exit::Usage, message).help("leave one of the two out"));
    }
    let site = Site::open(&args.project, network(args, context)?, context)?;
    let (slug, pipeline) = if let Some(sha) = of_commit {
        of(sha, args, &site, context)?
    } else {
        let project = args.project.clone();
        site.ask(move |circleci, slug| which.find(circleci, slug, &project))?
    };
    let (id, number) = (pipeline.id, pipeline.number);
    let followed = Followed { id, number };
    follow::run(&site.other(slug), &followed, &args.follow, context)
}

/// The time for the calls of one look, which is not longer than all watching.
fn network(args: &WatchArgs, context: &Context<'_, '_>) -> Result<Network, Failure> {
    if context.env.get(names::TIMEOUT).is_some() {
        return Network::new(None, context.env);
    }
    let limit = args.follow.limit.milliseconds();
    Ok(Network {
        timeout: Duration::from_millis(limit.clamp(1, LOOK)),
        // More than a look's time is not to be had by watching longer.
        name: if limit < LOOK {
            "--timeout"
        } else {
            names::TIMEOUT
        },
    })
}

/// The pipeline of a commit, as soon as there is one.
fn of(
    sha: &str,
    args: &WatchArgs,
    site: &Site,
    context: &mut Context<'_, '_>,
) -> Result<(Slug, Pipeline), Failure> {
    let limit = Duration::from_millis(args.follow.limit.milliseconds()).min(APPEARS);
    let interval = Duration::from_millis(args.follow.interval.milliseconds());
    let end = Instant::now() + limit;
    let mut is_told = false;
    loop {
        let (own, branch) = (sha.to_owned(), args.branch.clone());
        site.circleci.restart();
        let found = site.ask(move |circleci, slug| {
            let listing = Listing {
                branch: branch.as_deref(),
                mine: false,
            };
            let mut pipelines = circleci.pipelines(slug, listing).take(PAGE);
            let is_it = |one: &Pipeline| one.revision().is_some_and(|full| full.starts_with(&own));
            pipelines
                .find_map(|one| match one {
                    Ok(one) => is_it(&one).then_some(Ok(one)),
                    Err(failure) => Some(Err(failure)),
                })
                .transpose()
        })?;
        if let Some(pipeline) = found {
            return Ok((site.slug.clone(), pipeline));
        }
        if !is_told {
            context.note(&format!("waits for a build of {sha}"));
            is_told = true;
        }
        let next = (Instant::now() + interval).min(end);
        while Instant::now() < next {
            site.interrupt().check()?;
            sleep(TICK.min(interval));
        }
        if Instant::now() >= end {
            return Err(absent(sha, limit, site));
        }
    }
}

fn absent(sha: &str, limit: Duration, site: &Site) -> Failure {
    let message = format!(
        "{} has no build of {sha} after {} s",
        site.slug,
        limit.as_secs()
    );
    Failure::new(Exit::TimedOut, message)
        .help("is the commit pushed, and is its branch built?")
        .help(format!(
            "`postorb builds list{}` has the builds that there are",
            site.flags
        ))
}

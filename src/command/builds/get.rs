//! `postorb builds get`.

use std::path::Path;

use super::site::Site;
use super::which::Which;
use super::{detail, look, read, sought};
use crate::builds::Sought;
use crate::cli::ProjectArgs;
use crate::cli::builds::{BuildsFormat, GetArgs};
use crate::command::{Context, load};
use crate::report::builds;
use crate::service::Network;
use crate::service::circleci::Slug;
use crate::{Exit, Failure, names};

pub(super) fn run(args: &GetArgs, context: &mut Context<'_, '_>) -> Result<Exit, Failure> {
    let which = Which::parse(&args.build, args.branch.as_deref(), &args.project)?;
    let network = Network::new(args.network.timeout.as_deref(), context.env)?;
    let site = Site::open(&args.project, network, context)?;
    let project = args.project.clone();
    let sought = suites(&args.project, &site.slug, context)?;
    let (detail, failure) = site.ask(move |circleci, slug| {
        let (slug, pipeline) = which.find(circleci, slug, &project)?;
        let build = read::with_jobs(circleci, &slug, &pipeline, None);
        Ok(detail(circleci, &slug, build, &sought))
    })?;
    site.tell_calls(context);
    let look = look(context);
    context.print(&if args.json || args.format == BuildsFormat::Json {
        builds::detail_json(&detail, look.now)
    } else {
        builds::detail(&detail, look)
    })?;
    failure.map_or(Ok(Exit::Ok), Err)
}

/// The suites that a build is asked about: those of the selection, where it is this project's.
fn suites(
    args: &ProjectArgs,
    slug: &Slug,
    context: &mut Context<'_, '_>,
) -> Result<Vec<Sought>, Failure> {
    let usual = Path::new(names::SELECTION);
    let file = match &args.selection {
        Some(file) => file,
        // A project that a flag names can be another one than that of the selection here.
        None if args.project.is_none() && usual.exists() => usual,
        None => return Ok(Vec::new()),
    };
    let is_quiet = std::mem::replace(&mut context.settings.quiet, true);
    let selection = load::file_selection(file, context);
    context.settings.quiet = is_quiet;
    sought(&selection?, slug)
}

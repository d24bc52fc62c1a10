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
use crate::service::circleci::Slug;
use crate::{Exit, Failure, names};

pub(super) fn run(args: &GetArgs, context: &mut Context<'_, '_>) -> Result<Exit, Failure> {
    let which = Which::parse(&args.build, args.branch.as_deref())?;
    let site = Site::open(&args.project, &args.network, context)?;
    let sought = suites(&args.project, &site.slug, context)?;
    let (detail, failure) = site.ask(move |circleci, slug| {
        let pipeline = which.find(circleci, slug)?;
        // An id can be one of another project.
        let slug = Slug::parse(&pipeline.project_slug).unwrap_or_else(|_| slug.clone());
        let build = read::with_jobs(circleci, &slug, &pipeline, None)?;
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

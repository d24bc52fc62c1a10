//! Which project of CircleCI's a command is about: the one that a flag names, that of an integration, or
//! the one that the repository's remote stands for.

mod integration;
mod remote;

use std::path::Path;

use super::{Context, load};
use crate::cli::ProjectArgs;
use crate::selection::Selection;
use crate::service::circleci::Slug;
use crate::{Env, Failure, harmless, names};

pub(crate) use integration::named;
pub(crate) use remote::of_remote;

/// How a command is told once for all.
const LINK_IT: &str = "or keep it in the selection: `postorb integration add --project gh/OWNER/REPOSITORY …` links an API to it";

/// A project, and who says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Project {
    pub(crate) slug: Slug,
    pub(crate) origin: Origin,
}

/// Where the project was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// In the flag.
    Flag,
    /// In the integration of this nickname.
    Integration(String),
    /// In the remote `origin`.
    Remote,
}

impl Origin {
    /// For people, behind a slug.
    pub(crate) fn told(&self) -> String {
        match self {
            Self::Flag => "from --project".to_owned(),
            Self::Integration(nickname) => {
                format!("of the integration `{}`", harmless::path(nickname))
            }
            Self::Remote => "by the remote `origin`".to_owned(),
        }
    }
}

/// The project that `args` mean; the selection is read where it is there.
pub(crate) fn find(args: &ProjectArgs, context: &mut Context<'_, '_>) -> Result<Project, Failure> {
    let selection = match &args.project {
        // What somebody names needs no file.
        Some(_) => None,
        None => selection(args, context)?,
    };
    let found = find_in(args, selection.as_ref(), context.env)?;
    let Project { slug, origin } = &found;
    context.detail(&format!("the project is {slug}, {}", origin.told()));
    Ok(found)
}

/// The same with a selection that was read.
fn find_in(
    args: &ProjectArgs,
    selection: Option<&Selection>,
    env: &Env,
) -> Result<Project, Failure> {
    if let Some(typed) = &args.project {
        let slug = Slug::parse(typed)?;
        let origin = Origin::Flag;
        return Ok(Project { slug, origin });
    }
    let of_selection = integration::find(args.integration.as_deref(), selection)?;
    match of_selection {
        Some(one) => Ok(Project {
            slug: Slug::parse(&one.project)?,
            origin: Origin::Integration(one.nickname.clone()),
        }),
        None => Ok(Project {
            slug: of_remote(env).map_err(|failure| failure.help(LINK_IT))?,
            origin: Origin::Remote,
        }),
    }
}

/// The selection that is named, or the usual one where it is there.
fn selection(
    args: &ProjectArgs,
    context: &mut Context<'_, '_>,
) -> Result<Option<Selection>, Failure> {
    let usual = Path::new(names::SELECTION);
    match &args.selection {
        Some(file) => load::file_selection(file, context).map(Some),
        None if usual.exists() => load::file_selection(usual, context).map(Some),
        None => Ok(None),
    }
}

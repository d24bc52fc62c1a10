//! The project that configs are for, and the names of its variables.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::failed::Failed;
use crate::cli::{ProjectArgs, ValidateArgs};
use crate::command::Context;
use crate::command::project::{self, Origin};
use crate::command::validate::files;
use crate::lint::{Names, Project};
use crate::names::SELECTION;
use crate::service::CircleCi;
use crate::service::circleci::ContextListed;
use crate::{Env, Exit, Failure};

/// A project, as `CircleCI` knows it.
#[derive(Debug)]
pub(super) struct Found {
    /// The id of its organization.
    pub(super) organization: String,
    pub(super) project: Project,
}

/// A project, and who says that it is meant.
pub(super) type Meant = project::Project;

/// The project that is named, or that the repository is; none where that is not known, which is told.
///
/// Fails where a name leads nowhere.
pub(super) fn meant(
    args: &ValidateArgs,
    context: &mut Context<'_, '_>,
) -> Result<Option<Meant>, Failure> {
    let named = ProjectArgs {
        project: args.project.clone(),
        integration: args.integration.clone(),
        selection: selection_above(args, context.env),
    };
    let is_named = named.project.is_some() || named.integration.is_some();
    match project::find(&named, context) {
        Ok(meant) => Ok(Some(meant)),
        Err(failure) if is_named => Err(failure),
        Err(failure) => {
            unknown(&failure, context);
            Ok(None)
        }
    }
}

/// The selection, where it is one of a folder above.
fn selection_above(args: &ValidateArgs, env: &Env) -> Option<PathBuf> {
    let is_above = |path: &PathBuf| path.ends_with(SELECTION) && path != Path::new(SELECTION);
    let files = files::of(args, env).into_iter();
    files.filter(|_| args.files.is_empty()).find(is_above)
}

/// The project, as `CircleCI` knows it; none where it does not, which is told.
pub(super) fn find(
    client: &CircleCi,
    meant: &Meant,
    context: &mut Context<'_, '_>,
) -> Result<Option<Found>, Failure> {
    let Meant { slug, origin } = meant;
    let asked = client.project(slug);
    let found = match asked {
        Ok(found) => found,
        // A repository need not be a project.
        Err(failure) if *origin == Origin::Remote && is_about_project(client, &failure) => {
            unknown(&failure, context);
            return Ok(None);
        }
        Err(failure) => return Err(failure),
    };
    let variables = match client.variables(slug) {
        Ok(variables) => Names::Known(variables.into_iter().map(|one| one.name).collect()),
        Err(failure) if is_about_project(client, &failure) => {
            unknown(&failure, context);
            Names::Closed
        }
        Err(failure) => return Err(failure),
    };
    Ok(Some(Found {
        organization: found.organization_id,
        project: Project::new(slug.to_string(), variables),
    }))
}

/// Whether the token is one, and only this is not for it, or not there.
fn is_about_project(client: &CircleCi, failure: &Failure) -> bool {
    match failure.exit {
        Exit::NotFound => true,
        Exit::Authentication => !client.is_refused(),
        _ => false,
    }
}

fn unknown(failure: &Failure, context: &mut Context<'_, '_>) {
    let why = &failure.message;
    context.note(&format!(
        "which variables the project has is not looked at: {why}"
    ));
}

/// What a context has, by the list of all.
pub(super) fn names(
    client: &CircleCi,
    listed: Result<&Vec<ContextListed>, &Names>,
    name: &str,
) -> Result<Names, Failure> {
    let listed = match listed {
        Ok(listed) => listed,
        Err(names) => return Ok(names.clone()),
    };
    let Some(context) = listed.iter().find(|one| one.name == name) else {
        return Ok(Names::Missing);
    };
    let names: BTreeSet<String> = client.context_variables(context)?.into_iter().collect();
    Ok(Names::Known(names))
}

/// Contexts that cannot be looked at, which is told: as a note where the token may not.
pub(super) fn closed(
    client: &CircleCi,
    failure: &Failure,
    failed: &mut Failed,
    context: &mut Context<'_, '_>,
) -> Names {
    if is_about_project(client, failure) {
        let why = &failure.message;
        failed.note(
            &format!("which variables contexts have is not looked at: {why}"),
            context,
        );
    } else {
        failed.tell(failure, context);
    }
    Names::Closed
}

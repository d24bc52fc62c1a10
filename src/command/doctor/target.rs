//! The projects that the suites run in.

use super::quiet::quietly;
use crate::Failure;
use crate::cli::DoctorArgs;
use crate::command::Context;
use crate::command::project::{self, Origin, Project};
use crate::selection::{Integration, Selection};
use crate::service::circleci::Slug;

/// A project, and the suites that it runs; all where none is named.
#[derive(Clone, Debug)]
pub(super) struct Target {
    pub(super) slug: Slug,
    pub(super) origin: Origin,
    pub(super) suites: Vec<String>,
}

/// The project that flags name, or those of all integrations, or the one that the remote stands for.
pub(super) fn all(
    args: &DoctorArgs,
    selection: Option<&Selection>,
    context: &mut Context<'_, '_>,
) -> Result<Vec<Target>, Failure> {
    let integrations = selection.map_or(&[][..], |selection| &selection.integrations);
    let is_named = args.project.project.is_some() || args.project.integration.is_some();
    if is_named || integrations.is_empty() {
        let found = quietly(context, |context| project::find(&args.project, context))?;
        let Project { slug, origin } = found;
        let own = |one: &&Integration| matches!(&origin, Origin::Integration(name) if *name == one.nickname);
        let suites = integrations.iter().find(own);
        let suites = suites.map_or_else(Vec::new, |own| own.suites.clone());
        return Ok(vec![Target {
            slug,
            origin,
            suites,
        }]);
    }
    let mut targets: Vec<Target> = Vec::new();
    for one in integrations {
        let slug = Slug::parse(&one.project)?;
        match targets.iter_mut().find(|target| target.slug == slug) {
            // One that names no suites has all of them.
            Some(target) if one.suites.is_empty() => target.suites.clear(),
            Some(target) if target.suites.is_empty() => {}
            Some(target) => target.suites.extend(one.suites.iter().cloned()),
            None => targets.push(Target {
                slug,
                origin: Origin::Integration(one.nickname.clone()),
                suites: one.suites.clone(),
            }),
        }
    }
    Ok(targets)
}

//! What is left to do by hand.

use super::addition::Addition;
use super::{Context, InitArgs};
use crate::command::project;
use crate::names;
use crate::selection::Selection;

/// Says the next steps.
pub(super) fn tell(
    args: &InitArgs,
    selection: &Selection,
    addition: &Addition,
    context: &mut Context<'_, '_>,
) {
    let mut steps = Vec::new();
    if addition.needs_key {
        steps.push(key(args, selection, context));
    }
    let (selection, config) = (args.selection.display(), args.config.file.display());
    steps.push(format!(
        "commit both files: git add '{selection}' '{config}' && git commit"
    ));
    context.note("next:");
    for (at, step) in (1..).zip(steps) {
        context.note(&format!("  {at}. {step}"));
    }
}

/// Where CircleCI is given the key: in a context that the workflow has, or in the project.
fn key(args: &InitArgs, selection: &Selection, context: &Context<'_, '_>) -> String {
    let variable = &selection.api_key.env;
    let variable = variable.as_ref().map_or(names::API_KEY, |name| &name.0);
    let contexts = selection.workflows.iter().map(|own| &own.context.0);
    if let Some(name) = contexts.flatten().next() {
        return format!("set {variable} in the context `{name}` on CircleCI, unless it is there");
    }
    let linked = selection.integrations.iter().map(|own| own.project.clone());
    let project = args.project.clone().filter(|project| project.contains('/'));
    let project = project
        .or_else(|| linked.into_iter().next())
        .or_else(|| Some(project::of_remote(context.env).ok()?.to_string()));
    match project {
        Some(project) => format!(
            "set {variable} on CircleCI: {}",
            names::project_variables(&project)
        ),
        None => format!("set {variable} on CircleCI: Project Settings, Environment Variables"),
    }
}

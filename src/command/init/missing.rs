//! What has to be told by flags where nobody can be asked.

use super::InitArgs;
use crate::command::project;
use crate::command::words::is_none;
use crate::{Env, Exit, Failure};

/// Fails where a flag would say nothing, because another one says `none`.
pub(super) fn idle(args: &InitArgs) -> Result<(), Failure> {
    let refuse = |flag: &str, none: &str| {
        let message = format!("`{flag}` says nothing beside `{none} none`");
        Err(Failure::new(Exit::Usage, message).help(
            "an integration links a project of CircleCI to an API or a specification: name both, or neither",
        ))
    };
    let says = |flag: &Option<String>| flag.as_ref().map(|text| !is_none(text));
    let linked = [("--api", says(&args.api)), ("--spec", says(&args.spec))];
    let details = [
        ("--project", says(&args.project)),
        ("--api-version", says(&args.api_version)),
    ];
    for (subject, linked) in linked {
        for (detail, given) in details {
            if linked == Some(false) && given == Some(true) {
                return refuse(detail, subject);
            }
        }
        if linked == Some(true) && says(&args.project) == Some(false) {
            return refuse(subject, "--project");
        }
    }
    Ok(())
}

/// Fails where a flag is missing that has no answer of its own, and names all of them.
pub(super) fn check(args: &InitArgs, env: &Env) -> Result<(), Failure> {
    let linked = args.api.as_ref().or(args.spec.as_ref());
    let is_linked = linked.is_some_and(|linked| !is_none(linked));
    let is_named = |flag: &Option<String>| flag.is_some() && linked.is_none();
    let is_project_known = args.project.is_some() || project::of_remote(env).is_ok();
    let missing: Vec<&str> = [
        (
            args.workspace.is_none() && is_linked,
            "--workspace X: the workspace that the API or the specification is in",
        ),
        (
            is_named(&args.api_version),
            "--api X or --spec X: what --api-version is a version of",
        ),
        (
            is_named(&args.project),
            "--api X or --spec X: what --project is linked to",
        ),
        (
            is_linked && !is_project_known,
            "--project SLUG: what the API or the specification is linked to; no remote `origin` tells it",
        ),
        (
            args.collection.is_empty(),
            "--collection X: a collection to run; can be given several times",
        ),
        (
            args.environment.is_empty(),
            "--environment X: its environment, or `none`",
        ),
        (
            !args.yes && !args.dry_run,
            "--yes to write, or --dry-run to see what would be written",
        ),
    ]
    .into_iter()
    .filter(|(is_missing, _)| *is_missing)
    .map(|(_, flag)| flag)
    .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let message = "there is no terminal to ask at, and flags are missing";
    let failure = Failure::new(Exit::Usage, message);
    Err(missing.into_iter().fold(failure, Failure::help))
}

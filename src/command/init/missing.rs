//! What has to be told by flags where nobody can be asked.

use super::InitArgs;
use crate::{Exit, Failure};

/// Fails where a flag is missing that has no answer of its own, and names all of them.
pub(super) fn check(args: &InitArgs) -> Result<(), Failure> {
    let linked = args.api.as_ref().or(args.spec.as_ref());
    let is_linked = linked.is_some_and(|linked| !super::ask::is_none(linked));
    let names_version = args.api_version.is_some() && linked.is_none();
    let missing: Vec<&str> = [
        (
            args.workspace.is_none() && is_linked,
            "--workspace X: the workspace that the API or the specification is in",
        ),
        (
            names_version,
            "--api X or --spec X: what --api-version is a version of",
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

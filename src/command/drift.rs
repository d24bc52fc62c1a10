//! What `diff` and `merge --check` publish.

use std::path::Path;

use super::comparison::Comparison;
use super::{Context, names, publish};
use crate::publish::{Answer, Target};
use crate::report::diff;
use crate::{Exit, Failure};

/// Publishes the difference of the config at `file`; the exit code of what could not be written.
pub(super) fn publish(
    targets: &[Target],
    comparison: &Comparison,
    file: &Path,
    context: &mut Context<'_, '_>,
) -> Option<Exit> {
    let name = names::in_workspace(file, context.env);
    let is_drift = comparison.is_drift();
    let answer = || Answer {
        markdown: diff::markdown(&comparison.difference(&name)),
        outputs: vec![Answer::verdict(!is_drift), ("drift", is_drift.to_string())],
    };
    publish::to(targets, answer, context)
}

/// Publishes that there is no difference to tell: whether the config has drifted is not known.
pub(super) fn publish_failure(
    targets: &[Target],
    file: &Path,
    failure: Failure,
    context: &mut Context<'_, '_>,
) -> Failure {
    let name = names::in_workspace(file, context.env);
    let answer = || Answer {
        markdown: diff::incomparable(&name, &failure),
        outputs: vec![Answer::verdict(false)],
    };
    let exit = publish::to(targets, answer, context).unwrap_or(failure.exit);
    Failure { exit, ..failure }
}

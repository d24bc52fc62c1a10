//! `--to`: answers are published where that is possible, and told where it is not.

use super::Context;
use crate::Exit;
use crate::publish::{Answer, Target, Unpublished, publish};

/// Publishes to each of `targets` once; the exit code of what could not be written. What cannot be
/// published here is a line and no failure.
pub(super) fn to(
    targets: &[Target],
    answer: impl FnOnce() -> Answer,
    context: &mut Context<'_, '_>,
) -> Option<Exit> {
    if targets.is_empty() {
        return None;
    }
    let answer = answer();
    let mut failure = None;
    for (index, target) in targets.iter().enumerate() {
        if targets[..index].contains(target) {
            continue;
        }
        match publish(*target, &answer, context.env) {
            Ok(()) => {}
            Err(Unpublished::Impossible(line)) => context.warn(&line),
            Err(Unpublished::Failed(failed)) => {
                failure = Some(failed.show(context.io));
            }
        }
    }
    failure
}

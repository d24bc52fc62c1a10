//! `--to`: answers are published where that is possible, and told where it is not.

use clap::ValueEnum;

use super::Context;
use crate::cli::ResultsPublishArgs;
use crate::publish::{Answer, Publisher, Results, Target, Unpublished, publish};
use crate::{Exit, Failure};

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
    for target in once(targets) {
        match publish(*target, &answer, context.env) {
            Ok(()) => {}
            Err(Unpublished::Impossible(why)) => {
                context.warn(&format!(
                    "warning: nothing goes to `{}`: {why}",
                    name(target)
                ));
            }
            Err(Unpublished::Failed(failed)) => {
                failure = Some(failed.show(context.io));
            }
        }
    }
    failure
}

/// Publishes results to each destination once. What could not be published is a line, whatever the reason,
/// and no failure: unless it has to be, or a file could not be written.
pub(super) fn results(
    args: &ResultsPublishArgs,
    publisher: &Publisher<'_>,
    results: &Results<'_>,
    context: &mut Context<'_, '_>,
) -> Option<Exit> {
    let mut exits = Vec::new();
    for destination in once(&args.destinations) {
        let name = name(destination);
        let sent = publisher.publish(*destination, results, &mut |line| context.detail(line));
        match sent {
            Ok(None) => {}
            Ok(Some(place)) => context.note(&format!("note: `{name}`: {place}")),
            Err(failure) if args.require_publish || failure.exit == Exit::Internal => {
                let failure = Failure {
                    message: format!("nothing goes to `{name}`: {}", failure.message),
                    ..failure
                };
                exits.push(failure.show(context.io));
            }
            Err(failure) => {
                let help = failure.help.first();
                let help = help.map_or_else(String::new, |help| format!("; {help}"));
                let why = failure.message;
                context.warn(&format!("warning: nothing goes to `{name}`: {why}{help}"));
            }
        }
    }
    Exit::weightiest(exits)
}

/// Each of them where it is named first.
fn once<T: PartialEq>(all: &[T]) -> impl Iterator<Item = &T> {
    let all = all.iter().enumerate();
    let first = all.clone();
    all.filter(move |(index, one)| !first.clone().take(*index).any(|(_, other)| other == *one))
        .map(|(_, one)| one)
}

/// What the flag calls it.
fn name(value: &impl ValueEnum) -> String {
    let value = value.to_possible_value();
    value.map_or_else(String::new, |value| value.get_name().to_owned())
}

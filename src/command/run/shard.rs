//! The share of a machine.

use std::fs::File;

use crate::cli::ShardArg;
use crate::command::{Context, results};
use crate::plan::{Run, shards};
use crate::results::{Timings, timings};
use crate::{Env, Exit, Failure};

/// Where `CircleCI` says which container this is, from 0, and of how many.
const INDEX: &str = "CIRCLE_NODE_INDEX";
const TOTAL: &str = "CIRCLE_NODE_TOTAL";

/// Those of `runs` that this machine runs.
///
/// # Errors
/// Where nobody says which machine this is, and a pattern that is none.
pub(super) fn of(
    runs: Vec<Run>,
    shard: ShardArg,
    files: &[String],
    context: &mut Context<'_, '_>,
) -> Result<Vec<Run>, Failure> {
    let (number, total) = numbers(shard, context.env)?;
    let times = read(files, context)?;
    let names: Vec<&str> = runs.iter().map(|run| run.slug.as_str()).collect();
    let mut dealt = shards(&names, &times, total);
    let own = dealt.swap_remove(number - 1);
    let known = names
        .iter()
        .filter(|name| times.contains_key(**name))
        .count();
    let count = runs.len();
    context.detail(&format!(
        "the time of {known} of {count} is known from earlier results"
    ));
    let told = if own.is_empty() {
        "has nothing to run".to_owned()
    } else {
        format!("runs {}", own.len())
    };
    context.note(&format!("note: shard {number}/{total} {told} of {count}"));
    let runs = runs.into_iter().enumerate();
    Ok(runs
        .filter(|(place, _)| own.contains(place))
        .map(|(_, run)| run)
        .collect())
}

/// Which machine this is, from 1, and of how many.
fn numbers(shard: ShardArg, env: &Env) -> Result<(usize, usize), Failure> {
    if let ShardArg::Of { number, total } = shard {
        return Ok((number as usize, total as usize));
    }
    let number = |name| env.get(name).and_then(|text| text.parse::<usize>().ok());
    match (number(INDEX), number(TOTAL)) {
        (Some(index), Some(total)) if index < total => Ok((index + 1, total)),
        _ => {
            let message = format!("{INDEX} and {TOTAL} do not say which container this is");
            Err(Failure::new(Exit::Usage, message)
                .help("CircleCI sets both in a job; elsewhere say it yourself, as in --shard 1/3"))
        }
    }
}

/// The times of earlier results. What is not there or cannot be read is told, and no failure: the first run
/// has none.
fn read(files: &[String], context: &mut Context<'_, '_>) -> Result<Timings, Failure> {
    let mut times = Timings::new();
    for input in results::expand(files)? {
        let name = input.path.display();
        if !input.path.exists() {
            context.note(&format!(
                "note: there are no timings `{name}` yet: all suites count alike"
            ));
            continue;
        }
        let read = File::open(&input.path).map_err(|error| error.to_string());
        match read.and_then(timings) {
            Ok(more) => {
                for (name, time) in more {
                    // Shards of one suite, or of several runs: the longest is what it may take.
                    let known = times.entry(name).or_default();
                    *known = time.max(*known);
                }
            }
            Err(why) => context.warn(&format!(
                "warning: no timings are taken from `{name}`: {why}"
            )),
        }
    }
    Ok(times)
}

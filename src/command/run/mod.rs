//! `postorb run`: the selection's collections, executed, and what they came to.

mod chosen;
mod dry;
mod orders;
mod program;
mod progress;
mod sources;
mod wait;

use std::time::Duration;

use super::{Context, load, results};
use crate::cli::RunArgs;
use crate::plan::{Plan, Run};
use crate::results::{Redaction, Suite, Unredacted};
use crate::runner::{Attempt, Common, End, Order, Scratch, pool};
use crate::selection::Selection;
use crate::terminal::Interrupt;
use crate::{Exit, Failure};
use orders::Orders;
use progress::Progress;
use sources::Sources;

/// How long a runner that was asked to end may take.
const GRACE: Duration = Duration::from_secs(3);

/// `postorb run`.
pub(super) fn run(args: &RunArgs, context: &mut Context<'_, '_>) -> Result<Exit, Failure> {
    let outputs = results::outputs(&args.results)?;
    let selection = selection(args, context)?;
    let plan = Plan::new(&selection)?;
    let runs = chosen::runs(&plan, args)?;
    let program = program::find(&selection, context)?;
    if args.dry_run {
        return dry::tell(&runs, &program, context);
    }
    // Caught from here on: what is running is ended in order, and what there is is told.
    let interrupt = Interrupt::watch();
    let scratch = Scratch::new()?;
    let mut redaction = results::redaction(&args.results, context);
    let network = args.network.into();
    let sources = Sources::fetch(&runs, &plan.key, network, &scratch, &interrupt, context)?;
    let prepared = prepare(&runs, args, &sources, &scratch, &mut redaction, context);
    wait::wait(args, &interrupt, context)?;
    let common = Common {
        program: &program,
        scratch: &scratch,
        variables: context.env.without(&plan.key),
        grace: GRACE,
        keeps_all_bodies: redaction.bodies == crate::results::Keep::All,
    };
    let (ready, failures): (Vec<_>, Vec<_>) = prepared.into_iter().partition(Result::is_ok);
    let ready: Vec<Order<'_>> = ready.into_iter().filter_map(Result::ok).collect();
    let failures: Vec<_> = failures.into_iter().filter_map(Result::err).collect();
    let names: Vec<_> = ready.iter().map(|order| order.run.slug.as_str()).collect();
    let jobs = args.jobs.or(selection.runner.jobs).unwrap_or(1) as usize;
    let rules = results::rules(&args.results);
    let stop = || interrupt.is_asked();
    let mut progress = Progress::new(&names, context);
    let attempts = pool(&ready, jobs, &common, rules, &stop, |events| {
        progress.follow(events);
    });
    let cause = cause(&failures, &attempts);
    let suites = suites(failures, &names, attempts, &redaction, context);
    let quarantined = runs.iter().filter(|run| run.quarantined);
    let telling = results::Telling {
        args: &args.results,
        outputs: &outputs,
        redaction: &redaction,
        are_attempts: true,
        quarantined: quarantined.map(|run| run.slug.clone()).collect(),
    };
    let told = telling.tell(suites, context)?;
    if cause == Some(Exit::Cancelled) {
        let message = "cancelled: what had run until then is told";
        return Err(Failure::new(Exit::Cancelled, message));
    }
    Ok(cause.filter(|_| told != Exit::Ok).unwrap_or(told))
}

/// The selection, run by whom the flags say.
fn selection(args: &RunArgs, context: &mut Context<'_, '_>) -> Result<Selection, Failure> {
    let mut selection = load::suites(&args.selection, context)?;
    let runner = &mut selection.runner;
    if let Some(kind) = args.runner
        && runner.kind.replace(kind).unwrap_or_default() != kind
    {
        // A version is one of the program that the selection names.
        runner.version = None;
    }
    Ok(selection)
}

/// Why a suite cannot run.
struct Unready {
    name: String,
    failure: Failure,
}

/// An order for each run, or why there is none: it keeps no other suite from running.
fn prepare<'o>(
    runs: &'o [Run],
    args: &'o RunArgs,
    sources: &'o Sources,
    scratch: &'o Scratch,
    redaction: &mut Redaction,
    context: &mut Context<'_, '_>,
) -> Vec<Result<Order<'o>, Unready>> {
    let orders = Orders {
        scratch,
        sources,
        extra: &args.extra,
    };
    let numbered = runs.iter().enumerate();
    let prepared = numbered.map(|(number, run)| {
        let order = orders.order(number, run, redaction, context);
        order.map_err(|failure| Unready {
            name: run.slug.clone(),
            failure,
        })
    });
    prepared.collect()
}

/// What weighs more than a red verdict, in the order of weight.
fn cause(failures: &[Unready], attempts: &[Vec<Attempt>]) -> Option<Exit> {
    let last = attempts.iter().filter_map(|all| all.last());
    let ends: Vec<_> = last.map(|attempt| attempt.end).collect();
    let has = |exit: Exit| {
        let failed = failures.iter().any(|one| one.failure.exit == exit);
        failed.then_some(exit)
    };
    let ended = |end: End, exit: Exit| ends.contains(&end).then_some(exit);
    ended(End::Stopped, Exit::Cancelled)
        .or(has(Exit::Authentication))
        .or(has(Exit::Api))
        .or(has(Exit::NotFound))
        .or(has(Exit::TimedOut))
        .or(ended(End::TimedOut, Exit::TimedOut))
        .or(has(Exit::Usage))
        .or(has(Exit::Internal))
}

/// What the attempts came to, without secrets, and what could not run at all.
fn suites(
    failures: Vec<Unready>,
    names: &[&str],
    attempts: Vec<Vec<Attempt>>,
    redaction: &Redaction,
    context: &mut Context<'_, '_>,
) -> Vec<Suite> {
    let (mut reports, mut suites): (Vec<Unredacted>, Vec<String>) = (Vec::new(), Vec::new());
    for unready in failures {
        let next = unready.failure.help.first();
        let next = next.map_or_else(String::new, |next| format!("; {next}"));
        let why = format!("{}{next}", unready.failure.message);
        reports.push(crate::results::unreadable(&unready.name, &why));
        suites.push(unready.name);
    }
    for (name, mut attempts) in names.iter().zip(attempts) {
        // An attempt that left nothing is made up for by one that did not.
        let count = attempts.len();
        let mut number = 0;
        attempts.retain(|attempt| {
            number += 1;
            let is_kept = number == count || !attempt.report.is_unreadable();
            if !is_kept {
                context.note(&format!(
                    "note: attempt {number} at `{name}` left no report"
                ));
            }
            is_kept
        });
        for attempt in attempts {
            reports.push(attempt.report);
            suites.push((*name).to_owned());
        }
    }
    let mut redacted = results::redact(reports, redaction, context);
    for (suite, name) in redacted.iter_mut().zip(&suites) {
        suite.rename(name);
    }
    redacted
}

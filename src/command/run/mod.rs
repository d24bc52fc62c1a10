//! `postorb run`: the selection's collections, executed, and what they came to.

mod atoms;
mod chosen;
mod dry;
mod orders;
mod program;
mod progress;
mod results;
mod shard;
mod sources;
mod wait;

use std::time::Duration;

use super::{Context, load, results as telling};
use crate::cli::RunArgs;
use crate::plan::{Plan, Run};
use crate::results::Redaction;
use crate::runner::{Common, Order, Program, Scratch, pool};
use crate::selection::Selection;
use crate::service::{Account, Network};
use crate::terminal::Interrupt;
use crate::{Exit, Failure};
use orders::Orders;
use progress::Progress;
use results::{Results, Unready};
use sources::{Fetching, Sources};

pub(super) use atoms::atoms;

/// How long a runner that was asked to end may take.
const GRACE: Duration = Duration::from_secs(3);

/// `postorb run`.
pub(super) fn run(args: &RunArgs, context: &mut Context<'_, '_>) -> Result<Exit, Failure> {
    let outputs = telling::outputs(&args.results)?;
    let selection = selection(args, context)?;
    let plan = Plan::new(&selection)?;
    let program = program::find(&selection, context)?;
    // Caught from here on: what is running is ended in order, and what there is is told.
    let interrupt = Interrupt::watch();
    let scratch = Scratch::new()?;
    let mut redaction = telling::redaction(&args.results, context);
    let network = Network::new(args.network.timeout.as_deref(), context.env)?;
    let fetching = Fetching {
        key: &plan.key,
        network,
        scratch: &scratch,
        interrupt: &interrupt,
    };
    let mut sources = Sources::default();
    let runs = atoms::runs(&plan, args, &mut sources, &fetching, context)?;
    if args.dry_run {
        return dry::tell(&runs, &program, context);
    }
    sources.fetch(&runs, &fetching, context)?;
    let prepared = prepare(
        &runs,
        &program,
        args,
        &sources,
        &scratch,
        &mut redaction,
        context,
    );
    let orders = prepared.iter().filter_map(|one| one.as_ref().ok());
    let given: Vec<_> = orders.flat_map(Order::files).cloned().collect();
    telling::refuse_inputs(&outputs, &[], &given)?;
    wait::wait(args, &interrupt, context)?;
    // What a runner needs of these is in its files.
    let accounts = Account::ALL.iter().flat_map(|account| account.variables());
    let secrets = runs.iter().flat_map(|run| run.secrets.values());
    let keys = accounts.copied().chain(secrets.map(|name| name.0.as_str()));
    let keys: Vec<_> = keys.chain([plan.key.as_str()]).collect();
    let common = Common {
        program: &program,
        scratch: &scratch,
        variables: context.env.without(&keys),
        grace: GRACE,
        keeps_all_bodies: redaction.bodies == crate::results::Keep::All,
    };
    let jobs = args.jobs.or(selection.runner.jobs).unwrap_or(1) as usize;
    let rules = telling::rules(&args.results);
    let stop = || interrupt.is_asked();
    let ready: Vec<_> = prepared
        .iter()
        .filter_map(|one| one.as_ref().ok())
        .collect();
    let names: Vec<_> = ready.iter().map(|order| order.run.slug.as_str()).collect();
    let mut progress = Progress::new(&names, context);
    let attempts = pool(&ready, jobs, &common, rules, &stop, |events| {
        progress.follow(events);
    });
    let results = Results::new(&prepared, attempts);
    let cause = results.cause();
    let suites = results.suites(&redaction, context);
    let publish = &args.results.publish;
    let collections = telling::Collections::of(&runs, &plan.key, publish, context);
    let telling = telling::Telling {
        args: &args.results,
        outputs: &outputs,
        redaction: &redaction,
        are_attempts: true,
        is_shard: args.shard.is_some(),
        network,
        collections,
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

/// An order for each run, or why there is none: it keeps no other suite from running.
fn prepare<'o>(
    runs: &'o [Run],
    program: &Program,
    args: &'o RunArgs,
    sources: &'o Sources,
    scratch: &'o Scratch,
    redaction: &mut Redaction,
    context: &mut Context<'_, '_>,
) -> Vec<Result<Order<'o>, Unready<'o>>> {
    let orders = Orders {
        scratch,
        sources,
        extra: &args.extra,
        takes_v3: program.is_postman_cli(),
    };
    let numbered = runs.iter().enumerate();
    let prepared = numbered.map(|(number, run)| {
        let order = orders.order(number, run, redaction, context);
        order.map_err(|failure| Unready { run, failure })
    });
    prepared.collect()
}

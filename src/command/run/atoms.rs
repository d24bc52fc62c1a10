//! What of a plan a call runs: the parts of its suites, those of them that it names, or its share.

use super::sources::{Fetching, Sources};
use super::{chosen, shard};
use crate::cli::{DiscoverArgs, RunArgs};
use crate::collection::Content;
use crate::command::{Context, load};
use crate::plan::{Plan, Run, parts};
use crate::runner::Scratch;
use crate::service::Network;
use crate::terminal::Interrupt;
use crate::{Exit, Failure, file, suggest};

/// Everything that the selection can run by itself, in its order.
///
/// # Errors
/// Where a name is unknown, or a suite cannot be taken apart.
pub(in crate::command) fn atoms(
    args: &DiscoverArgs,
    context: &mut Context<'_, '_>,
) -> Result<Vec<Run>, Failure> {
    let plan = Plan::new(&load::suites(&args.selection, context)?)?;
    let runs = chosen::runs(&plan, &args.suites)?;
    let (interrupt, scratch) = (Interrupt::watch(), Scratch::new()?);
    let fetching = Fetching {
        key: &plan.key,
        network: Network::new(args.network.timeout.as_deref(), context.env)?,
        scratch: &scratch,
        interrupt: &interrupt,
    };
    let mut sources = Sources::default();
    let taken = take_apart(runs, &mut sources, &fetching, context)?;
    known(taken)
}

/// Runs of which all are known.
///
/// # Errors
/// Why one is not.
fn known(taken: Vec<(Run, Option<Failure>)>) -> Result<Vec<Run>, Failure> {
    let runs = taken.into_iter().map(|(run, unknown)| match unknown {
        None => Ok(run),
        Some(why) => {
            let message = format!(
                "the folders of suite `{}` are not known: {}",
                run.suite, why.message
            );
            Err(Failure { message, ..why })
        }
    });
    runs.collect()
}

/// What arguments say is run.
///
/// # Errors
/// As [`atoms`]; but a collection that cannot be read keeps no other suite from running.
pub(super) fn runs(
    plan: &Plan,
    args: &RunArgs,
    sources: &mut Sources,
    fetching: &Fetching<'_>,
    context: &mut Context<'_, '_>,
) -> Result<Vec<Run>, Failure> {
    let mut runs = match chosen::runs(plan, &args.suites) {
        Ok(runs) => runs,
        Err(failure) => {
            let atom = atom_of(&args.suites, plan, sources, fetching, context);
            return Err(hinted(failure, atom));
        }
    };
    for run in &mut runs {
        run.retry = args.retry.unwrap_or(run.retry);
    }
    let named = named(&args.atom, context)?;
    if let Some(named) = &named {
        // Only of these the parts have to be known.
        runs.retain(|run| named.iter().any(|atom| is_of(atom, run)));
    }
    let taken = take_apart(runs, sources, fetching, context)?;
    if let Some(named) = &named {
        return select(known(taken)?, named, plan);
    }
    let runs = taken.into_iter().map(|(run, _)| run).collect();
    match args.shard {
        Some(shard) => shard::of(runs, shard, &args.timings, context),
        None => Ok(runs),
    }
}

/// The first of some names that no suite has, where it is an atom: somebody left `--atom` out.
fn atom_of<'n>(
    names: &'n [String],
    plan: &Plan,
    sources: &mut Sources,
    fetching: &Fetching<'_>,
    context: &mut Context<'_, '_>,
) -> Option<&'n str> {
    let name = names.iter().find(|name| !chosen::is_any(plan, name))?;
    let of = plan.runs.iter().filter(|run| run.split && is_of(name, run));
    // Where the folders are not known, there is no hint.
    let parts = take_apart(of.cloned().collect(), sources, fetching, context).ok()?;
    let is_there = parts.iter().any(|(part, _)| part.slug == *name);
    is_there.then_some(name)
}

fn hinted(mut failure: Failure, atom: Option<&str>) -> Failure {
    if let Some(atom) = atom {
        let hint = format!("`{atom}` is an atom: `postorb run --atom {atom}`");
        failure.help.insert(0, hint);
    }
    failure
}

/// The atoms that arguments name: words, and for `-` those of standard input.
fn named(args: &[String], context: &mut Context<'_, '_>) -> Result<Option<Vec<String>>, Failure> {
    if args.is_empty() {
        return Ok(None);
    }
    let mut atoms = Vec::new();
    for arg in args {
        if arg == "-" {
            let given = file::read_input("-".as_ref(), context.io)?;
            atoms.extend(given.text.split_whitespace().map(str::to_owned));
        } else {
            atoms.extend(arg.split_whitespace().map(str::to_owned));
        }
    }
    if atoms.is_empty() {
        return Err(
            Failure::new(Exit::Usage, "no atom is named: nothing would run")
                .help("`postorb discover` prints them"),
        );
    }
    Ok(Some(atoms))
}

/// Whether an atom is a run, or a part of it.
fn is_of(atom: &str, run: &Run) -> bool {
    let rest = atom.strip_prefix(&run.slug);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Those of `runs` that are named, in the order of the plan.
fn select(runs: Vec<Run>, named: &[String], plan: &Plan) -> Result<Vec<Run>, Failure> {
    for atom in named {
        if !runs.iter().any(|run| run.slug == *atom) {
            return Err(unknown(atom, &runs, plan));
        }
    }
    let is_named = |run: &Run| named.contains(&run.slug);
    Ok(runs.into_iter().filter(is_named).collect())
}

/// That a name is no atom's, with those that may have been meant: of a run that is split its parts.
fn unknown(atom: &str, runs: &[Run], plan: &Plan) -> Failure {
    /// Nobody reads a longer list.
    const MOST: usize = 8;
    let failure = Failure::new(Exit::NotFound, format!("no atom is called `{atom}`"));
    let is_part = |part: &&Run| {
        part.slug
            .strip_prefix(atom)
            .is_some_and(|rest| rest.starts_with('/'))
    };
    let parts: Vec<String> = runs
        .iter()
        .filter(is_part)
        .map(|part| format!("`{}`", part.slug))
        .collect();
    if !parts.is_empty() {
        let more = match parts.len().saturating_sub(MOST) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let parts = parts[..parts.len().min(MOST)].join(", ");
        return failure
            .help(format!("it is split into {parts}{more}"))
            .help(format!("to run all of it: `postorb run {atom}`"));
    }
    if plan.runs.iter().any(|run| run.suite == atom) {
        return failure
            .help(format!(
                "it is a suite, whose atoms `postorb discover {atom}` prints"
            ))
            .help(format!("to run all of it: `postorb run {atom}`"));
    }
    // What is split is no atom itself.
    let whole = plan.runs.iter().filter(|run| !run.split);
    let known = runs.iter().chain(whole).map(|run| run.slug.as_str());
    let failure = match suggest::nearest(atom, known) {
        Some(near) => failure.help(format!("did you mean `{near}`?")),
        None => failure,
    };
    failure.help("`postorb discover` prints all of them")
}

/// Runs, and the parts of those that are to be split; for one whose collection is not there, why.
fn take_apart(
    runs: Vec<Run>,
    sources: &mut Sources,
    fetching: &Fetching<'_>,
    context: &mut Context<'_, '_>,
) -> Result<Vec<(Run, Option<Failure>)>, Failure> {
    let split = runs.iter().filter(|run| run.split);
    sources.fetch_collections(split, fetching, context)?;
    let mut taken = Vec::new();
    for run in runs {
        if !run.split {
            taken.push((run, None));
            continue;
        }
        match collection(&run, sources) {
            Ok(Content::Collection(collection)) => {
                let parts = parts(&run, &collection)?.into_iter();
                taken.extend(parts.map(|part| (part, None)));
            }
            Ok(Content::Other(other)) => {
                let message = format!("its collection is none, but {}", other.name());
                let why = Failure::new(Exit::Usage, message);
                taken.push((
                    run,
                    Some(why.help("`split: folder` takes collections of format v2")),
                ));
            }
            Err(why) => taken.push((run, Some(why))),
        }
    }
    Ok(taken)
}

fn collection(run: &Run, sources: &Sources) -> Result<Content, Failure> {
    let Some(path) = sources.collection(&run.collection)? else {
        let message = format!(
            "`{}` is an address that only the runner reads",
            run.collection.text()
        );
        return Err(Failure::new(Exit::Usage, message)
            .help("keep a copy in the repository, name its UID, or leave out `split`"));
    };
    let source = file::read(&path)?;
    Content::read(&source.text).map_err(|_| {
        let message = format!("`{}` is no JSON that postorb can read", source.name);
        Failure::new(Exit::Usage, message).help("export the collection from Postman as v2.1")
    })
}

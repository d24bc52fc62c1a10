//! `postorb init`: from a workspace to the selection and the config, by answers.
//!
//! An answer is a text, whether a flag gives it or a list was picked from: both go the same way from
//! there on.

mod addition;
mod ask;
mod existing;
mod link;
mod missing;
mod next;
mod suites;
mod workflow;
mod workspace;
mod write;

use std::path::PathBuf;

use super::source::Source;
use super::{Context, paths, root};
use crate::cli::InitArgs;
use crate::pick::{Catalogue, Resolver};
use crate::terminal::Interrupt;
use crate::{Env, Exit, Failure};

use addition::Addition;
use ask::Ask;
use existing::Existing;

pub(super) fn run(args: &InitArgs, context: &mut Context<'_, '_>) -> Result<Exit, Failure> {
    missing::idle(args)?;
    root::check(&args.selection, context.env)?;
    root::check(&args.config.file, context.env)?;
    let interrupt = Interrupt::watch();
    let existing = Existing::read(args, context)?;
    let variable = existing.selection.api_key.env.clone();
    let source = Source::new(context.env, variable.map(|name| name.0), &interrupt);
    let done = answered(args, &existing, &source, &interrupt, context);
    source.tell(context);
    done
}

/// Asks what flags do not answer, and writes.
fn answered(
    args: &InitArgs,
    existing: &Existing,
    source: &Source<'_>,
    interrupt: &Interrupt,
    context: &mut Context<'_, '_>,
) -> Result<Exit, Failure> {
    let mut ask = Ask::new(context)?;
    if ask.is_possible() {
        // Whoever has no key learns it before the first question.
        source.open()?;
    } else {
        missing::check(args, ask.context.env)?;
    }
    let workspace = workspace::answer(args.workspace.as_deref(), source, &mut ask)?;
    let open = || {
        source.open()?;
        Ok(Box::new(source) as Box<dyn Catalogue + '_>)
    };
    let repository = paths::repository(&args.selection);
    let here = folder(ask.context.env);
    let files = |typed: &str| paths::look(typed, &here, repository.as_ref());
    let resolver = Resolver::new(&open, &files, workspace.as_deref(), false);
    let link = link::answer(args, &resolver, source, &mut ask)?;
    let chosen = suites::answer(args, &resolver, source, &mut ask)?;
    interrupt.check()?;
    let placed = workflow::answer(args, existing, &mut ask)?;
    let addition = Addition::new(&chosen, link.as_ref(), &placed, existing, ask.context);
    write::run(args, existing, &addition, interrupt, &mut ask)
}

/// Where postorb runs: paths are typed from there on.
fn folder(env: &Env) -> PathBuf {
    let here = env.folder().unwrap_or_else(|| ".".as_ref());
    here.canonicalize().unwrap_or_else(|_| here.to_owned())
}

//! `postorb suite`: the suites of the selection file.

mod add;
mod describe;
mod find;
mod list;
mod remove;
mod rename;
mod wanted;

pub(super) use find::find;

use super::Context;
use crate::cli::{SuiteArgs, SuiteCommand};
use crate::{Exit, Failure};

pub(super) fn run(args: &SuiteArgs, context: &mut Context<'_, '_>) -> Result<Exit, Failure> {
    match &args.command {
        SuiteCommand::Add(args) => add::run(args, context),
        SuiteCommand::Remove(args) => remove::run(args, context),
        SuiteCommand::Rename(args) => rename::run(args, context),
        SuiteCommand::List(args) => list::run(args, context),
    }
}

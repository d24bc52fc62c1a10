//! `postorb integration`: links between versions of APIs and projects, in the selection file.

mod add;
mod edit;
mod known;
mod linked;
mod list;
mod looked_up;
mod remove;
mod status;
mod suite_list;
mod suites;

use super::Context;
use crate::cli::{IntegrationArgs, IntegrationCommand};
use crate::{Exit, Failure};

pub(super) fn run(args: &IntegrationArgs, context: &mut Context<'_, '_>) -> Result<Exit, Failure> {
    match &args.command {
        IntegrationCommand::Add(args) => add::run(args, context),
        IntegrationCommand::List(args) => list::run(args, context),
        IntegrationCommand::Status(args) => status::run(args, context),
        IntegrationCommand::Edit(args) => edit::run(args, context),
        IntegrationCommand::Remove(args) => remove::run(args, context),
    }
}

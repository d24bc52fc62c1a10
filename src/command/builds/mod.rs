//! `postorb builds`: what CircleCI built of a project, and what it is to build.

mod evidence;
mod exit;
mod follow;
mod get;
mod last;
mod list;
mod moment;
mod open;
mod read;
mod site;
mod sought;
mod trigger;
mod watch;
mod which;
mod window;

use super::Context;
use crate::cli::builds::{BuildsArgs, BuildsCommand};
use crate::{Exit, Failure};

use evidence::detail;
pub(in crate::command) use last::last;
pub(in crate::command) use moment::look;
pub(in crate::command) use site::Site;
pub(in crate::command) use sought::of_integration;
use sought::sought;

/// `postorb builds`.
pub(super) fn run(args: &BuildsArgs, context: &mut Context<'_, '_>) -> Result<Exit, Failure> {
    match &args.command {
        BuildsCommand::List(args) => list::run(args, context),
        BuildsCommand::Get(args) => get::run(args, context),
        BuildsCommand::Trigger(args) => trigger::run(args, context),
        BuildsCommand::Watch(args) => watch::run(args, context),
        BuildsCommand::Open(args) => open::run(args, context),
    }
}

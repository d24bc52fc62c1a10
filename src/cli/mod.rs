//! Names, help and examples of every command and flag; nothing of what they do.

mod auth;
pub(crate) mod builds;
mod completions;
mod diff;
mod discover;
mod doctor;
mod extension;
mod filled;
mod init;
mod integration;
#[cfg(test)]
mod man;
mod merge;
mod network;
mod page;
mod project;
mod publish;
mod pull;
mod render;
mod report;
mod run;
mod schema;
mod selection;
mod suite;
mod validate;

use std::ffi::OsString;

use clap::{CommandFactory as _, FromArgMatches as _};

pub(crate) use auth::{AuthArgs, AuthCommand, LoginArgs, LogoutArgs, StatusArgs};
pub(crate) use completions::CompletionsArgs;
pub(crate) use diff::{DiffArgs, DiffFormat, LastRunPart};
pub(crate) use discover::DiscoverArgs;
pub(crate) use doctor::DoctorArgs;
pub(crate) use filled::filled;
pub(crate) use init::InitArgs;
pub(crate) use integration::{
    AddIntegrationArgs, EditIntegrationArgs, IntegrationArgs, IntegrationCommand,
    IntegrationStatusArgs, ListIntegrationsArgs, RemoveIntegrationsArgs,
};
pub(crate) use merge::{ConfigArg, MergeArgs};
pub(crate) use network::NetworkArgs;
pub(crate) use page::Page;
pub(crate) use project::ProjectArgs;
pub(crate) use publish::{PublishArgs, ResultsPublishArgs};
pub(crate) use pull::{PullArgs, PullFormat};
pub(crate) use render::RenderArgs;
pub(crate) use report::{ReportArgs, ResultsArgs, ResultsFormat, ShowArg};
pub(crate) use run::{RunArgs, ShardArg};
pub(crate) use schema::SchemaArgs;
pub(crate) use selection::{SelectedArgs, SelectionArgs};
pub(crate) use suite::{AddArgs, ListArgs, RemoveArgs, RenameArgs, SuiteArgs, SuiteCommand};
pub(crate) use validate::{FindingsFormat, ValidateArgs};

use crate::Color;

/// Your Postman collections, run in `CircleCI` from one small file.
#[derive(Debug, clap::Parser)]
#[command(
    name = "postorb",
    version,
    about,
    max_term_width = 100,
    after_help = EXAMPLES,
    disable_help_flag = true
)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: GlobalArgs,
    #[command(subcommand)]
    pub(crate) command: Command,
}

const EXAMPLES: &str = "Examples:
  postorb render --collection UID --environment UID   print a config; no file is needed
  postorb merge                                       bring .circleci/config.yml up to date
  postorb validate --fix                              mend what Postman's dialog printed";

// Flags that every command takes.
#[derive(Clone, Copy, Debug, clap::Args)]
#[command(next_help_heading = "Global options")]
pub(crate) struct GlobalArgs {
    /// Print no notes beside the findings and errors.
    #[arg(short, long, global = true)]
    pub(crate) quiet: bool,
    /// Say more about what is done.
    #[arg(short, long, global = true, conflicts_with = "quiet")]
    pub(crate) verbose: bool,
    /// When to use colour.
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t)]
    pub(crate) color: Color,
    /// Print this help.
    #[arg(short, long, global = true, action = clap::ArgAction::HelpShort)]
    help: Option<bool>,
}

/// Only the one that is called gets its options (`defer`): those of all take longer than most commands.
/// Types of arguments have plain comments: documentation would take the place of the lines here.
#[derive(Debug, clap::Subcommand)]
#[command(defer = true)]
pub(crate) enum Command {
    /// Pick from a workspace, and write the selection and the config.
    Init(InitArgs),
    /// Choose what runs: the suites of the selection.
    Suite(SuiteArgs),
    /// Link versions of APIs to the CircleCI projects that test them.
    Integration(IntegrationArgs),
    /// Print the config that the selection stands for.
    Render(RenderArgs),
    /// Keep the selected collections and environments in the repository.
    Pull(PullArgs),
    /// Bring the repository's config up to date with the selection.
    Merge(MergeArgs),
    /// Show what `merge` would change.
    Diff(DiffArgs),
    /// Check CircleCI configs; nothing leaves the machine without `--online`.
    Validate(ValidateArgs),
    /// Run the selection's collections with Newman or the Postman CLI.
    Run(RunArgs),
    /// Print what can run on different machines, a line each.
    Discover(DiscoverArgs),
    /// Tell what runs of collections came to.
    Report(ReportArgs),
    /// Look at builds of CircleCI's, and start them.
    Builds(builds::BuildsArgs),
    /// Keep keys on this machine, and tell where they come from.
    Auth(AuthArgs),
    /// Tell what stands in the way of suites that run, and what mends it.
    Doctor(DoctorArgs),
    /// Print the JSON Schema of the selection file.
    Schema(SchemaArgs),
    /// Print a script that completes arguments in a shell.
    Completions(CompletionsArgs),
}

/// Reads the command line; a [`Page`] is help, a version, or what is wrong with it.
pub(crate) fn parse(args: Vec<OsString>) -> Result<Cli, Page> {
    let mut command = run::shorten(Cli::command());
    if args
        .first()
        .is_some_and(|program| extension::is_called(program))
    {
        command = extension::named(command);
    }
    let parsed = command.try_get_matches_from_mut(args);
    parsed
        .and_then(|mut matches| Cli::from_arg_matches_mut(&mut matches))
        .map_err(|error| Page(error.format(&mut command)))
}

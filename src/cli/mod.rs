//! Names, help and examples of every command and flag; nothing of what they do.

mod page;
mod schema;

use std::ffi::OsString;

use clap::Parser as _;

pub(crate) use page::Page;
pub(crate) use schema::SchemaArgs;

use crate::Color;

/// Your Postman collections, run in `CircleCI` from one small file.
#[derive(Debug, clap::Parser)]
#[command(name = "postorb", version, about, max_term_width = 100)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: GlobalArgs,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Flags that every command takes.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(crate) struct GlobalArgs {
    /// Print errors only.
    #[arg(short, long, global = true)]
    pub(crate) quiet: bool,
    /// Say more about what is done.
    #[arg(short, long, global = true, conflicts_with = "quiet")]
    pub(crate) verbose: bool,
    /// When to use colour.
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t)]
    pub(crate) color: Color,
}

#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    /// Print the JSON Schema of the selection file.
    Schema(SchemaArgs),
}

/// Reads the command line; a [`Page`] is help, a version, or what is wrong with it.
pub(crate) fn parse(args: Vec<OsString>) -> Result<Cli, Page> {
    Cli::try_parse_from(args).map_err(Page)
}

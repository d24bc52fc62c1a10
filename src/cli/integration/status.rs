use std::path::PathBuf;

use crate::cli::{NetworkArgs, filled};

// `postorb integration status`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
A suite is what its job, or its tests in a job of several, came to in the last build

Examples:
  postorb integration status
  postorb integration status Bookings --branch main
  postorb integration status --json")]
pub(crate) struct IntegrationStatusArgs {
    /// Integrations by their nicknames; all when left out
    #[arg(value_name = "NICKNAME")]
    pub(crate) nicknames: Vec<String>,
    /// Branch whose last build is meant
    #[arg(long, value_name = "BRANCH", value_parser = filled)]
    pub(crate) branch: Option<String>,
    /// Selection file to read
    #[arg(long, value_name = "FILE", default_value = crate::names::SELECTION)]
    pub(crate) selection: PathBuf,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) network: NetworkArgs,
}

use super::BuildsFormat;
use crate::cli::{NetworkArgs, ProjectArgs, filled};

// `postorb builds get`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Suites are those of the selection: each is what its job, or its tests in a job of several, came to

Examples:
  postorb builds get                    the last build
  postorb builds get latest --branch main
  postorb builds get 1042 --json")]
pub(crate) struct GetArgs {
    /// Its number, the id of its pipeline, or `latest`
    #[arg(value_name = "BUILD", default_value = "latest")]
    pub(crate) build: String,
    /// Branch whose last build is meant
    #[arg(long, value_name = "BRANCH", value_parser = filled)]
    pub(crate) branch: Option<String>,
    /// How to print it
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    pub(crate) format: BuildsFormat,
    /// The same as `--format json`
    #[arg(long, conflicts_with = "format")]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) project: ProjectArgs,
    #[command(flatten)]
    pub(crate) network: NetworkArgs,
}

use crate::cli::{NetworkArgs, ProjectArgs, filled};

// `postorb builds open`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Prints the address; without a terminal it opens nothing

Examples:
  postorb builds open
  postorb builds open 1042
  postorb builds open latest --branch main --print")]
pub(crate) struct OpenArgs {
    /// Its number, the id of its pipeline, or `latest`
    #[arg(value_name = "BUILD", default_value = "latest")]
    pub(crate) build: String,
    /// Branch whose last build is meant
    #[arg(long, value_name = "BRANCH", value_parser = filled)]
    pub(crate) branch: Option<String>,
    /// Print the address, and open nothing
    #[arg(long)]
    pub(crate) print: bool,
    #[command(flatten)]
    pub(crate) project: ProjectArgs,
    #[command(flatten)]
    pub(crate) network: NetworkArgs,
}

use std::path::PathBuf;

/// `postorb suite remove`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
`postorb merge` then takes them out of .circleci/config.yml

Examples:
  postorb suite remove smoke
  postorb suite remove smoke --dry-run
  postorb suite remove smoke --force   out of integrations that name it, too")]
pub(crate) struct RemoveArgs {
    /// Suites to remove
    #[arg(value_name = "NAME", required = true)]
    pub(crate) names: Vec<String>,
    /// Take them out of the integrations that name them, too
    #[arg(long)]
    pub(crate) force: bool,
    /// Selection file to remove them from
    #[arg(long, value_name = "FILE", default_value = crate::names::SELECTION)]
    pub(crate) selection: PathBuf,
    /// Show the difference, and write nothing
    #[arg(long, alias = "diff")]
    pub(crate) dry_run: bool,
}

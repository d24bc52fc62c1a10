use std::path::PathBuf;

// `postorb integration remove`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Neither CircleCI nor Postman is told: the link is in the selection only

Examples:
  postorb integration remove Bookings
  postorb integration remove Bookings --dry-run
  postorb integration remove Bookings --selection .circleci/postorb.yml")]
pub(crate) struct RemoveIntegrationsArgs {
    /// Integrations to remove
    #[arg(value_name = "NICKNAME", required = true)]
    pub(crate) nicknames: Vec<String>,
    /// Selection file to remove them from
    #[arg(long, value_name = "FILE", default_value = crate::names::SELECTION)]
    pub(crate) selection: PathBuf,
    /// Show the difference, and write nothing
    #[arg(long, alias = "diff")]
    pub(crate) dry_run: bool,
}

use std::path::PathBuf;

// `postorb integration list`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  postorb integration list
  postorb integration list --json
  postorb integration list --json | jq -r .integrations[].project")]
pub(crate) struct ListIntegrationsArgs {
    /// Selection file to read
    #[arg(long, value_name = "FILE", default_value = crate::names::SELECTION)]
    pub(crate) selection: PathBuf,
    /// List so many at most
    #[arg(long, value_name = "N")]
    pub(crate) limit: Option<usize>,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
}

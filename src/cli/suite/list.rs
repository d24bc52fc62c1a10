use std::path::PathBuf;

/// `postorb suite list`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  postorb suite list
  postorb suite list --json
  postorb suite list --json | jq -r .suites[].name")]
pub(crate) struct ListArgs {
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

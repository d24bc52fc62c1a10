use std::path::PathBuf;

/// `postorb suite rename`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Integrations that name it follow; `postorb merge` then renames its entry in .circleci/config.yml

Examples:
  postorb suite rename smoke checks
  postorb suite rename smoke checks --dry-run
  postorb suite rename smoke checks --selection .circleci/postorb.yml")]
pub(crate) struct RenameArgs {
    /// Suite to rename
    #[arg(value_name = "OLD")]
    pub(crate) old: String,
    /// What it is called from then on
    #[arg(value_name = "NEW")]
    pub(crate) new: String,
    /// Selection file that has it
    #[arg(long, value_name = "FILE", default_value = crate::names::SELECTION)]
    pub(crate) selection: PathBuf,
    /// Show the difference, and write nothing
    #[arg(long, alias = "diff")]
    pub(crate) dry_run: bool,
}

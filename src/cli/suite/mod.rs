mod add;
mod list;
mod remove;
mod rename;

pub(crate) use add::AddArgs;
pub(crate) use list::ListArgs;
pub(crate) use remove::RemoveArgs;
pub(crate) use rename::RenameArgs;

#[derive(Debug, clap::Args)]
#[command(after_help = "\
The selection is edited where it stands: comments, blank lines and quotes stay

Examples:
  postorb suite add --collection tests/api.json   a suite of its own for a collection
  postorb suite list                              what there is
  postorb suite remove smoke                      take one out again")]
pub(crate) struct SuiteArgs {
    #[command(subcommand)]
    pub(crate) command: SuiteCommand,
}

#[derive(Debug, clap::Subcommand)]
pub(crate) enum SuiteCommand {
    /// Add a suite to the selection, which is created where there is none.
    Add(Box<AddArgs>),
    /// Remove suites from the selection.
    Remove(RemoveArgs),
    /// Give a suite of the selection another name.
    Rename(RenameArgs),
    /// List the suites of the selection.
    List(ListArgs),
}

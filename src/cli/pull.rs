use std::path::PathBuf;

#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "flags are bools")]
#[command(after_help = "Examples:
  postorb pull                write what the selection names, and .circleci/postorb.lock
  postorb pull smoke --diff   what changed in Postman of one suite, in the words of tests
  postorb pull --check        exit with 1 if Postman has something else")]
pub(crate) struct PullArgs {
    /// Suites whose files are pulled; all when left out
    #[arg(value_name = "SUITE")]
    pub(crate) suites: Vec<String>,
    /// Selection file [default: .circleci/postorb.yml]
    #[arg(long, value_name = "FILE")]
    pub(crate) selection: Option<PathBuf>,
    /// Write nothing, and tell what would change
    #[arg(long)]
    pub(crate) diff: bool,
    /// Write nothing, and exit with 1 if something would change
    #[arg(long)]
    pub(crate) check: bool,
    /// Write over files that were changed by hand, or that pull did not write
    #[arg(long, conflicts_with_all = ["diff", "check"])]
    pub(crate) force: bool,
    /// How to print what changed
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    pub(crate) format: PullFormat,
    /// The same as `--format json`
    #[arg(long, conflicts_with = "format")]
    pub(crate) json: bool,
    /// How long all calls may take together: 90s, 2m [default: 2m]
    #[arg(long, value_name = "TIME")]
    pub(crate) timeout: Option<String>,
}

/// A form of what changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum PullFormat {
    /// A line for each request that changed.
    #[default]
    Text,
    /// The same for machines.
    Json,
}

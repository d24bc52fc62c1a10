use super::{ConfigArg, PublishArgs, SelectionArgs};

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  postorb diff                   what `postorb merge` would change
  postorb diff --exit-code       the same, and exit with 1 if that is anything
  postorb diff --format github   as annotations of a GitHub workflow run")]
pub(crate) struct DiffArgs {
    #[command(flatten)]
    pub(crate) selection: SelectionArgs,
    #[command(flatten)]
    pub(crate) config: ConfigArg,
    /// Exit with 1 if there is a difference.
    #[arg(long)]
    pub(crate) exit_code: bool,
    /// Compare as `merge --adopt` would.
    #[arg(long)]
    pub(crate) adopt: bool,
    /// How to print the difference.
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    pub(crate) format: DiffFormat,
    /// The same as `--format json`.
    #[arg(long, conflicts_with = "format")]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) publish: PublishArgs,
}

/// A form of the difference.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum DiffFormat {
    /// A unified diff.
    #[default]
    Text,
    /// The edits, with their places.
    Json,
    /// Warnings of a GitHub workflow run.
    Github,
    /// A unified diff in Markdown.
    Markdown,
}

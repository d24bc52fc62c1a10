use super::{ConfigArg, PublishArgs, SelectionArgs, filled};

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  postorb diff                            what `postorb merge` would change
  postorb diff --exit-code                the same, and exit with 1 if that is anything
  postorb diff --last-run --branch main   what differs from the config that CircleCI ran last")]
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
    /// How to print it: text, json, github or markdown
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    #[arg(hide_possible_values = true)]
    pub(crate) format: DiffFormat,
    /// The same as `--format json`.
    #[arg(long, conflicts_with = "format")]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) last_run: LastRunArgs,
    #[command(flatten)]
    pub(crate) publish: PublishArgs,
}

impl DiffArgs {
    /// The format that was asked for; `--json` is a short form of one.
    pub(crate) fn chosen(&self) -> DiffFormat {
        if self.json {
            DiffFormat::Json
        } else {
            self.format
        }
    }
}

// With which pipeline of CircleCI's a config is compared, instead of with the selection.
#[derive(Debug, Default, clap::Args)]
pub(crate) struct LastRunArgs {
    /// Compare with what CircleCI ran last: all, source or compiled
    #[arg(
        long,
        value_enum,
        value_name = "PART",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "all",
        hide_possible_values = true,
        conflicts_with_all = SELECTED
    )]
    pub(crate) last_run: Option<LastRunPart>,
    /// Branch that ran it [default: the one that is checked out]
    #[arg(long, value_name = "BRANCH", value_parser = filled, requires = "last_run")]
    pub(crate) branch: Option<String>,
    /// Project in CircleCI [default: of the selection, or the remote's]
    #[arg(long, value_name = "SLUG", requires = "last_run")]
    pub(crate) project: Option<String>,
}

/// What has no meaning where nothing is rendered.
const SELECTED: [&str; 8] = [
    "collection",
    "adopt",
    "layout",
    "template",
    "job",
    "workflow",
    "orb_version",
    "os",
];

/// What of a config is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum LastRunPart {
    /// The text, and what it is compiled to.
    All,
    /// The text: nothing of it is sent.
    Source,
    /// What it is compiled to: neither order nor comments count.
    Compiled,
}

impl LastRunPart {
    pub(crate) const fn has_source(self) -> bool {
        matches!(self, Self::All | Self::Source)
    }

    pub(crate) const fn has_compiled(self) -> bool {
        matches!(self, Self::All | Self::Compiled)
    }
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

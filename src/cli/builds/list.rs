use crate::builds::Status;
use crate::cli::{NetworkArgs, ProjectArgs, filled};

// `postorb builds list`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
A build is what its workflows come to; of a workflow that ran again the last time counts

Examples:
  postorb builds list --branch main --limit 3
  postorb builds list --status failed,error    looks further back until there are enough
  postorb builds list --mine --json")]
pub(crate) struct ListArgs {
    /// Builds of this branch alone
    #[arg(long, value_name = "BRANCH", value_parser = filled)]
    pub(crate) branch: Option<String>,
    /// Builds of all branches and tags, as without --branch
    #[arg(long, conflicts_with = "branch")]
    all_branches: bool,
    /// Builds with one of these statuses
    #[arg(long, value_enum, value_name = "STATUS", value_delimiter = ',')]
    pub(crate) status: Vec<StatusArg>,
    /// Builds that you started
    #[arg(long)]
    pub(crate) mine: bool,
    /// List so many at most
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub(crate) limit: usize,
    /// How to print them
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    pub(crate) format: BuildsFormat,
    /// The same as `--format json`
    #[arg(long, conflicts_with = "format")]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) project: ProjectArgs,
    #[command(flatten)]
    pub(crate) network: NetworkArgs,
}

/// A form of builds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum BuildsFormat {
    /// A line a build
    #[default]
    Text,
    /// The same for machines
    Json,
}

/// A status of builds, as CircleCI's own CLI names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
#[value(rename_all = "snake_case")]
pub(crate) enum StatusArg {
    /// Somebody stopped it
    Canceled,
    /// It cannot run
    Error,
    /// Something failed
    Failed,
    /// Something failed, and others go on
    Failing,
    /// There was nothing to run
    NotRun,
    /// It waits for an approval
    OnHold,
    /// It has not begun
    Queued,
    /// It goes on
    Running,
    /// Everything went well
    Success,
    /// Who started it may not
    Unauthorized,
}

impl From<StatusArg> for Status {
    fn from(status: StatusArg) -> Self {
        match status {
            StatusArg::Canceled => Self::Canceled,
            StatusArg::Error => Self::Error,
            StatusArg::Failed => Self::Failed,
            StatusArg::Failing => Self::Failing,
            StatusArg::NotRun => Self::NotRun,
            StatusArg::OnHold => Self::OnHold,
            StatusArg::Queued => Self::Queued,
            StatusArg::Running => Self::Running,
            StatusArg::Success => Self::Success,
            StatusArg::Unauthorized => Self::Unauthorized,
        }
    }
}

mod follow;
mod get;
mod list;
mod open;
mod trigger;
mod watch;

pub(crate) use follow::FollowArgs;
pub(crate) use get::GetArgs;
pub(crate) use list::{BuildsFormat, ListArgs};
pub(crate) use open::OpenArgs;
pub(crate) use trigger::TriggerArgs;
pub(crate) use watch::WatchArgs;

// `postorb builds`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
The project comes from --project, an integration of the selection, or the git remote `origin`

Examples:
  postorb builds list                         the last builds, and what they came to
  postorb builds get latest                   what failed in the last one
  postorb builds trigger --branch main --watch   start one, and see how it ends")]
pub(crate) struct BuildsArgs {
    #[command(subcommand)]
    pub(crate) command: BuildsCommand,
}

#[derive(Debug, clap::Subcommand)]
pub(crate) enum BuildsCommand {
    /// List builds, the newest first.
    List(ListArgs),
    /// Show a build: workflows, jobs, suites, and the tests that failed.
    Get(GetArgs),
    /// Start a build.
    Trigger(TriggerArgs),
    /// Follow a build until it ends.
    Watch(WatchArgs),
    /// Look at a build in a browser.
    Open(OpenArgs),
}

use super::FollowArgs;
use crate::cli::{ProjectArgs, filled};

// `postorb builds trigger`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
At a terminal the branch is picked or typed; without one it is the default branch. true, false and
whole numbers are what they say, and k='\"1\"' is a text. Exits with 1 where CircleCI skips it

Examples:
  postorb builds trigger --branch main
  postorb builds trigger --tag v1.2.0 --watch            follow it, as `builds watch` does
  postorb builds trigger --parameter suite=smoke --parameter deploy=false")]
pub(crate) struct TriggerArgs {
    /// Branch to build; pull/7/head is that of a pull request
    #[arg(long, value_name = "BRANCH", value_parser = filled)]
    pub(crate) branch: Option<String>,
    /// Tag to build
    #[arg(long, value_name = "TAG", conflicts_with = "branch", value_parser = filled)]
    pub(crate) tag: Option<String>,
    /// A parameter of the pipeline; can be given several times
    #[arg(long, value_name = "NAME=VALUE")]
    pub(crate) parameter: Vec<String>,
    /// Pipeline definition, where a project has several: its name or id
    #[arg(long, value_name = "NAME", value_parser = filled)]
    pub(crate) definition: Option<String>,
    /// Follow it until it ends
    #[arg(long)]
    pub(crate) watch: bool,
    #[command(flatten)]
    pub(crate) follow: FollowArgs,
    #[command(flatten)]
    pub(crate) project: ProjectArgs,
}

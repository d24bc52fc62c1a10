use std::path::{Path, PathBuf};

use super::{PublishArgs, SelectionArgs};

#[derive(Debug, clap::Args)]
#[command(mut_arg("targets", |targets| targets.requires("check")))]
#[command(after_help = "Examples:
  postorb merge           bring .circleci/config.yml up to date
  postorb merge --check   exit with 1 where it is not, and write nothing
  postorb merge --adopt   take over a job that was pasted from Postman")]
pub(crate) struct MergeArgs {
    #[command(flatten)]
    pub(crate) selection: SelectionArgs,
    #[command(flatten)]
    pub(crate) config: ConfigArg,
    /// Write nothing; exit with 1 if the config is not up to date.
    #[arg(long)]
    pub(crate) check: bool,
    /// Take over a job, workflow entry or orb of the same name that postorb did not write.
    #[arg(long)]
    pub(crate) adopt: bool,
    #[command(flatten)]
    pub(crate) publish: PublishArgs,
}

impl MergeArgs {
    /// Whether flags choose what is merged into what, which `diff` has too.
    pub(crate) fn are_chosen(&self) -> bool {
        self.adopt
            || self.selection != SelectionArgs::default()
            || self.config.file != Path::new(crate::names::CONFIG)
    }
}

// Which config.
#[derive(Debug, clap::Args)]
pub(crate) struct ConfigArg {
    /// Config of the repository
    #[arg(short = 'c', long = "config", value_name = "FILE", default_value = crate::names::CONFIG)]
    pub(crate) file: PathBuf,
}

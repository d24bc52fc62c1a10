use super::{ConfigArg, NetworkArgs, ProjectArgs};

// `postorb doctor`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Exits with 0 where nothing is to be mended, 1 where something is, 3 where a key is missing or
refused, and 4 or 8 where a service does not answer

Examples:
  postorb doctor             what is missing, and the command that mends it
  postorb doctor --offline   what can be told without asking anybody
  postorb doctor --fix       set variables on CircleCI that are set here and missing there")]
#[expect(clippy::struct_excessive_bools, reason = "flags are bools")]
pub(crate) struct DoctorArgs {
    /// Set what is missing on CircleCI to what this environment has, after a question
    #[arg(long, conflicts_with = "offline")]
    pub(crate) fix: bool,
    /// Set it without a question
    #[arg(long, requires = "fix")]
    pub(crate) yes: bool,
    /// Ask no service
    #[arg(long)]
    pub(crate) offline: bool,
    #[command(flatten)]
    pub(crate) project: ProjectArgs,
    #[command(flatten)]
    pub(crate) config: ConfigArg,
    #[command(flatten)]
    pub(crate) network: NetworkArgs,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
}

use std::path::PathBuf;

use crate::finding::{Safety, Severity};

/// `postorb validate`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  postorb validate                      check .circleci/config.yml
  postorb validate --fix                mend what is certain, and tell the rest
  postorb validate --fix --diff a.yml   show what would be mended in a.yml")]
pub(crate) struct ValidateArgs {
    /// Configs to check; `-` is standard input
    #[arg(value_name = "FILE", default_value = crate::names::CONFIG)]
    pub(crate) files: Vec<PathBuf>,
    /// Apply fixes that are certain; with `=all`, all of them
    #[arg(
        long,
        value_enum,
        value_name = "WHICH",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "safe"
    )]
    pub(crate) fix: Option<FixArg>,
    /// Show what fixes would change, and write nothing
    #[arg(long)]
    pub(crate) diff: bool,
    /// Severity from which on the exit code is 7
    #[arg(long, value_enum, value_name = "SEVERITY", default_value = "error")]
    pub(crate) fail_on: SeverityArg,
}

/// Which fixes to apply.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(crate) enum FixArg {
    /// Those that are certain.
    Safe,
    /// All of them.
    All,
}

impl From<FixArg> for Safety {
    fn from(arg: FixArg) -> Self {
        match arg {
            FixArg::Safe => Self::Safe,
            FixArg::All => Self::Unsafe,
        }
    }
}

/// A severity, by its name.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(crate) enum SeverityArg {
    /// CircleCI rejects it, or the run cannot work.
    Error,
    /// It runs, but not as meant, or unsafely.
    Warning,
    /// It could be better.
    Info,
}

impl From<SeverityArg> for Severity {
    fn from(arg: SeverityArg) -> Self {
        match arg {
            SeverityArg::Error => Self::Error,
            SeverityArg::Warning => Self::Warning,
            SeverityArg::Info => Self::Info,
        }
    }
}

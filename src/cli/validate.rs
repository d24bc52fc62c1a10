use std::path::PathBuf;

use super::{NetworkArgs, PublishArgs};
use crate::finding::{Safety, Severity};

#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "flags are bools")]
#[command(after_help = "\
To leave out what is meant: `# postorb: ignore[RULE]` behind or above it, or `ignore-file[RULE]`
Exit codes: 0 nothing as severe as --fail-on, 7 something is, 2 wrong usage or a file not read,
            3 no valid key, 4 a service or the network, 8 out of time, 70 a bug or not written

Examples:
  postorb validate                             check .circleci/config.yml and the selection
  postorb validate --fix --diff a.yml          show what would be mended in a.yml
  postorb validate --format sarif a.yml b.yml  one document for code scanning")]
pub(crate) struct ValidateArgs {
    /// Configs and selections to check; `-` is standard input [default: .circleci/config.yml, and
    /// .circleci/postorb.yml where there is one, here or further up in the repository]
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Apply fixes that are certain; with `=all`, those that change what the config does too
    #[arg(
        long,
        value_enum,
        value_name = "WHICH",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "safe"
    )]
    pub(crate) fix: Option<FixArg>,
    /// Show what fixes would change as a unified diff, and write nothing
    #[arg(long, conflicts_with_all = ["format", "json"])]
    pub(crate) diff: bool,
    /// Severity from which on the exit code is 7
    #[arg(long, value_enum, value_name = "SEVERITY", default_value = "error")]
    pub(crate) fail_on: SeverityArg,
    /// File or folder of an orb, by its alias; again for others
    #[arg(long, value_name = "ALIAS=FILE")]
    pub(crate) orb_source: Vec<String>,
    /// Ask Postman, CircleCI's compiler, and for the project's variables
    #[arg(long)]
    pub(crate) online: bool,
    /// Project in CircleCI [default: of the selection, or the remote's]
    #[arg(long, value_name = "SLUG", conflicts_with = "integration")]
    pub(crate) project: Option<String>,
    /// Integration of the selection whose project it is
    #[arg(long, value_name = "NICKNAME")]
    pub(crate) integration: Option<String>,
    #[command(flatten)]
    pub(crate) network: NetworkArgs,
    /// How to print what is found [default: text]
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(crate) format: Option<FindingsFormat>,
    /// The same as `--format json`
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) publish: PublishArgs,
    /// Print what there is to read about a rule, and check nothing
    #[arg(long, value_name = "RULE", conflicts_with_all = CHECKS, conflicts_with = "rules")]
    pub(crate) explain: Option<String>,
    /// Print every rule with its severities, and check nothing
    #[arg(long, conflicts_with_all = CHECKS)]
    pub(crate) rules: bool,
}

/// What has no meaning where nothing is checked.
const CHECKS: [&str; 12] = [
    "files",
    "fix",
    "diff",
    "fail_on",
    "orb_source",
    "online",
    "project",
    "integration",
    "timeout",
    "format",
    "json",
    "targets",
];

/// A form of the findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum FindingsFormat {
    /// For people, with the lines of the file
    Text,
    /// All that is known, version 1
    Json,
    /// SARIF 2.1.0, for code scanning and editors
    Sarif,
    /// Annotations of a GitHub workflow run
    Github,
    /// Tests as CI systems show them
    Junit,
    /// A list for pull requests and summaries
    Markdown,
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

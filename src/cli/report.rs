use std::path::PathBuf;

use super::{NetworkArgs, ResultsPublishArgs};

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Red, exit code 1: a failed assertion, request or script, a suite in which nothing ran,
                  a report that is missing, cut or not readable; whatever Newman exited with

Examples:
  postorb report newman/*.json                          what failed, and where
  postorb report smoke=a.json --format junit=tests.xml  JUnit that CI systems read right
  postorb report r.json --baseline old.json --json      what is new against an earlier run")]
pub(crate) struct ReportArgs {
    /// Reports of Newman or the Postman CLI: JSON, or JUnit, which tells less; patterns such as
    /// `*.json`; `-` is standard input. `NAME=` before it names the suite
    #[arg(value_name = "[NAME=]FILE", required = true)]
    pub(crate) files: Vec<String>,
    /// Take reports of one suite for attempts: what passes later is flaky, not failed
    #[arg(long)]
    pub(crate) attempts: bool,
    /// Environment of the run, to hide its secret values; repeatable
    #[arg(long, value_name = "FILE")]
    pub(crate) environment: Vec<PathBuf>,
    /// Names of suites, as of `postorb discover`: none may be missing
    #[arg(long, value_name = "FILE")]
    pub(crate) expect: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) network: NetworkArgs,
    #[command(flatten)]
    pub(crate) results: ResultsArgs,
}

// How results are judged, told and published.
#[derive(Debug, clap::Args)]
pub(crate) struct ResultsArgs {
    /// How to tell it, and the file for it: text (default), junit, markdown, json, github, ctrf,
    /// html; can be given several times
    #[arg(long, value_name = "FORMAT[=FILE]")]
    pub(crate) format: Vec<String>,
    /// The same as `--format json`
    #[arg(long)]
    pub(crate) json: bool,
    /// Earlier report: tell what is new, fixed and slower since
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,
    /// Let a suite pass in which no request ran
    #[arg(long)]
    pub(crate) allow_empty: bool,
    /// Let a suite fail in which nothing is asserted
    #[arg(long)]
    pub(crate) require_assertions: bool,
    /// Variable of this environment, or of Postman's, to hide; can be given several times
    #[arg(long, value_name = "VARIABLE")]
    pub(crate) secret: Vec<String>,
    /// Of which requests to show bodies: failed (default), none or all
    #[arg(
        long,
        value_enum,
        value_name = "WHICH",
        default_value = "failed",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(crate) show_bodies: ShowArg,
    /// Of which requests to show headers: failed (default), none or all
    #[arg(
        long,
        value_enum,
        value_name = "WHICH",
        default_value = "failed",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(crate) show_headers: ShowArg,
    #[command(flatten)]
    pub(crate) publish: ResultsPublishArgs,
}

/// Of which requests something is shown.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(crate) enum ShowArg {
    /// Of no request
    None,
    /// Of those that failed
    Failed,
    /// Of all
    All,
}

/// A form of results.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum ResultsFormat {
    /// For people, at the end of a log
    Text,
    /// Tests as CI systems show them
    Junit,
    /// For a pull request or a job summary
    Markdown,
    /// All that is known, version 1
    Json,
    /// Annotations of a GitHub workflow run
    Github,
    /// The Common Test Report Format
    Ctrf,
    /// A page for a browser
    Html,
}

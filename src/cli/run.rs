use super::{NetworkArgs, ResultsArgs, SelectedArgs};
use crate::selection::{Duration, RunnerKind};

/// `postorb run`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
More of what tells results is in `postorb report --help`, and of what describes a suite in
`postorb render --help`; `man postorb-run` has all of it

Examples:
  postorb run smoke                                              one suite of the selection
  postorb run --collection tests/api.json -e tests/staging.json  a collection without a selection
  postorb run --jobs 4 --retry 1 --format junit=results.xml      side by side, and JUnit for CI")]
pub(crate) struct RunArgs {
    /// Suite to run, or one of its runs such as `smoke-staging` [default: all]
    #[arg(value_name = "SUITE", conflicts_with = "collection")]
    pub(crate) suites: Vec<String>,
    #[command(flatten)]
    pub(crate) selection: SelectedArgs,
    /// Suites to run side by side [default: 1]
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=64))]
    pub(crate) jobs: Option<u32>,
    /// Run a suite that failed again, up to so many times
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(..=5))]
    pub(crate) retry: Option<u32>,
    /// Program that runs collections
    #[arg(long, value_enum, value_name = "PROGRAM")]
    pub(crate) runner: Option<RunnerKind>,
    /// Wait until this URL answers before anything runs; can be given several times
    #[arg(long, value_name = "URL")]
    pub(crate) wait_for: Vec<String>,
    /// How long to wait for each
    #[arg(long, value_name = "TIME", default_value = "60s", value_parser = duration)]
    pub(crate) wait_timeout: Duration,
    /// Print what would be run, and run nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    #[command(flatten)]
    pub(crate) network: NetworkArgs,
    #[command(flatten)]
    pub(crate) results: ResultsArgs,
    /// Further arguments for the runner
    #[arg(last = true, value_name = "ARGUMENT")]
    pub(crate) extra: Vec<String>,
}

fn duration(text: &str) -> Result<Duration, String> {
    Duration::parse(text).ok_or_else(|| "a time is a number and `ms`, `s`, `m` or `h`".to_owned())
}

/// What the page of `run` leaves to those of `report` and `render`, so that it fits on a screen.
const ELSEWHERE: [&str; 14] = [
    "globals",
    "iteration_count",
    "iteration_data",
    "folder",
    "bail",
    "baseline",
    "allow_empty",
    "require_assertions",
    "secret",
    "show_bodies",
    "show_headers",
    "timeout",
    "destinations",
    "require_publish",
];

/// The command with a short page for `run`, and for `report` what `man postorb-report` has of the network.
pub(super) fn shorten(command: clap::Command) -> clap::Command {
    let command = command.mut_subcommand("run", |run| {
        run.mut_args(|arg| {
            let is_elsewhere = ELSEWHERE.contains(&arg.get_id().as_str());
            arg.hide(is_elsewhere)
        })
    });
    command.mut_subcommand("report", |report| {
        report.mut_arg("timeout", |timeout| timeout.hide(true))
    })
}

use super::{NetworkArgs, ResultsArgs, SuiteArgs};
use crate::selection::{Duration, RunnerKind};

/// `postorb run`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Red, exit code 1: as for `postorb report`; whatever the runner exits with, a run in which nothing ran
                  is none that passed

Examples:
  postorb run                                          every suite of the selection
  postorb run smoke --format junit=results/smoke.xml   one suite, with JUnit for CI
  postorb run --collection api.json -e staging.json    a collection without a selection
  postorb run --jobs 4 --retry 1 -- --verbose          side by side, again where they fail")]
pub(crate) struct RunArgs {
    /// Suite to run, or one of its runs such as `smoke-staging` [default: all]
    #[arg(value_name = "SUITE", conflicts_with = "collection")]
    pub(crate) suites: Vec<String>,
    #[command(flatten)]
    pub(crate) selection: SuiteArgs,
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

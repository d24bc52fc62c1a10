use clap::{Args as _, Command};

use super::{NetworkArgs, ReportArgs, ResultsArgs, SelectedArgs};
use crate::selection::{Duration, RunnerKind};

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Also --to --require-publish --baseline --allow-empty --require-assertions --secret --show-bodies
--show-headers --timeout (see `postorb report`), -g -n -d --folder --bail (see `postorb render`)

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
    /// Run only these of what `postorb discover` prints; `-` is standard input
    #[arg(long, value_name = "ATOM", num_args = 1.., conflicts_with = "shard")]
    pub(crate) atom: Vec<String>,
    /// Run this share of it, like 1/3; `circleci` is that of this container
    #[arg(long, value_name = "I/N", value_parser = ShardArg::parse)]
    pub(crate) shard: Option<ShardArg>,
    /// Earlier results, JUnit or JSON, to share it out by time
    #[arg(long, value_name = "FILE", requires = "shard")]
    pub(crate) timings: Vec<String>,
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

/// Which of several machines this is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ShardArg {
    /// The one that CircleCI says it is.
    Circleci,
    /// This one of so many, counted from 1.
    Of { number: u32, total: u32 },
}

impl ShardArg {
    fn parse(text: &str) -> Result<Self, String> {
        if text == "circleci" {
            return Ok(Self::Circleci);
        }
        let numbers = text.split_once('/');
        let numbers = numbers.and_then(|(number, total)| {
            let number: u32 = number.parse().ok()?;
            let total: u32 = total.parse().ok()?;
            (1..=total).contains(&number).then_some((number, total))
        });
        let (number, total) = numbers.ok_or(
            "a shard is its number and how many there are, from `1/3` to `3/3`, or `circleci`",
        )?;
        Ok(Self::Of { number, total })
    }
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
pub(super) fn shorten(command: Command) -> Command {
    command
        .mut_subcommand("run", |run| run.defer(run_page))
        .mut_subcommand("report", |report| report.defer(report_page))
}

fn run_page(command: Command) -> Command {
    RunArgs::augment_args(command).mut_args(|arg| {
        let is_elsewhere = ELSEWHERE.contains(&arg.get_id().as_str());
        arg.hide(is_elsewhere)
    })
}

fn report_page(command: Command) -> Command {
    ReportArgs::augment_args(command).mut_arg("timeout", |timeout| timeout.hide(true))
}

#[cfg(test)]
mod tests {
    use clap::{Args as _, Command};

    use super::{ELSEWHERE, RunArgs};

    #[test]
    fn the_page_names_each_flag_that_it_leaves_to_others() {
        let command = RunArgs::augment_args(Command::new("run"));
        let page = command.get_after_help().unwrap().to_string();
        let (page, _) = page.split_once("Examples:").unwrap();
        let words: Vec<&str> = page.split([' ', ',', '\n']).collect();
        for id in ELSEWHERE {
            let mut flags = command.get_arguments();
            let flag = flags.find(|flag| flag.get_id() == id).unwrap();
            let long = flag.get_long().map(|long| format!("--{long}"));
            let short = flag.get_short().map(|short| format!("-{short}"));
            let mut names = long.into_iter().chain(short);
            assert!(names.any(|name| words.contains(&&*name)), "{id}");
        }
    }
}

use super::{NetworkArgs, SelectedArgs};

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  postorb discover                                                   what `run --atom` takes
  postorb discover smoke                                             of one suite
  postorb discover --test-suites > .circleci/test-suites.yml         for `circleci testsuite`")]
pub(crate) struct DiscoverArgs {
    /// Suite, or one of its runs such as `smoke-staging` [default: all]
    #[arg(value_name = "SUITE", conflicts_with = "collection")]
    pub(crate) suites: Vec<String>,
    #[command(flatten)]
    pub(crate) selection: SelectedArgs,
    /// Print a suite for CircleCI's `.circleci/test-suites.yml`, which calls postorb
    #[arg(long, conflicts_with = "collection")]
    pub(crate) test_suites: bool,
    #[command(flatten)]
    pub(crate) network: NetworkArgs,
}

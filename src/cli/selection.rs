use std::path::PathBuf;

use crate::selection::{BailAt, Layout, Os};

// What is selected: a file, or flags for one suite, which mean what they mean to Newman.
#[derive(Debug, Default, PartialEq, Eq, clap::Args)]
pub(crate) struct SelectedArgs {
    /// Selection file [default: .circleci/postorb.yml]
    #[arg(long, value_name = "FILE", conflicts_with = "collection")]
    pub(crate) selection: Option<PathBuf>,
    /// Collection to run instead of a file's suites: UID, id, URL or file
    #[arg(long, value_name = "X")]
    pub(crate) collection: Option<String>,
    /// Its environment: UID, id, URL or file
    #[arg(short, long, value_name = "X", requires = "collection")]
    pub(crate) environment: Option<String>,
    /// Its global variables: URL or file
    #[arg(short, long, value_name = "X", requires = "collection")]
    pub(crate) globals: Option<String>,
    /// How many times it runs
    #[arg(short = 'n', long, value_name = "N", requires = "collection")]
    #[arg(value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) iteration_count: Option<u32>,
    /// Its rows of data: URL or file
    #[arg(short = 'd', long, value_name = "X", requires = "collection")]
    pub(crate) iteration_data: Option<String>,
    /// A folder or request to run; can be given several times
    #[arg(
        long,
        value_name = "NAME",
        requires = "collection",
        allow_hyphen_values = true
    )]
    pub(crate) folder: Vec<String>,
    /// Stop at the first failure, or where a folder does not exist
    #[arg(long, value_name = "WHEN", requires = "collection", num_args = 0..=1)]
    #[arg(value_enum, default_missing_value = "failure")]
    pub(crate) bail: Option<BailAt>,
}

// What is selected, and how a config is made of it.
#[derive(Debug, Default, PartialEq, Eq, clap::Args)]
pub(crate) struct SelectionArgs {
    #[command(flatten)]
    pub(crate) suite: SelectedArgs,
    /// Form of the config: newman-orb, newman-docker, postorb or postman-cli
    #[arg(long, value_enum, value_name = "LAYOUT", hide_possible_values = true)]
    pub(crate) layout: Option<Layout>,
    /// Template of your own instead of the layout's
    #[arg(long, value_name = "FILE")]
    pub(crate) template: Option<String>,
    /// Name of the generated job
    #[arg(long, value_name = "NAME")]
    pub(crate) job: Option<String>,
    /// Name of the workflow that runs it
    #[arg(long, value_name = "NAME")]
    pub(crate) workflow: Option<String>,
    /// Version of the orb postman/newman
    #[arg(long, value_name = "VERSION")]
    pub(crate) orb_version: Option<String>,
    /// Machine of the Postman CLI
    #[arg(long, value_enum, value_name = "OS")]
    pub(crate) os: Option<Os>,
}

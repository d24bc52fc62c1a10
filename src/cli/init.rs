use std::path::PathBuf;

use super::ConfigArg;
use crate::selection::Layout;

#[derive(Debug, clap::Args)]
#[command(after_help = "\
At a terminal it asks for whatever no flag answers; elsewhere it asks nothing. X is a name, an id or
an address, and for all but workspace and collection it can be `none`. Flags whose help begins with
`A` can be given several times. Files that are there are added to

Examples:
  postorb init
  postorb init --workspace Bookings --collection Smoke --environment staging --yes
  postorb init --workspace Bookings --collection Smoke --environment none --dry-run")]
pub(crate) struct InitArgs {
    /// Workspace to pick from
    #[arg(long, value_name = "X")]
    pub(crate) workspace: Option<String>,
    /// API of the workspace that the suites test
    #[arg(long, value_name = "X", conflicts_with = "spec")]
    pub(crate) api: Option<String>,
    /// Specification of the Spec Hub instead of an API
    #[arg(long, value_name = "X")]
    pub(crate) spec: Option<String>,
    /// Version of the API, or tag of the specification
    #[arg(long, value_name = "X")]
    pub(crate) api_version: Option<String>,
    /// CircleCI project that is linked to it, like gh/acme/bookings
    #[arg(long, value_name = "SLUG")]
    pub(crate) project: Option<String>,
    /// A collection to run: also a file of the repository
    #[arg(long, value_name = "X")]
    pub(crate) collection: Vec<String>,
    /// An environment of every collection, or of one as COLLECTION=X
    #[arg(short, long, value_name = "X")]
    pub(crate) environment: Vec<String>,
    /// Form of the config
    #[arg(long, value_enum, value_name = "LAYOUT")]
    pub(crate) layout: Option<Layout>,
    /// Name of the generated job
    #[arg(long, value_name = "NAME")]
    pub(crate) job: Option<String>,
    /// Workflow that runs the suites, one of the config or a new one
    #[arg(long, value_name = "NAME")]
    pub(crate) workflow: Option<String>,
    /// A job that ends before the suites start
    #[arg(long, value_name = "JOB")]
    pub(crate) requires: Vec<String>,
    /// A job that waits for the suites
    #[arg(long, value_name = "JOB")]
    pub(crate) before: Vec<String>,
    /// A context that has the API key
    #[arg(long, value_name = "NAME")]
    pub(crate) context: Vec<String>,
    /// Selection file to write or to add to
    #[arg(long, value_name = "FILE", default_value = crate::names::SELECTION)]
    pub(crate) selection: PathBuf,
    #[command(flatten)]
    pub(crate) config: ConfigArg,
    /// Write without asking whether to
    #[arg(short, long)]
    pub(crate) yes: bool,
    /// Show what would be written, and write nothing
    #[arg(long, conflicts_with = "yes")]
    pub(crate) dry_run: bool,
}

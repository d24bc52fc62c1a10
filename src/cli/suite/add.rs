use std::path::PathBuf;

use crate::selection::BailAt;

/// `postorb suite add`; what Newman has a flag for keeps its name.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Newman's --insecure, --ignore-redirects, --timeout-script, --delay-request, --export-* are flags too

Examples:
  postorb suite add --collection Bookings -e staging --workspace Shop
  postorb suite add nightly --collection tests/api.json --folder Checkout --workflow nightly
  postorb suite add tests/api.json tests/shop.json --environments dev=tests/staging.json --dry-run")]
pub(crate) struct AddArgs {
    /// The suite's name, made of its collection's by default; without --collection, files: a suite each
    #[arg(value_name = "NAME|FILE")]
    pub(crate) names: Vec<String>,
    /// Collection to run: UID, id, URL, name in Postman, or file
    #[arg(long, value_name = "X", required_unless_present = "names")]
    pub(crate) collection: Option<String>,
    /// Its environment, likewise
    #[arg(short, long, value_name = "X", conflicts_with = "environments")]
    pub(crate) environment: Option<String>,
    /// An environment of several, by its name; can be given several times
    #[arg(long, value_name = "NAME=X")]
    pub(crate) environments: Vec<String>,
    /// Its global variables: URL or file
    #[arg(short, long, value_name = "FILE")]
    pub(crate) globals: Option<String>,
    /// How many times it runs
    #[arg(short = 'n', long, value_name = "N")]
    #[arg(value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) iteration_count: Option<u32>,
    /// Its rows of data: URL or file
    #[arg(short = 'd', long, value_name = "FILE")]
    pub(crate) iteration_data: Option<String>,
    /// A folder or request to run; can be given several times
    #[arg(long, value_name = "NAME", allow_hyphen_values = true)]
    pub(crate) folder: Vec<String>,
    /// Stop at the first failure, or where a folder does not exist
    #[arg(long, value_name = "WHEN", num_args = 0..=1, hide_possible_values = true)]
    #[arg(value_enum, default_missing_value = "failure")]
    pub(crate) bail: Option<BailAt>,
    /// How long a run may take: 90s, 10m
    #[arg(long, value_name = "TIME")]
    pub(crate) timeout: Option<String>,
    /// Milliseconds that one request may take
    #[arg(long, value_name = "MS")]
    pub(crate) timeout_request: Option<u64>,
    #[command(flatten)]
    pub(crate) newman: NewmanArgs,
    /// A further argument for Newman; can be given several times
    #[arg(long, value_name = "ARG", allow_hyphen_values = true)]
    pub(crate) extra: Vec<String>,
    /// A variable that takes its value from an environment variable
    #[arg(long, value_name = "VAR=ENV")]
    pub(crate) secrets: Vec<String>,
    /// How often it is run again where it fails
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(..=5))]
    pub(crate) retry: Option<u32>,
    /// Workflow that runs it
    #[arg(long, value_name = "NAME")]
    pub(crate) workflow: Option<String>,
    /// Workspace that names are looked up in: its name, id or URL
    #[arg(long, value_name = "X")]
    pub(crate) workspace: Option<String>,
    /// Selection file to add to
    #[arg(long, value_name = "FILE", default_value = crate::names::SELECTION)]
    pub(crate) selection: PathBuf,
    /// Show the difference, and write nothing
    #[arg(long, alias = "diff")]
    pub(crate) dry_run: bool,
    /// Ask Postman nothing, and take UIDs as they are
    #[arg(long)]
    pub(crate) offline: bool,
}

// Newman's flags that are rarely needed: the page names them, without a line for each.
#[derive(Debug, clap::Args)]
pub(crate) struct NewmanArgs {
    #[arg(long, value_name = "MS", hide = true)]
    pub(crate) timeout_script: Option<u64>,
    #[arg(long, value_name = "MS", hide = true)]
    pub(crate) delay_request: Option<u64>,
    #[arg(short = 'k', long, hide = true)]
    pub(crate) insecure: bool,
    #[arg(long, hide = true)]
    pub(crate) ignore_redirects: bool,
    #[arg(long, value_name = "FILE", hide = true)]
    pub(crate) export_environment: Option<String>,
    #[arg(long, value_name = "FILE", hide = true)]
    pub(crate) export_globals: Option<String>,
    #[arg(long, value_name = "FILE", hide = true)]
    pub(crate) export_collection: Option<String>,
}

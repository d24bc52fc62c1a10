use std::path::PathBuf;

// `postorb integration edit`.
#[derive(Debug, clap::Args)]
#[command(override_usage = "postorb integration edit [OPTIONS] <NICKNAME>")]
#[command(group = clap::ArgGroup::new("change").required(true).multiple(true))]
#[command(after_help = "\
Only what is named changes, where it stands: comments and the style of the file stay

Examples:
  postorb integration edit Bookings --api-version v3
  postorb integration edit Bookings --suites smoke
  postorb integration edit Bookings --nickname Shop --suites all --dry-run")]
pub(crate) struct EditIntegrationArgs {
    /// Integration to change
    #[arg(value_name = "NICKNAME")]
    pub(crate) integration: String,
    /// What people call it from now on
    #[arg(long, value_name = "NAME", group = "change")]
    pub(crate) nickname: Option<String>,
    /// Version of the API, or version tag of the specification; `none` takes it out
    #[arg(long, value_name = "X", group = "change")]
    pub(crate) api_version: Option<String>,
    /// CircleCI project, like gh/acme/shop
    #[arg(long, value_name = "SLUG", group = "change")]
    pub(crate) project: Option<String>,
    /// Suites that test it instead of those that do, with commas between them; `all` are all
    #[arg(long, value_name = "NAMES", group = "change")]
    #[arg(conflicts_with_all = ["add_suite", "remove_suite"])]
    pub(crate) suites: Vec<String>,
    /// A suite that tests it, too; can be given several times
    #[arg(long, value_name = "NAME", group = "change")]
    pub(crate) add_suite: Vec<String>,
    /// A suite that does so no longer; can be given several times
    #[arg(long, value_name = "NAME", group = "change")]
    pub(crate) remove_suite: Vec<String>,
    /// Selection file to change
    #[arg(long, value_name = "FILE", default_value = crate::names::SELECTION)]
    pub(crate) selection: PathBuf,
    /// Show the difference, and write nothing
    #[arg(long, alias = "diff")]
    pub(crate) dry_run: bool,
    /// Ask neither Postman nor CircleCI
    #[arg(long)]
    pub(crate) offline: bool,
}

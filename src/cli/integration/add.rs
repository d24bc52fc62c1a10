use std::path::PathBuf;

// `postorb integration add`.
#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("subject").required(true))]
#[command(after_help = "\
Names are looked up in Postman, where there is a key; ids are taken as they are without one, and
a version of an API is linked to one project

Examples:
  postorb integration add --api Bookings --api-version v2.1 --workspace Shop
  postorb integration add Shop --spec 5360b75f-447e-467c-9299-12fd6c92450d --project gh/acme/shop
  postorb integration add --api Bookings --workspace Shop --suites smoke --dry-run")]
pub(crate) struct AddIntegrationArgs {
    /// What people call it; made of the name of the API, or of the project, where it is left out
    #[arg(value_name = "NICKNAME")]
    pub(crate) nickname: Option<String>,
    /// API of the API Builder: its name or id
    #[arg(long, value_name = "X", group = "subject")]
    pub(crate) api: Option<String>,
    /// Specification of the Spec Hub instead: its name or id
    #[arg(long, value_name = "X", group = "subject")]
    pub(crate) spec: Option<String>,
    /// Version of the API, or version tag of the specification; `none` is none [default: none]
    #[arg(long, value_name = "X")]
    pub(crate) api_version: Option<String>,
    /// Workspace that it is in: its name, id or URL
    #[arg(long, value_name = "X")]
    pub(crate) workspace: Option<String>,
    /// CircleCI project, like gh/acme/shop [default: the remote `origin`]
    #[arg(long, value_name = "SLUG")]
    pub(crate) project: Option<String>,
    /// Suites that test it, with commas between them; `all` are all [default: all]
    #[arg(long, value_name = "NAMES")]
    pub(crate) suites: Vec<String>,
    /// Selection file to add to
    #[arg(long, value_name = "FILE", default_value = crate::names::SELECTION)]
    pub(crate) selection: PathBuf,
    /// Show the difference, and write nothing
    #[arg(long, alias = "diff")]
    pub(crate) dry_run: bool,
    /// Ask neither Postman nor CircleCI, and take ids as they are
    #[arg(long)]
    pub(crate) offline: bool,
}

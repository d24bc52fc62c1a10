mod add;
mod edit;
mod list;
mod remove;
mod status;

pub(crate) use add::AddIntegrationArgs;
pub(crate) use edit::EditIntegrationArgs;
pub(crate) use list::ListIntegrationsArgs;
pub(crate) use remove::RemoveIntegrationsArgs;
pub(crate) use status::IntegrationStatusArgs;

// `postorb integration`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
They are kept in .circleci/postorb.yml, and reviewed like code

Examples:
  postorb integration add --api Bookings --workspace Shop   link an API to this repository's project
  postorb integration list                                  what is linked
  postorb integration remove Bookings                       unlink it again")]
pub(crate) struct IntegrationArgs {
    #[command(subcommand)]
    pub(crate) command: IntegrationCommand,
}

#[derive(Debug, clap::Subcommand)]
pub(crate) enum IntegrationCommand {
    /// Link a version of an API to the CircleCI project that tests it.
    Add(Box<AddIntegrationArgs>),
    /// List the integrations of the selection.
    List(ListIntegrationsArgs),
    /// Tell what the last builds came to, and their suites.
    Status(IntegrationStatusArgs),
    /// Change an integration.
    Edit(Box<EditIntegrationArgs>),
    /// Remove integrations; suites and the config stay as they are.
    Remove(RemoveIntegrationsArgs),
}

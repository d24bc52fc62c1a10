/// Flags of commands that ask services.
#[derive(Clone, Debug, Default, clap::Args)]
pub(crate) struct NetworkArgs {
    /// How long all calls of services may take together, like 90s or 10m [default: 2m]
    #[arg(long, value_name = "TIME")]
    pub(crate) timeout: Option<String>,
}

// Flags of commands that ask services.
#[derive(Clone, Debug, Default, clap::Args)]
pub(crate) struct NetworkArgs {
    /// Time that all calls may take together, like 90s [default: 2m]
    #[arg(long, value_name = "TIME")]
    pub(crate) timeout: Option<String>,
}

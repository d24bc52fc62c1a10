use crate::publish::Target;

/// Where the answer goes beside standard output.
#[derive(Debug, clap::Args)]
pub(crate) struct PublishArgs {
    /// Publish there too
    #[arg(long = "to", value_enum, value_name = "TARGET", value_delimiter = ',')]
    pub(crate) targets: Vec<Target>,
}

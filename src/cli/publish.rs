use crate::publish::{Destination, Target};

// Where the answer goes beside standard output.
#[derive(Debug, clap::Args)]
pub(crate) struct PublishArgs {
    /// Publish there too
    #[arg(long = "to", value_enum, value_name = "TARGET", value_delimiter = ',')]
    pub(crate) targets: Vec<Target>,
}

// Where results go beside standard output.
#[derive(Debug, clap::Args)]
pub(crate) struct ResultsPublishArgs {
    /// Publish there too: github-comment, github-status, github-check, github-summary,
    /// github-output, circleci, postman
    #[arg(
        long = "to",
        value_enum,
        value_name = "TARGET",
        value_delimiter = ',',
        hide_possible_values = true
    )]
    pub(crate) destinations: Vec<Destination>,
    /// Fail where something could not be published
    #[arg(long)]
    pub(crate) require_publish: bool,
}

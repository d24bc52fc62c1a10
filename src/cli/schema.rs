/// `postorb schema`.
#[derive(Debug, clap::Args)]
pub(crate) struct SchemaArgs {}

use std::path::PathBuf;

// Which project of CircleCI's is meant.
#[derive(Clone, Debug, Default, clap::Args)]
pub(crate) struct ProjectArgs {
    /// CircleCI project: gh/OWNER/NAME, bb/OWNER/NAME, circleci/ID/ID, or its address
    #[arg(long, value_name = "SLUG", conflicts_with = "integration")]
    pub(crate) project: Option<String>,
    /// Integration of the selection whose project it is
    #[arg(long, value_name = "NICKNAME")]
    pub(crate) integration: Option<String>,
    /// Selection file [default: .circleci/postorb.yml]
    #[arg(long, value_name = "FILE")]
    pub(crate) selection: Option<PathBuf>,
}

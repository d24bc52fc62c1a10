use super::SelectionArgs;

#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct RenderArgs {
    #[command(flatten)]
    pub(crate) selection: SelectionArgs,
    /// Write the API key's value in place of its variable
    #[arg(long)]
    pub(crate) expand_key: bool,
}

const EXAMPLES: &str = "Examples:
  postorb render
  postorb render --collection 789883-28b680e3-eb56-4135-8f4c-de01a6e494e9 --layout newman-docker
  postorb render --collection tests/api.json -e tests/staging.json --folder Checkout --bail";

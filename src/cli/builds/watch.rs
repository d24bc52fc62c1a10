use super::FollowArgs;
use crate::cli::{ProjectArgs, filled};

// `postorb builds watch`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Exit codes: 0 all well, 1 something failed or nothing ran, 6 canceled, 8 it took too long;
            Ctrl-C ends watching with 6, and the build goes on

Examples:
  postorb builds watch --branch main
  postorb builds watch 1042 --fail-fast --timeout 10m
  postorb builds watch --sha 4f2a91c          wait until there is a build of a commit, too")]
pub(crate) struct WatchArgs {
    /// Its number, the id of its pipeline, or `latest`
    #[arg(value_name = "BUILD", default_value = "latest")]
    pub(crate) build: String,
    /// Branch whose last build is meant
    #[arg(long, value_name = "BRANCH", value_parser = filled)]
    pub(crate) branch: Option<String>,
    /// Commit whose build is meant; it may take two minutes to appear
    #[arg(long, value_name = "SHA", value_parser = sha)]
    pub(crate) sha: Option<String>,
    #[command(flatten)]
    pub(crate) follow: FollowArgs,
    #[command(flatten)]
    pub(crate) project: ProjectArgs,
}

fn sha(text: &str) -> Result<String, String> {
    let is_hex = text.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_hex && (7..=64).contains(&text.len()) {
        return Ok(text.to_ascii_lowercase());
    }
    Err("a commit is 7 hexadecimal digits of its hash, or more".to_owned())
}

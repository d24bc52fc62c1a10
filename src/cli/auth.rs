use crate::service::Account;

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Keys come from environment variables first: POSTMAN_API_KEY; CIRCLE_TOKEN or CIRCLECI_CLI_TOKEN;
GITHUB_TOKEN or GH_TOKEN. `auth login` is for machines where people work

Examples:
  postorb auth login postman    ask for a key, check it, keep it
  postorb auth status           where keys come from, and whose they are
  postorb auth logout postman   remove it from this machine")]
pub(crate) struct AuthArgs {
    #[command(subcommand)]
    pub(crate) command: AuthCommand,
}

#[derive(Debug, clap::Subcommand)]
pub(crate) enum AuthCommand {
    /// Keep a key on this machine, readable by you alone.
    Login(LoginArgs),
    /// Tell where keys come from, and whose they are.
    Status(StatusArgs),
    /// Remove a key from this machine.
    Logout(LogoutArgs),
}

/// `postorb auth login`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
At a terminal the key is asked for and not shown; it is never an argument, which others could see

Examples:
  postorb auth login postman
  postorb auth login circleci --with-token < circleci.txt
  postorb auth login github - < github.txt")]
pub(crate) struct LoginArgs {
    /// Service that the key is for
    #[arg(value_enum, value_name = "SERVICE")]
    pub(crate) service: ServiceArg,
    /// Read the key from standard input, as --with-token does
    #[arg(value_name = "-", value_parser = ["-"], hide_possible_values = true)]
    #[arg(conflicts_with = "with_token")]
    input: Option<String>,
    /// Read the key from standard input.
    #[arg(long)]
    with_token: bool,
    /// Do not ask the service whose key it is; its form is looked at all the same.
    #[arg(long)]
    pub(crate) no_check: bool,
}

impl LoginArgs {
    /// Whether the key comes from standard input, even where that is a terminal.
    pub(crate) fn is_read(&self) -> bool {
        self.with_token || self.input.is_some()
    }
}

/// `postorb auth status`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Exits with 3 where the key of the named service is missing, or where a service refuses its own

Examples:
  postorb auth status
  postorb auth status postman --json
  postorb auth status --no-check        without asking the services")]
pub(crate) struct StatusArgs {
    /// Service that there has to be a key for
    #[arg(value_enum, value_name = "SERVICE")]
    pub(crate) service: Option<ServiceArg>,
    /// Do not ask the services whose keys they are.
    #[arg(long)]
    pub(crate) no_check: bool,
    /// Print JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

/// `postorb auth logout`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
The key itself stays valid: who has it elsewhere can use it until it is revoked at the service

Examples:
  postorb auth logout postman
  postorb auth logout circleci
  postorb auth logout github")]
pub(crate) struct LogoutArgs {
    /// Service whose key is removed
    #[arg(value_enum, value_name = "SERVICE")]
    pub(crate) service: ServiceArg,
}

/// A service that has keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum ServiceArg {
    /// Postman.
    Postman,
    /// CircleCI.
    Circleci,
    /// GitHub.
    Github,
}

impl From<ServiceArg> for Account {
    fn from(service: ServiceArg) -> Self {
        match service {
            ServiceArg::Postman => Self::Postman,
            ServiceArg::Circleci => Self::CircleCi,
            ServiceArg::Github => Self::GitHub,
        }
    }
}

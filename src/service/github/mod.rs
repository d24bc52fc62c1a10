//! GitHub's API, as far as results go there (GitHub documentation, "REST API", version 2022-11-28).

mod account;
mod comments;
mod marks;
mod problem;
mod pulls;
mod repository;
mod service;
mod user;

use secrecy::SecretString;

use super::account::Account;
use super::credentials::Credentials;
use super::http::{Client, Network};
use crate::{Env, Failure};

pub use comments::Comment;
pub use marks::{Check, State, Status};
pub use pulls::Pull;
pub use repository::Repository;
pub(super) use service::GITHUB;
pub use user::User;

/// GitHub, for the owner of a token.
#[derive(Debug)]
pub struct Github {
    client: Client,
}

impl Github {
    /// GitHub with the token of the environment or of the file. Opens no connection.
    ///
    /// # Errors
    /// Where there is no token, or where what the environment says of the API's address cannot be used.
    pub fn new(env: &Env, network: Network) -> Result<Self, Failure> {
        let account = Account::GitHub;
        let credentials = Credentials::new(env);
        let (key, _) = credentials
            .find(account, None)?
            .ok_or_else(|| credentials.missing(account, None, GITHUB.name))?;
        Self::with_token(key, env, network)
    }

    /// GitHub with a token that somebody has just given.
    ///
    /// # Errors
    /// Where what the environment says of the API's address cannot be used.
    pub fn with_token(token: SecretString, env: &Env, network: Network) -> Result<Self, Failure> {
        Ok(Self {
            client: Client::new(&GITHUB, Some(token), env, network)?,
        })
    }

    /// The host that calls go to.
    #[must_use]
    pub fn host(&self) -> &str {
        self.client.host()
    }

    /// Whether this API is the one of a host that people visit: `github.com`, or a company's own.
    #[must_use]
    pub fn serves(&self, host: &str) -> bool {
        let api = self.host();
        let is_local = matches!(api, "localhost" | "127.0.0.1" | "[::1]");
        is_local || api == host || api.strip_prefix("api.") == Some(host)
    }

    /// A line for each call since the last time, for `--verbose`.
    #[must_use]
    pub fn log(&self) -> Vec<String> {
        self.client.log()
    }
}

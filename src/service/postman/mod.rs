//! Postman's API (`OpenAPI` document 1.45, and for `/apis` what its SDK of 2024 knows).
//!
//! It is read leniently where a field is not needed, and strictly where postorb relies on one.

mod calls;
mod comments;
mod model;
mod problem;
mod service;

use secrecy::SecretString;

use super::account::Account;
use super::credentials::{Credentials, Origin};
use super::http::{Client, Network};
use crate::{Env, Failure};

pub use comments::Comment;
pub use model::{Contents, Document, Listed, Me, Named, Quota, Workspace};
pub(super) use service::POSTMAN;

/// Postman, for the owner of a key.
#[derive(Debug)]
pub struct Postman {
    client: Client,
    origin: Option<Origin>,
}

impl Postman {
    /// Postman with the key of the environment or of the file; `variable` is the one that a selection names.
    /// Opens no connection.
    ///
    /// # Errors
    /// Where there is no key, or where what the environment says of the API's address cannot be used.
    pub fn new(env: &Env, network: Network, variable: Option<&str>) -> Result<Self, Failure> {
        let account = Account::Postman;
        let credentials = Credentials::new(env);
        let (key, origin) = credentials
            .find(account, variable)?
            .ok_or_else(|| credentials.missing(account, variable, POSTMAN.name))?;
        let postman = Self::with_key(key, env, network)?;
        Ok(Self {
            origin: Some(origin),
            ..postman
        })
    }

    /// Postman with a key that somebody has just given.
    ///
    /// # Errors
    /// Where what the environment says of the API's address cannot be used.
    pub fn with_key(key: SecretString, env: &Env, network: Network) -> Result<Self, Failure> {
        Ok(Self {
            client: Client::new(&POSTMAN, Some(key), env, network)?,
            origin: None,
        })
    }

    /// Where the key was found; none where somebody gave it.
    #[must_use]
    pub const fn origin(&self) -> Option<&Origin> {
        self.origin.as_ref()
    }

    /// The host that calls go to.
    #[must_use]
    pub fn host(&self) -> &str {
        self.client.host()
    }

    /// A line for each call since the last time, for `--verbose`.
    #[must_use]
    pub fn log(&self) -> Vec<String> {
        self.client.log()
    }

    /// Whether Postman has refused the key itself, and not only what was asked with it.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        self.client.is_refused()
    }

    /// Lets the time of the calls begin with the next one: what people took for an answer is not the
    /// network's.
    pub fn restart(&self) {
        self.client.restart();
    }
}

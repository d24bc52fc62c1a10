//! CircleCI's API, version 2 (its `OpenAPI` document of October 2023), and what is newer than that document:
//! triggers by definition, definitions, and version 3 for compiling (circleci-cli, `internal/apiclient`).
//!
//! It is read leniently where a field is not needed, and strictly where postorb relies on one.

mod account;
mod compile;
mod contexts;
mod id;
mod job;
mod job_status;
mod lenient;
mod pages;
mod pipeline;
mod pipelines;
mod problem;
mod project;
mod service;
mod slug;
mod state;
mod status;
mod trigger;
mod unknown;
mod values;
mod variables;
mod web;
mod workflow;

use secrecy::SecretString;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::account::Account;
use super::credentials::{Credentials, Origin};
use super::http::{Call, Client, Network};
use crate::{Env, Failure};

pub use account::{Me, Organization};
pub use compile::{CompileOptions, Compiled};
pub use contexts::ContextListed;
pub use job::{Artifact, Job, JobDetails, JobMessage, Test};
pub use job_status::JobStatus;
pub use pipeline::{Actor, Cause, Pipeline, PipelineError};
pub use pipelines::Listing;
pub use project::{Definition, Project, Repository, Source, Vcs};
pub(super) use service::CIRCLECI;
pub use slug::{Provider, Slug};
pub use state::State;
pub use status::Status;
pub use trigger::{At, Trigger, Triggered};
pub use values::ConfigTexts;
pub use variables::Variable;
pub use workflow::Workflow;

/// `CircleCI`, for the owner of a token.
#[derive(Debug)]
pub struct CircleCi {
    client: Client,
    origin: Option<Origin>,
}

impl CircleCi {
    /// `CircleCI` with the token of the environment or of the file. Opens no connection.
    ///
    /// # Errors
    /// Where there is no token, or where what the environment says of the API's address cannot be used.
    pub fn new(env: &Env, network: Network) -> Result<Self, Failure> {
        let account = Account::CircleCi;
        let credentials = Credentials::new(env);
        let (token, origin) = credentials
            .find(account, None)?
            .ok_or_else(|| credentials.missing(account, None, CIRCLECI.name))?;
        let circleci = Self::with_token(token, env, network)?;
        Ok(Self {
            origin: Some(origin),
            ..circleci
        })
    }

    /// `CircleCI` with a token that somebody has just given.
    ///
    /// # Errors
    /// Where what the environment says of the API's address cannot be used.
    pub fn with_token(token: SecretString, env: &Env, network: Network) -> Result<Self, Failure> {
        Ok(Self {
            client: Client::new(&CIRCLECI, Some(token), env, network)?,
            origin: None,
        })
    }

    /// `CircleCI` for anybody, without a token: it compiles configs that use public orbs.
    ///
    /// # Errors
    /// Where what the environment says of the API's address cannot be used.
    pub fn anonymous(env: &Env, network: Network) -> Result<Self, Failure> {
        Ok(Self {
            client: Client::new(&CIRCLECI, None, env, network)?,
            origin: None,
        })
    }

    /// Where the token was found; none where somebody gave it, and where there is none.
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

    /// Whether `CircleCI` has refused the token itself, and not only what was asked with it.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        self.client.is_refused()
    }

    /// Lets the time of the calls begin with the next one: what somebody waits for is not the network's time.
    pub fn restart(&self) {
        self.client.restart();
    }

    /// The object with an id that a call is answered with.
    fn one<T: DeserializeOwned>(&self, call: &Call) -> Result<T, Failure> {
        let object = self.client.object(call, "id")?;
        self.typed(call, Value::Object(object))
    }

    /// What serde says of a value may show it, so that only its place is told.
    fn typed<T: DeserializeOwned>(&self, call: &Call, value: Value) -> Result<T, Failure> {
        serde_json::from_value(value).map_err(|_| {
            let what = "an entry that lacks what postorb needs, or has another form";
            self.client.unexpected(call, what)
        })
    }
}

/// A path of the second version, in which a slug is one part: its slashes are escaped, which `CircleCI` takes
/// (its document, "project-slug"; a trigger by definition does not).
fn v2<'p>(parts: &[&'p str]) -> Vec<&'p str> {
    [&["api", "v2"], parts].concat()
}

//! What Postman has of a plan, fetched once each, before anything runs.

use std::path::PathBuf;

use crate::command::Context;
use crate::plan::{Host, Kind, Run, Source};
use crate::runner::Scratch;
use crate::service::{self, Network, Postman};
use crate::terminal::Interrupt;
use crate::{Env, Exit, Failure};

/// The variable that says where Postman's API is.
const BASE: &str = "POSTMAN_API_BASE_URL";

/// What was fetched, or why not.
pub(super) struct Sources {
    fetched: Vec<(Wanted, Result<PathBuf, Failure>)>,
}

/// A document of Postman's.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Wanted {
    is_collection: bool,
    is_eu: bool,
    id: String,
}

impl Wanted {
    fn of(kind: Kind, source: &Source) -> Option<Self> {
        let is_eu = matches!(source, Source::PostmanUrl { host: Host::Eu, .. });
        Some(Self {
            is_collection: kind == Kind::Collection,
            is_eu,
            id: source.id()?.to_owned(),
        })
    }
}

impl Sources {
    /// Fetches what `runs` need, several at a time.
    ///
    /// # Errors
    /// Where somebody asks to end, or there is no key.
    pub(super) fn fetch(
        runs: &[Run],
        key: &str,
        network: Network,
        scratch: &Scratch,
        interrupt: &Interrupt,
        context: &mut Context<'_, '_>,
    ) -> Result<Self, Failure> {
        let mut wanted: Vec<Wanted> = Vec::new();
        for (kind, source) in runs.iter().flat_map(Run::sources) {
            if let Some(one) = Wanted::of(kind, source)
                && !wanted.contains(&one)
            {
                wanted.push(one);
            }
        }
        if wanted.is_empty() {
            return Ok(Self {
                fetched: Vec::new(),
            });
        }
        let clients = Clients::new(key, network, context.env, &wanted)?;
        let asked = wanted.clone();
        let (documents, log) = interrupt.wait(move || {
            let documents = service::many(&asked, |one| clients.document(one));
            Ok((documents, clients.log()))
        })?;
        for line in log {
            context.detail(&line);
        }
        let mut fetched = Vec::new();
        for (number, (one, document)) in wanted.into_iter().zip(documents).enumerate() {
            let file =
                document.and_then(|text| scratch.keep(&format!("fetched-{number}.json"), &text));
            fetched.push((one, file));
        }
        Ok(Self { fetched })
    }

    /// Where a document is.
    ///
    /// # Errors
    /// Why it could not be fetched.
    pub(super) fn file(&self, kind: Kind, source: &Source) -> Result<PathBuf, Failure> {
        let wanted = Wanted::of(kind, source);
        let mut fetched = self.fetched.iter();
        let found = fetched.find(|(one, _)| Some(one) == wanted.as_ref());
        found.map_or_else(
            || Err(Failure::new(Exit::Internal, "a document was not asked for")),
            |(_, file)| file.clone(),
        )
    }
}

/// Postman where the environment says, and in the EU.
struct Clients {
    default: Postman,
    eu: Option<Postman>,
}

impl Clients {
    fn new(key: &str, network: Network, env: &Env, wanted: &[Wanted]) -> Result<Self, Failure> {
        let is_eu = wanted.iter().any(|one| one.is_eu) && env.get(BASE).is_none();
        let there = || {
            let base = format!("https://{}", Host::Eu.name());
            Postman::new(&env.with(BASE, &base), network, Some(key))
        };
        Ok(Self {
            default: Postman::new(env, network, Some(key))?,
            eu: is_eu.then(there).transpose()?,
        })
    }

    fn document(&self, wanted: &Wanted) -> Result<String, Failure> {
        let postman = match &self.eu {
            Some(eu) if wanted.is_eu => eu,
            _ => &self.default,
        };
        let document = if wanted.is_collection {
            postman.collection(&wanted.id)
        } else {
            postman.environment(&wanted.id)
        };
        Ok(document?.json.to_string())
    }

    fn log(&self) -> Vec<String> {
        let eu = self.eu.iter().flat_map(Postman::log);
        self.default.log().into_iter().chain(eu).collect()
    }
}

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
#[derive(Default)]
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

/// With what documents are fetched, and where to.
pub(super) struct Fetching<'f> {
    /// The environment variable with the key.
    pub(super) key: &'f str,
    pub(super) network: Network,
    pub(super) scratch: &'f Scratch,
    pub(super) interrupt: &'f Interrupt,
}

impl Sources {
    /// Fetches what `runs` need and is not there yet, several at a time.
    ///
    /// # Errors
    /// Where somebody asks to end, or there is no key.
    pub(super) fn fetch(
        &mut self,
        runs: &[Run],
        with: &Fetching<'_>,
        context: &mut Context<'_, '_>,
    ) -> Result<(), Failure> {
        self.fetch_all(runs.iter().flat_map(Run::sources), with, context)
    }

    /// Fetches the collections of `runs`.
    ///
    /// # Errors
    /// As [`Sources::fetch`].
    pub(super) fn fetch_collections<'r>(
        &mut self,
        runs: impl Iterator<Item = &'r Run>,
        with: &Fetching<'_>,
        context: &mut Context<'_, '_>,
    ) -> Result<(), Failure> {
        let collections = runs.map(|run| (Kind::Collection, &run.collection));
        self.fetch_all(collections, with, context)
    }

    fn fetch_all<'r>(
        &mut self,
        sources: impl Iterator<Item = (Kind, &'r Source)>,
        with: &Fetching<'_>,
        context: &mut Context<'_, '_>,
    ) -> Result<(), Failure> {
        let mut wanted: Vec<Wanted> = Vec::new();
        for (kind, source) in sources {
            if let Some(one) = Wanted::of(kind, source)
                && !wanted.contains(&one)
                && !self.fetched.iter().any(|(known, _)| *known == one)
            {
                wanted.push(one);
            }
        }
        if wanted.is_empty() {
            return Ok(());
        }
        let clients = Clients::new(with.key, with.network, context.env, &wanted)?;
        let asked = wanted.clone();
        let (documents, log) = with.interrupt.wait(move || {
            let documents = service::many(&asked, |one| clients.document(one));
            Ok((documents, clients.log()))
        })?;
        for line in log {
            context.detail(&line);
        }
        for (one, document) in wanted.into_iter().zip(documents) {
            let name = format!("fetched-{}.json", self.fetched.len());
            let file = document.and_then(|text| with.scratch.keep(&name, &text));
            self.fetched.push((one, file));
        }
        Ok(())
    }

    /// Where a collection is on this machine: a file, or what was fetched.
    ///
    /// # Errors
    /// Why it could not be fetched; none for an address of somebody else's, which only the runner reads.
    pub(super) fn collection(&self, source: &Source) -> Result<Option<PathBuf>, Failure> {
        match source {
            Source::File(path) => Ok(Some(path.into())),
            Source::Url(_) => Ok(None),
            _ => self.file(Kind::Collection, source).map(Some),
        }
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

//! What a run of collections came to, as data: the same whoever ran it and wrote the report.

mod exchange;
mod outcome;

pub use exchange::{Body, Exchange, Message};
pub use outcome::{Assertion, Failed, Outcome, Phase, RunError};

use std::num::{NonZeroU16, NonZeroU32};
use std::ops::Range;

use super::texts::{TextId, Texts};

/// All suites that were read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// One a report, or one for several of the same suite, in the order they were named.
    pub suites: Vec<Suite>,
}

/// One collection with one environment, as it ran.
///
/// Requests, executions, assertions and errors are lists that refer to one another by their places,
/// so that hundred thousand executions fit in memory. Texts are in one table: [`Suite::text`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suite {
    /// Every text that an id of this suite stands for.
    pub texts: Texts,
    /// What people call it.
    pub name: TextId,
    /// The files it was read from, as they were named.
    pub reports: Vec<TextId>,
    /// What wrote them.
    pub runner: Runner,
    /// The collection's name, where the report tells it.
    pub collection: Option<TextId>,
    /// The environment's name, where the report tells it.
    pub environment: Option<TextId>,
    /// When it began, in milliseconds since 1970.
    pub started: Option<u64>,
    /// When it ended, in milliseconds since 1970.
    pub ended: Option<u64>,
    /// How long nothing ran between attempts, or parts, in milliseconds.
    pub pauses: u64,
    /// How many iterations there were.
    pub iterations: u32,
    /// How many requests all iterations come to when none is left out, where the report tells it.
    pub planned: Option<u64>,
    /// Rows of the report that repeat an execution: Newman writes one for each `pm.sendRequest`.
    pub duplicates: u32,
    /// Whether the report is whole, and whether the run was.
    pub end: End,
    /// Whether there are more secrets than postorb searches for: bodies and headers are left out then,
    /// and everything that looks generated is redacted.
    pub is_withheld: bool,
    /// Attempts before the one that counts.
    pub retries: u32,
    /// Earlier attempts that were not whole, and of which everything ran again.
    pub broken: Vec<Broken>,
    /// Failures that the report counts and does not show.
    pub unshown: u32,
    /// In which quarantine it was when it ran.
    pub quarantine: Option<Quarantine>,
    /// What two reports have in common that are about the same.
    pub source: Source,
    /// The requests that ran, each once, in the order they did first.
    pub requests: Vec<Request>,
    /// Requests as they ran, in their order.
    pub executions: Vec<Execution>,
    /// Assertions of all executions, in their order.
    pub assertions: Vec<Assertion>,
    /// Errors of requests and of scripts of all executions, in their order.
    pub errors: Vec<RunError>,
    /// What was sent and answered, where it is kept.
    pub exchanges: Vec<Exchange>,
}

/// What failed in a suite is known, and does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quarantine {
    /// The last day, like `2026-12-31`.
    pub until: TextId,
    /// Why.
    pub reason: TextId,
}

/// An attempt that was not whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The file it was read from.
    pub report: TextId,
    /// Why it was not.
    pub why: TextId,
}

/// What ran, as far as two reports can be compared by it. Hashes, since ids are no texts to show, and 0
/// where there is nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// Of the collection's id. Newman makes one anew for each run of a collection without.
    pub id: u64,
    /// Of all folders and requests of the collection, in their order.
    pub tree: u64,
    /// How many iterations were asked for.
    pub cycles: u32,
}

/// What wrote a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Runner {
    /// Newman, as JSON.
    Newman,
    /// The Postman CLI, as JSON of its own structure.
    PostmanCli,
    /// Either of them, as `JUnit`, which tells less.
    JUnit,
    /// Another tool, as `JUnit`.
    Other,
    /// postorb, from an earlier report.
    Postorb,
    /// Nobody knows: there is no report that could be read.
    Unknown,
}

/// How a report, and the run that it is about, ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// The report is whole, and the run came to its end.
    Complete,
    /// The run itself failed, with this message.
    Failed(TextId),
    /// The report stops in the middle: what was read until there is kept. The message says where.
    Cut(TextId),
    /// There is no report, or none that can be read. The message says why.
    Unreadable(TextId),
}

impl End {
    /// Why it is not complete.
    #[must_use]
    pub fn why(&self) -> Option<TextId> {
        match self {
            Self::Complete => None,
            Self::Failed(why) | Self::Cut(why) | Self::Unreadable(why) => Some(*why),
        }
    }
}

/// A request of the collection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Its name, as in the collection: variables in it are not resolved. Empty where it has none.
    pub name: TextId,
    /// The names of the folders it is in, from the outermost.
    pub folders: Vec<TextId>,
    /// A hash of its id; 0 where it has none.
    pub id: u64,
    /// How many requests of the same folders and name come before it in the collection, where the report
    /// has the collection.
    pub twin: Option<u32>,
}

/// A request as it ran once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Execution {
    /// Its place in [`Suite::requests`].
    pub request: u32,
    /// The iteration, from 0.
    pub iteration: u32,
    /// The status of the answer, where there was one.
    pub code: Option<NonZeroU16>,
    /// Time until the answer was there, in milliseconds.
    pub time: u32,
    /// Size of the answer's body, in bytes.
    pub size: u64,
    /// Its assertions, as places in [`Suite::assertions`].
    pub assertions: Range<u32>,
    /// Its errors, as places in [`Suite::errors`].
    pub errors: Range<u32>,
    /// What was sent and answered, as a place in [`Suite::exchanges`].
    pub exchange: Option<NonZeroU32>,
}

impl Suite {
    /// One of which nothing is known but its name and what ran it.
    pub(super) fn new(name: TextId, runner: Runner) -> Self {
        Self {
            texts: Texts::default(),
            name,
            reports: vec![name],
            runner,
            collection: None,
            environment: None,
            started: None,
            ended: None,
            pauses: 0,
            iterations: 0,
            planned: None,
            duplicates: 0,
            end: End::Complete,
            is_withheld: false,
            retries: 0,
            broken: Vec::new(),
            unshown: 0,
            quarantine: None,
            source: Source::default(),
            requests: Vec::new(),
            executions: Vec::new(),
            assertions: Vec::new(),
            errors: Vec::new(),
            exchanges: Vec::new(),
        }
    }

    /// The text of an id.
    #[must_use]
    pub fn text(&self, id: TextId) -> &str {
        self.texts.get(id)
    }

    /// The request that an execution ran.
    #[must_use]
    pub fn request(&self, execution: &Execution) -> &Request {
        &self.requests[execution.request as usize]
    }

    /// The assertions of an execution.
    #[must_use]
    pub fn assertions(&self, execution: &Execution) -> &[Assertion] {
        &self.assertions[range(&execution.assertions)]
    }

    /// The errors of an execution.
    #[must_use]
    pub fn errors(&self, execution: &Execution) -> &[RunError] {
        &self.errors[range(&execution.errors)]
    }

    /// What an execution sent and was answered, where it is kept.
    #[must_use]
    pub fn exchange(&self, execution: &Execution) -> Option<&Exchange> {
        let place = execution.exchange?.get() as usize - 1;
        self.exchanges.get(place)
    }

    /// Whether an execution, or anything in it, failed in the attempt that counts.
    #[must_use]
    pub fn is_failed(&self, execution: &Execution) -> bool {
        let is_failed = |assertion: &Assertion| matches!(assertion.outcome, Outcome::Failed(_));
        self.assertions(execution).iter().any(is_failed)
            || self
                .errors(execution)
                .iter()
                .any(|error| !error.is_recovered)
    }

    /// Where a request is in its collection: `Orders / Returns / Create`. One without a name is told
    /// as such.
    #[must_use]
    pub fn path(&self, request: &Request) -> String {
        let names = request.folders.iter().chain([&request.name]);
        let names = names.map(|id| match self.text(*id) {
            "" => "(unnamed)",
            name => name,
        });
        names.collect::<Vec<_>>().join(" / ")
    }

    /// Whether a request of it ran.
    #[must_use]
    pub fn has_run(&self) -> bool {
        !self.executions.is_empty() && !matches!(self.end, End::Unreadable(_))
    }

    /// How long it took without its pauses, in milliseconds, where that is known.
    #[must_use]
    pub fn duration(&self) -> Option<u64> {
        let whole = self.ended?.checked_sub(self.started?)?;
        Some(whole.saturating_sub(self.pauses))
    }
}

fn range(places: &Range<u32>) -> Range<usize> {
    places.start as usize..places.end as usize
}

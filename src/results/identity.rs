//! What is the same in two runs. Ids of requests are made anew for each run of a collection without
//! them, so that names and their order tell.
//!
//! - A request is its folders and name, and how many of the same there are before it in the collection,
//!   or where the report has no collection among those that ran: see `pairs` for what is certain then.
//! - An execution is its request, its iteration, and how many of the same there were before it:
//!   `setNextRequest` can run one again.
//! - An assertion is its execution, its name, and how many of the same there were before it; an error
//!   is its execution, what failed, and how many of the same there were before it.

use std::collections::HashMap;
use std::hash::Hash;

use super::run::{Phase, Suite};

/// A request: see [`super::Suite::path`].
pub(super) type RequestKey = (Box<str>, u32);

/// An assertion or error inside of an execution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Check<N> {
    /// Its name, and how many of the same there were before it.
    Assertion(N, u32),
    /// What failed, and how many of the same there were before it.
    Error(Phase, u32),
}

/// Counts what comes again.
pub(super) struct Occurrences<K>(HashMap<K, u32>);

impl<K: Hash + Eq> Occurrences<K> {
    pub(super) fn new() -> Self {
        Self(HashMap::new())
    }

    /// How many of the same came before this one.
    pub(super) fn of(&mut self, key: K) -> u32 {
        let count = self.0.entry(key).or_default();
        *count += 1;
        *count - 1
    }

    pub(super) fn clear(&mut self) {
        self.0.clear();
    }
}

/// The requests of a suite, by their places.
pub(super) fn requests(suite: &Suite) -> Vec<RequestKey> {
    let mut before = Occurrences::new();
    let keys = suite.requests.iter().map(|request| {
        let path = suite.path(request).into_boxed_str();
        let ran = before.of(path.clone());
        (path, request.twin.unwrap_or(ran))
    });
    keys.collect()
}

/// How many times the request of an execution ran before in the same iteration, by the executions'
/// places.
pub(super) fn rounds(suite: &Suite) -> Vec<u32> {
    let mut before = Occurrences::new();
    let executions = suite.executions.iter();
    let rounds = executions.map(|one| before.of((one.request, one.iteration)));
    rounds.collect()
}

/// Tells the assertions and errors of an execution apart.
pub(super) struct Names<N>(Occurrences<N>, Occurrences<Phase>);

impl<N: Hash + Eq + Copy> Names<N> {
    pub(super) fn new() -> Self {
        Self(Occurrences::new(), Occurrences::new())
    }

    /// Begins another execution.
    pub(super) fn clear(&mut self) {
        self.0.clear();
        self.1.clear();
    }

    pub(super) fn assertion(&mut self, name: N) -> Check<N> {
        Check::Assertion(name, self.0.of(name))
    }

    pub(super) fn error(&mut self, phase: Phase) -> Check<N> {
        Check::Error(phase, self.1.of(phase))
    }
}

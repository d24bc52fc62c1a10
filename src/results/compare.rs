//! What changed against an earlier run.

use std::collections::HashSet;

/// A failed assertion, or an error, of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// Place of the suite in [`super::Run::suites`], and of the assertion in its list.
    Assertion(u32, u32),
    /// Place of the suite in [`super::Run::suites`], and of the error in its list.
    Error(u32, u32),
}

/// A run beside an earlier one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// What the earlier run is called: the file that it was read from.
    pub baseline: String,
    /// Failures that the earlier run has not; all others it has too.
    pub new: HashSet<Place>,
    /// What failed in the earlier run and does not any more.
    pub fixed: Vec<Fixed>,
    /// Requests that take much longer, the slowest first.
    pub slower: Vec<Slower>,
}

/// A test that does not fail any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixed {
    /// The suite's name.
    pub suite: String,
    /// Where the request is: see [`super::Suite::path`].
    pub request: String,
    /// The assertion's name, or what failed.
    pub test: String,
}

/// A request that takes much longer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slower {
    /// The suite's name.
    pub suite: String,
    /// Where the request is: see [`super::Suite::path`].
    pub request: String,
    /// Mean time before, in milliseconds.
    pub before: u64,
    /// Mean time now, in milliseconds.
    pub now: u64,
}

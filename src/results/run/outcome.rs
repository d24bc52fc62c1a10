//! What came of assertions and of what runs beside them.

use std::num::NonZeroU32;

use crate::results::texts::TextId;

/// A `pm.test`, as it came out once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assertion {
    /// Its name, as the script made it.
    pub name: TextId,
    /// How it came out.
    pub outcome: Outcome,
}

/// How an assertion came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It holds.
    Passed,
    /// It was not looked at: `pm.test.skip`.
    Skipped,
    /// It does not hold.
    Failed(Failed),
    /// It holds in the attempt that counts, and did not in an earlier one.
    Flaky(Failed),
}

/// Why an assertion does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failed {
    /// What the script threw, such as `AssertionError`.
    pub kind: TextId,
    /// Its message.
    pub message: TextId,
    /// The line of the script, from 1, where it is known.
    pub line: Option<NonZeroU32>,
}

/// An error that is no assertion's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RunError {
    /// What failed.
    pub phase: Phase,
    /// Why.
    pub why: Failed,
    /// Whether the attempt that counts did without it.
    pub is_recovered: bool,
}

/// A part of an execution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Phase {
    /// The script before the request.
    PreRequest,
    /// The request itself.
    Request,
    /// The script with the tests.
    Test,
    /// None that the report names.
    Other,
}

//! Whether the rows of a report are all that it counts: a row that is gone could have been the one that
//! failed.

use super::super::lack::COUNTS;
use super::super::run::Runner;

/// Rows, and requests that are counted.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Rows {
    /// Requests that `stats` counts: Newman has a row for each, those of scripts too.
    pub(super) counted: u32,
    /// Whether the Postman CLI wrote it in Newman's structure. It counts requests of scripts, which have
    /// no rows, and has rows of requests that a script skipped.
    pub(super) is_postman_cli: bool,
    /// Rows with an answer, or with something that failed.
    pub(super) sent: u32,
    /// Rows with tests that passed, and neither an answer nor an error.
    pub(super) unanswered: u32,
    /// What stands where rows should, and is none.
    pub(super) odd: u32,
}

impl Rows {
    /// What is missing, if anything is.
    pub(super) fn lack(self, runner: Runner) -> Option<String> {
        let is_newman = runner == Runner::Newman && !self.is_postman_cli;
        if self.odd > 0 {
            Some("what stands among its executions is none".to_owned())
        } else if is_newman && self.unanswered > 0 {
            Some("a request in it has neither an answer nor an error".to_owned())
        } else if is_newman && self.counted > self.sent {
            let Self { counted, sent, .. } = self;
            Some(format!("{COUNTS} {counted} requests, and has {sent}"))
        } else {
            None
        }
    }
}

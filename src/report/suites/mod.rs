//! The suites of a selection.

mod json;
mod text;

pub(crate) use json::json;
pub(crate) use text::text;

use crate::selection::Suite;

/// A suite and where it is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Listed<'s> {
    pub(crate) suite: &'s Suite,
    /// The line that it begins on, from 1.
    pub(crate) line: usize,
    /// The workflow that runs it, be it named there or not.
    pub(crate) workflow: &'s str,
}

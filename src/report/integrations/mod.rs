//! The integrations of a selection.

mod json;
mod text;

pub(crate) use json::json;
pub(crate) use text::text;

use crate::selection::Integration;

/// An integration and where it is.
#[derive(Clone, Debug)]
pub(crate) struct Listed<'s> {
    pub(crate) integration: &'s Integration,
    /// The line that it begins on, from 1.
    pub(crate) line: usize,
    /// The suites that test it, be they named there or not.
    pub(crate) suites: Vec<&'s str>,
}

//! The same for machines, version 1: a frozen form.

use std::borrow::Cow;

use serde::Serialize;

use super::{Check, State};
use crate::report::json::document;
use crate::secret::mask;

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    /// How many are to be mended.
    problems: usize,
    /// How many could not be asked.
    unknown: usize,
    checks: Vec<Line<'a>>,
}

#[derive(Serialize)]
struct Line<'a> {
    check: &'a str,
    /// `ok`, `problem` or `unknown`.
    state: &'a str,
    message: Cow<'a, str>,
    mend: Option<&'a str>,
    details: Vec<Cow<'a, str>>,
}

/// A JSON document and a line break.
pub(crate) fn json(checks: &[Check]) -> String {
    let count = |state| checks.iter().filter(|check| check.state == state).count();
    let lines = checks.iter().map(|check| Line {
        check: check.about,
        state: check.state.name(),
        message: mask(&check.message),
        mend: check.mend.as_deref(),
        details: check.details.iter().map(|detail| mask(detail)).collect(),
    });
    document(&Document {
        version: 1,
        problems: count(State::Problem),
        unknown: count(State::Unknown),
        checks: lines.collect(),
    })
}

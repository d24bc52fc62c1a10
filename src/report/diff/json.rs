//! The difference for machines, version 1: a frozen form.

use serde::Serialize;

use super::Difference;
use crate::report::json::document;
use crate::secret::mask;
use crate::yaml::Lines;

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    file: &'a str,
    drift: bool,
    edits: Vec<Edit<'a>>,
}

#[derive(Serialize)]
struct Edit<'a> {
    start: Position,
    end: Position,
    old: std::borrow::Cow<'a, str>,
    new: std::borrow::Cow<'a, str>,
}

/// Offsets in bytes from 0; lines and columns, in characters, from 1.
#[derive(Serialize)]
struct Position {
    offset: usize,
    line: usize,
    column: usize,
}

/// The difference as a JSON document and a line break. Keys that stand in the file are masked.
#[must_use]
pub fn json(difference: &Difference<'_>) -> String {
    let lines = Lines::new(difference.before);
    let position = |offset: usize| {
        let (line, column) = lines.position(offset);
        Position {
            offset,
            line,
            column,
        }
    };
    let edits = difference.patches.iter().map(|patch| Edit {
        start: position(patch.span.start),
        end: position(patch.span.end),
        old: mask(&difference.before[patch.span.clone()]),
        new: mask(&patch.replacement),
    });
    document(&Document {
        version: 1,
        file: difference.path,
        drift: difference.before != difference.after,
        edits: edits.collect(),
    })
}

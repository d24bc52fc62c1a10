//! Version 1 of the document, a frozen form: fields may be added, and none changed or taken away.

use std::borrow::Cow;

use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Document<'a> {
    pub(super) version: u32,
    pub(super) files: Vec<File<'a>>,
    /// Files that could not be read.
    pub(super) unread: Vec<Unread<'a>>,
    pub(super) counts: Counts,
}

#[derive(Serialize)]
pub(super) struct Counts {
    pub(super) error: usize,
    pub(super) warning: usize,
    pub(super) info: usize,
    pub(super) fixable_safe: usize,
    pub(super) fixable_unsafe: usize,
}

#[derive(Serialize)]
pub(super) struct Unread<'a> {
    pub(super) path: Cow<'a, str>,
    pub(super) message: Cow<'a, str>,
}

#[derive(Serialize)]
pub(super) struct File<'a> {
    pub(super) path: Cow<'a, str>,
    /// What is wrong, in the order of the text; after fixes, with places in the mended text.
    pub(super) findings: Vec<Finding<'a>>,
    /// What `--fix` has mended.
    pub(super) fixed: Vec<Fixed<'a>>,
}

#[derive(Serialize)]
pub(super) struct Fixed<'a> {
    pub(super) title: Cow<'a, str>,
    /// Where it was, before the fix and those that were made with it.
    pub(super) line: usize,
    pub(super) afterwards: Option<Cow<'a, str>>,
}

#[derive(Serialize)]
pub(super) struct Finding<'a> {
    pub(super) rule: &'static str,
    /// `error`, `warning` or `info`.
    pub(super) severity: &'static str,
    pub(super) message: Cow<'a, str>,
    pub(super) place: Place<'a>,
    pub(super) related: Vec<Place<'a>>,
    pub(super) help: Vec<Cow<'a, str>>,
    /// The words of `CircleCI`'s compiler that it is made of, as they came; absent where there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) original: Option<Cow<'a, str>>,
    pub(super) fix: Option<Fix<'a>>,
}

#[derive(Serialize)]
pub(super) struct Place<'a> {
    pub(super) start: Position,
    /// Behind the last character.
    pub(super) end: Position,
    pub(super) label: Cow<'a, str>,
}

/// Offsets in bytes from 0; lines and columns, in characters, from 1.
#[derive(Serialize)]
pub(super) struct Position {
    pub(super) offset: usize,
    pub(super) line: usize,
    pub(super) column: usize,
}

#[derive(Serialize)]
pub(super) struct Fix<'a> {
    pub(super) title: Cow<'a, str>,
    /// `safe`, or `unsafe`: it changes what the config does.
    pub(super) safety: &'static str,
    /// What it leaves to be done by hand.
    pub(super) afterwards: Option<Cow<'a, str>>,
    /// False where a key had to be masked in a replacement: it is not for the file then.
    pub(super) applicable: bool,
    pub(super) patches: Vec<Patch<'a>>,
}

#[derive(Serialize)]
pub(super) struct Patch<'a> {
    pub(super) start: Position,
    pub(super) end: Position,
    pub(super) replacement: Cow<'a, str>,
}

//! The comparison for machines, version 1: a frozen form.

use serde::Serialize;

use super::text::unified;
use super::{LastRun, Texts};
use crate::circle::compiled::{Change, Kind, What};
use crate::report::json::document;

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    file: &'a str,
    project: &'a str,
    drift: bool,
    pipeline: Pipeline<'a>,
    source: Option<Source>,
    compiled: Option<Compiled<'a>>,
}

#[derive(Serialize)]
struct Pipeline<'a> {
    id: &'a str,
    number: u64,
    branch: Option<&'a str>,
    revision: Option<&'a str>,
    created_at: &'a str,
    url: &'a str,
}

#[derive(Serialize)]
struct Source {
    same: bool,
    diff: String,
}

#[derive(Serialize)]
struct Compiled<'a> {
    same: bool,
    changes: Vec<One<'a>>,
    diff: String,
}

#[derive(Serialize)]
struct One<'a> {
    kind: &'static str,
    name: &'a str,
    workflow: Option<&'a str>,
    change: &'static str,
    keys: &'a [String],
    from: Option<&'a str>,
    to: Option<&'a str>,
}

/// A JSON document and a line break. Keys that stand in the texts are masked.
#[must_use]
pub(crate) fn json(last: &LastRun) -> String {
    let diff = |name: &str, texts: &Texts| unified(name, texts, false);
    let run = &last.run;
    document(&Document {
        version: 1,
        file: &last.file,
        project: &last.project,
        drift: last.is_drift(),
        pipeline: Pipeline {
            id: &run.id,
            number: run.number,
            branch: run.branch.as_deref(),
            revision: run.revision.as_deref(),
            created_at: &run.created_at,
            url: &run.url,
        },
        source: last.source.as_ref().map(|texts| Source {
            same: !texts.differ(),
            diff: diff(&last.file, texts),
        }),
        compiled: last.compiled.as_ref().map(|compiled| Compiled {
            same: !compiled.differ(),
            changes: compiled.changes.iter().map(one).collect(),
            diff: diff(&format!("{}, compiled", last.file), &compiled.texts),
        }),
    })
}

fn one(change: &Change) -> One<'_> {
    let (kind, workflow) = match &change.kind {
        Kind::Job => ("job", None),
        Kind::Workflow => ("workflow", None),
        Kind::Entry(workflow) => ("entry", Some(workflow.as_str())),
        Kind::Orb => ("orb", None),
        Kind::Key => ("key", None),
    };
    let (word, keys, from, to) = match &change.what {
        What::Added => ("added", &[][..], None, None),
        What::Removed => ("removed", &[][..], None, None),
        What::Changed(keys) => ("changed", keys.as_slice(), None, None),
        What::Became(from, to) => ("changed", &[][..], Some(from.as_str()), Some(to.as_str())),
    };
    One {
        kind,
        name: &change.name,
        workflow,
        change: word,
        keys,
        from,
        to,
    }
}

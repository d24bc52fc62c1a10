//! What a pull changes, for machines, version 1: a frozen form.

use serde::Serialize;

use super::{Item, Status};
use crate::report::json::document;
use crate::secret::mask;

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    drift: bool,
    files: Vec<File<'a>>,
}

#[derive(Serialize)]
struct File<'a> {
    kind: &'static str,
    uid: &'a str,
    name: String,
    #[serde(rename = "file")]
    path: &'a str,
    status: &'static str,
    changes: Vec<Change>,
    supply: &'a [String],
}

#[derive(Serialize)]
struct Change {
    place: String,
    what: Vec<String>,
}

/// All that was looked at as a JSON document and a line break.
#[must_use]
pub fn json(items: &[Item]) -> String {
    document(&Document {
        version: 1,
        drift: items.iter().any(|item| item.status != Status::Unchanged),
        files: items.iter().map(file).collect(),
    })
}

fn file(item: &Item) -> File<'_> {
    let masked = |text: &str| mask(text).into_owned();
    let changes = item.changes.iter().map(|change| Change {
        place: masked(&change.place),
        what: change.what.iter().map(|one| masked(one)).collect(),
    });
    File {
        kind: item.kind.name(),
        uid: &item.uid,
        name: masked(&item.name),
        path: &item.file,
        status: item.status.name(),
        changes: changes.collect(),
        supply: &item.supply,
    }
}

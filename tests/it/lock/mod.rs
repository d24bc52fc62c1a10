//! What is kept of collections, held against real ones.

mod form;
mod newman;
mod scripts;
mod told;

use std::path::{Path, PathBuf};

use postorb::lock::{Document, Kind, Refusal};
use serde_json::Value;

use crate::needs;

pub(crate) fn json(path: &Path) -> Value {
    let text = std::fs::read_to_string(path).expect("a file");
    serde_json::from_str(text.trim_start_matches('\u{feff}')).expect("JSON")
}

/// The files of the corpus, with what they are.
pub(crate) fn corpus() -> Option<Vec<(PathBuf, Kind, Value)>> {
    let folder = needs::shared()?.join("corpus/collections");
    let index = std::fs::read_to_string(folder.join("INDEX.tsv")).expect("an index");
    let rows = index.lines().skip(1).map(|row| {
        let cells: Vec<_> = row.split('\t').collect();
        let kind = if cells[5].starts_with("environment") {
            Kind::Environment
        } else {
            Kind::Collection
        };
        let path = folder.join(cells[0]);
        let json = json(&path);
        (path, kind, json)
    });
    Some(rows.collect())
}

/// What is kept of a document; what is refused is asked for again with the values that are in the way
/// put aside, as its owner would.
pub(crate) fn document(kind: Kind, json: &Value) -> Document {
    match Document::new(kind, json) {
        Ok(document) => document,
        Err(Refusal::Other) => panic!("no document"),
        Err(Refusal::Literal(places)) => panic!("{places:?}"),
    }
}

//! The orb in `orb/`: what it packs to, what CircleCI's review asks of it, and what its scripts do.

#![cfg(unix)]

pub(crate) mod compiled;
mod container;
mod corpus;
mod examples;
mod given;
mod handed_on;
mod hostile;
mod install;
mod packed;
mod page;
mod review;
mod scripts;
mod tools;
mod wiring;

use std::fs;
use std::path::{Path, PathBuf};

use postorb::circle::pack::{Part, Unpackable, folder, is_part};
use serde_yaml::Value;

/// The folder that is packed.
pub(crate) const SOURCE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/orb/src");
/// What it packs to, which is also what `validate` knows of the published orb.
pub(crate) const PACKED: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/src/circle/orbs/postorb-orb.yml"
);

/// The files of a folder by their paths in it, in the order of these.
fn files_of(root: &Path) -> Vec<(String, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(root, &mut found);
    found.sort();
    let named = found.into_iter().map(|path| {
        let name = path.strip_prefix(root).unwrap().to_str().unwrap();
        (name.to_owned(), fs::read_to_string(&path).unwrap())
    });
    named.collect()
}

/// The files of the orb.
pub(crate) fn files() -> Vec<(String, String)> {
    files_of(Path::new(SOURCE))
}

/// What postorb packs a folder to.
fn packed(root: &Path) -> Result<Value, Unpackable> {
    let files = files_of(root);
    let parts: Vec<Part> = files
        .iter()
        .filter(|(path, _)| is_part(path))
        .map(|(path, text)| Part {
            path: path.clone(),
            text: text.clone(),
        })
        .collect();
    let read = |name: &str| {
        let file = files.iter().find(|(path, _)| path == name);
        file.map(|(_, text)| text.clone())
    };
    folder(&parts, &read).map(|orb| orb.to_serde())
}

/// The orb as postorb packs it.
pub(crate) fn orb() -> Value {
    packed(Path::new(SOURCE)).unwrap()
}

/// Whether a file of the folder has this ending.
pub(crate) fn is(path: &str, ending: &str) -> bool {
    Path::new(path)
        .extension()
        .is_some_and(|found| found == ending)
}

/// The variables of a step. A boolean is 1 or 0 there, as scripts of CircleCI's own orbs have it.
pub(crate) fn environment(run: &Value) -> Vec<(String, String)> {
    let variables = run["environment"].as_mapping().into_iter().flatten();
    let text = |value: &Value| match value {
        Value::Bool(value) => u8::from(*value).to_string(),
        Value::Number(number) => number.to_string(),
        other => other.as_str().unwrap().to_owned(),
    };
    variables
        .map(|(name, value)| (name.as_str().unwrap().to_owned(), text(value)))
        .collect()
}

//! The orb in `orb/`: what it packs to, what CircleCI's review asks of it, and what its scripts do.

#![cfg(unix)]

pub(crate) mod compiled;
mod examples;
mod hostile;
mod install;
mod packed;
mod page;
mod review;
mod scripts;
mod tools;

use std::fs;
use std::path::{Path, PathBuf};

use postorb::circle::pack::{Part, folder, is_part};
use serde_yaml::Value;

/// The folder that is packed.
pub(crate) const SOURCE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/orb/src");
/// What it packs to, which is also what `validate` knows of the published orb.
pub(crate) const PACKED: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/src/circle/orbs/postorb-orb.yml"
);

/// The files of the folder by their paths in it, in the order of these.
pub(crate) fn files() -> Vec<(String, String)> {
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
    walk(Path::new(SOURCE), &mut found);
    found.sort();
    let named = found.into_iter().map(|path| {
        let name = path.strip_prefix(SOURCE).unwrap().to_str().unwrap();
        (name.to_owned(), fs::read_to_string(&path).unwrap())
    });
    named.collect()
}

/// The orb as postorb packs it.
pub(crate) fn orb() -> Value {
    let files = files();
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
    folder(&parts, &read).unwrap().to_serde()
}

/// Whether a file of the folder has this ending.
pub(crate) fn is(path: &str, ending: &str) -> bool {
    Path::new(path)
        .extension()
        .is_some_and(|found| found == ending)
}

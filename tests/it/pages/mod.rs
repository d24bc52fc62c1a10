//! The pages that people read: what they show is what happens, and what they name is there.
//!
//! Every fenced block and every `postorb …` of README.md, SECURITY.md and `docs/` is run, parsed or checked by a
//! test: here, or in the tests of what a page is about, which name it.

mod commands;
mod configs;
mod exits;
mod flags;
mod links;
mod markdown;
#[cfg(unix)]
mod sent;
mod sessions;
mod shell;
mod troubles;

use std::fs;
use std::path::{Path, PathBuf};

use markdown::Page;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The Markdown files in these folders of the repository, by their paths.
fn in_folders(folders: &[&str]) -> Vec<Page> {
    let entries = folders
        .iter()
        .flat_map(|folder| fs::read_dir(root().join(folder)).unwrap());
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|end| end == "md"));
    files.sort();
    files.iter().map(|file| Page::read(file)).collect()
}

/// The pages for users.
fn for_users() -> Vec<Page> {
    let mut pages = in_folders(&["docs"]);
    // What is measured there is another machine's, and no session of anybody's.
    pages.retain(|page| page.name != "docs/benchmarks.md");
    pages.extend(["README.md", "SECURITY.md"].map(|name| Page::read(&root().join(name))));
    assert!(pages.len() > 15, "the pages are gone");
    pages
}

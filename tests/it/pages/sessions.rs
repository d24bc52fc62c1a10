//! The `console` blocks of a page are one session, in a copy of `tests/data/pages/<page>/`. Pages with a
//! session that needs more are replayed by the tests of what they are about, which name them.

use std::fs;
use std::path::{Path, PathBuf};

use super::{for_users, root};
use crate::cli::{expect, replay_page};
use crate::postman;

/// Makes the variables that a session finds.
type Variables = fn() -> Vec<(&'static str, String)>;

/// The pages.
const SESSIONS: [(&str, Variables); 5] = [
    ("laptop", of_postman),
    ("circleci", Vec::new),
    ("publishing", Vec::new),
    ("sharding", Vec::new),
    ("troubleshooting", Vec::new),
];

fn of_postman() -> Vec<(&'static str, String)> {
    postman::Fake::new(postman::Data::small())
        .variables()
        .into()
}

#[test]
fn pages_show_what_is_printed() {
    let wrong = SESSIONS.iter().filter_map(|(name, variables)| {
        let page = root().join("docs").join(name).with_extension("md");
        let files = root().join("tests/data/pages").join(name);
        expect(&page, &files, &variables(), replay_page)
    });
    let wrong: String = wrong.collect();
    assert!(wrong.is_empty(), "`just bless` rewrites\n{wrong}");
}

/// Languages whose blocks other modules here look at.
const LOOKED_AT: [&str; 3] = ["sh", "yaml", ""];

#[test]
fn every_block_of_a_page_has_a_test() {
    let tests = sources(&root().join("tests/it"));
    for page in for_users() {
        let here = SESSIONS
            .iter()
            .any(|(name, _)| page.name == format!("docs/{name}.md"));
        let file = page.name.rsplit('/').next().unwrap();
        let names = [format!("/{file}\""), format!("\"{file}\"")];
        let is_told = |source: &String| names.iter().any(|name| source.contains(name));
        let is_named = here || tests.iter().any(is_told);
        for block in &page.blocks {
            let is_looked_at = LOOKED_AT.contains(&block.language.as_str());
            assert!(
                is_looked_at || is_named,
                "{}: no test has\n{}",
                page.name,
                block.text
            );
        }
    }
}

/// The sources of the tests, but for those of pages.
fn sources(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut sources = Vec::new();
    for path in entries
        .filter(|path| !path.ends_with("pages"))
        .collect::<Vec<PathBuf>>()
    {
        if path.is_dir() {
            sources.extend(self::sources(&path));
        } else if path.extension().is_some_and(|end| end == "rs") {
            sources.push(fs::read_to_string(path).unwrap());
        }
    }
    sources
}

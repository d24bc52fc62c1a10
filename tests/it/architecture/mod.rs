//! ARCHITECTURE.md and CONTRIBUTING.md: what they name is there, and rooms are entered in one direction.

mod rooms;

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A source, and where its modules stand: `src/report/results/mod.rs` is at `report`, `results`.
struct Source {
    file: PathBuf,
    modules: Vec<String>,
    text: String,
}

fn sources(folder: &str) -> Vec<Source> {
    let folder = root().join(folder);
    let pattern = folder.join("**/*.rs");
    let files = glob::glob(pattern.to_str().unwrap()).unwrap();
    let sources = files.map(|file| {
        let file = file.unwrap();
        let path = file.strip_prefix(&folder).unwrap().with_extension("");
        let parts = path.iter().map(|part| part.to_str().unwrap().to_owned());
        Source {
            text: fs::read_to_string(&file).unwrap(),
            modules: parts.filter(|part| part != "mod").collect(),
            file,
        }
    });
    sources.collect()
}

fn all_sources() -> Vec<Source> {
    ["src", "tests/it"].into_iter().flat_map(sources).collect()
}

/// What stands in back-ticks, outside of pictures.
fn spans(page: &str) -> Vec<&str> {
    let prose = page.split("```").step_by(2);
    prose
        .flat_map(|text| text.split('`').skip(1).step_by(2))
        .collect()
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|one| one.is_alphanumeric() || one == '_')
}

/// Whether a source declares something of this name (an item, or a variant of an enumeration), or has it for
/// others.
fn declares(text: &str, name: &str) -> bool {
    const KINDS: [&str; 8] = [
        "fn", "struct", "enum", "trait", "type", "const", "static", "mod",
    ];
    let with_name = text.lines().filter(|line| line.contains(name));
    with_name.map(str::trim_start).any(|line| {
        let words: Vec<_> = line
            .split(|one: char| !(one.is_alphanumeric() || one == '_'))
            .collect();
        let is_item = words
            .windows(2)
            .any(|pair| KINDS.contains(&pair[0]) && pair[1] == name);
        let behind = line.strip_prefix(name);
        let is_variant = name.starts_with(char::is_uppercase)
            && behind.is_some_and(|rest| rest.starts_with([',', '(']) || rest.starts_with(" {"));
        let is_handed_on =
            line.starts_with("pub") && words.contains(&"use") && words.contains(&name);
        is_item || is_variant || is_handed_on
    })
}

/// Whether a source has something of this type's.
fn implements(text: &str, name: &str) -> bool {
    let mut with_name = text.lines().filter(|line| line.contains(name));
    with_name.any(|line| {
        let mut words = line.split(|one: char| !(one.is_alphanumeric() || one == '_'));
        words.next() == Some("impl") && words.any(|word| word == name)
    })
}

/// Whether a path such as `yaml::edit::Editor` leads to something: its last part is declared by a source that
/// stands at the others, of which some may be types of that source, and some left out.
fn leads_somewhere(path: &str, sources: &[Source]) -> bool {
    let mut parts: Vec<_> = path.split("::").filter(|part| *part != "postorb").collect();
    let name = parts.pop().unwrap();
    sources.iter().any(|source| {
        let mut modules = source.modules.iter();
        let stands_there = parts.iter().all(|part| {
            modules.any(|module| module == part)
                || declares(&source.text, part)
                || implements(&source.text, part)
        });
        let is_module = source.modules.last().is_some_and(|last| last == name);
        stands_there && (is_module || declares(&source.text, name))
    })
}

/// Whether there is a file or a folder of this name, with or without what it stands in.
fn is_there(path: &str, sources: &[Source]) -> bool {
    let path = path.trim_end_matches('/');
    let homes = ["", "src", "tests/it"].map(|home| root().join(home).join(path));
    homes.iter().any(|home| home.exists())
        || sources.iter().any(|source| {
            source.file.ends_with(path) || source.file.with_extension("").ends_with(path)
        })
}

#[test]
fn what_the_pages_for_contributors_name_is_there() {
    let sources = all_sources();
    // A user's files, another's orb, and what a release brings.
    let others = [".circleci/postorb.yml", "postman/newman", "../shared"];
    let mut seen = 0;
    for page in ["ARCHITECTURE.md", "CONTRIBUTING.md"] {
        let text = fs::read_to_string(root().join(page)).unwrap();
        for span in spans(&text) {
            let is_path = span.contains('/') && !span.contains([' ', '<', '{', '…', '*']);
            let found = if others.contains(&span) {
                continue;
            } else if span.contains("::") && span.split("::").all(is_word) {
                leads_somewhere(span, &sources)
            } else if is_path {
                is_there(span, &sources)
            } else {
                continue;
            };
            assert!(found, "{page}: there is no {span}");
            seen += 1;
        }
    }
    assert!(seen > 150, "{seen}");
}

#[test]
fn what_is_not_there_is_found_to_be_missing() {
    let sources = all_sources();
    assert!(leads_somewhere("yaml::edit::Editor", &sources));
    assert!(!leads_somewhere("yaml::edit::Redactor", &sources));
    assert!(!leads_somewhere("results::edit::Editor", &sources));
    assert!(is_there("report/results/html", &sources));
    assert!(!is_there("report/results/pdf", &sources));
}

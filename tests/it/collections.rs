//! Real collections: every one reads as what the index says it is.

use std::path::Path;

use postorb::circle::Library;
use postorb::collection::{Collection, Content, Other, variables};
use postorb::lint::{self, Repository, Surroundings};

use crate::needs;

/// The files of a folder of the corpus, with their kinds.
fn indexed(folder: &Path) -> Vec<(String, String)> {
    let index = text(&folder.join("INDEX.tsv"));
    let rows = index.lines().skip(1).map(|row| {
        let cells: Vec<_> = row.split('\t').collect();
        (cells[0].to_owned(), cells[5].to_owned())
    });
    rows.collect()
}

fn text(path: &Path) -> String {
    String::from_utf8(std::fs::read(path).expect("a file")).expect("UTF-8")
}

fn collection(path: &Path) -> Collection {
    match Content::read(&text(path)) {
        Ok(Content::Collection(collection)) => collection,
        other => panic!("{}: {other:?}", path.display()),
    }
}

#[test]
fn every_real_collection_and_environment_is_read_as_one() {
    let Some(shared) = needs::shared() else {
        return;
    };
    let folder = shared.join("corpus/collections");
    let files = indexed(&folder);
    assert!(files.len() > 40, "{files:?}");
    for (file, kind) in files {
        let path = folder.join(&file);
        if kind.starts_with("environment") {
            let names = variables(&text(&path));
            assert!(
                matches!(names, Ok(Some(names)) if !names.is_empty()),
                "{file}"
            );
            let other = Content::read(&text(&path));
            assert_eq!(other, Ok(Content::Other(Other::Environment)), "{file}");
        } else {
            let collection = collection(&path);
            assert!(collection.requests() > 0 && !collection.is_v1, "{file}");
            let named = collection.items.iter().find(|item| !item.name.is_empty());
            assert!(
                named.is_none_or(|item| collection.has(&item.name)),
                "{file}"
            );
        }
    }
}

/// How many requests Newman ran of each, in `truth.tsv` of the shared folder.
#[test]
fn the_collections_that_newman_ran_have_as_many_requests() {
    let Some(shared) = needs::shared() else {
        return;
    };
    let folder = shared.join("newman/collections");
    let path = |name: &str| folder.join(format!("{name}.postman_collection.json"));
    for (name, requests) in [
        ("pass", 2),
        ("fail", 4),
        ("nested", 4),
        ("binary", 12),
        ("unicode", 5),
        ("net-errors", 9),
        ("secrets", 9),
        ("empty", 0),
    ] {
        assert_eq!(collection(&path(name)).requests(), requests, "{name}");
    }
    let other = Content::read(&text(&path("not-a-collection")));
    assert_eq!(other, Ok(Content::Other(Other::Unknown)));
    assert!(Content::read(&text(&path("not-json"))).is_err());
}

/// Every collection that Newman ran in the lab with an environment and globals, and what is said of
/// its variables: `csv` got its own from data, and `net-errors` has one that nothing sets.
#[test]
fn no_variable_of_a_run_that_went_well_is_told() {
    let Some(shared) = needs::shared() else {
        return;
    };
    let lab = shared.join("newman");
    let mut told = Vec::new();
    for entry in std::fs::read_dir(lab.join("collections")).expect("a folder") {
        let path = entry.expect("an entry").path();
        let files = [
            ("a.json", path.clone()),
            ("e.json", lab.join("data/lab.postman_environment.json")),
            ("g.json", lab.join("data/lab.postman_globals.json")),
        ];
        let texts = files.map(|(name, path)| (name.to_owned(), text(&path)));
        let repository = Repository::of_texts(texts.into());
        let library = Library::default();
        let surroundings = Surroundings {
            repository: Some(&repository),
            ..Surroundings::of(&library)
        };
        for finding in lint::check_with(CONFIG, surroundings) {
            let name = path.file_name().expect("a name").to_string_lossy();
            let name = name.split('.').next().unwrap_or_default();
            told.push(format!("{name}: {}: {}", finding.rule, finding.message));
        }
    }
    told.sort();
    assert_eq!(
        told,
        [
            "csv: unresolved-variable: nothing gives 2 variables a value, `code` among them",
            "empty: collection-file: `a.json` has no requests: its run ends well, and tests nothing",
            "net-errors: unresolved-variable: nothing gives the variable `notDefined` a value",
            "not-a-collection: collection-file: `a.json` is no collection, but other JSON",
            "not-json: collection-file: `a.json` is no collection: no JSON at line 1, column 2",
        ]
    );
}

const CONFIG: &str = "\
version: 2.1
jobs:
  test:
    docker: [{ image: cimg/node:22.14.0 }]
    steps:
      - checkout
      - run: newman run a.json -e e.json -g g.json --reporters junit --reporter-junit-export out/x.xml
      - store_test_results: { path: out }
workflows: { main: { jobs: [test] } }
";

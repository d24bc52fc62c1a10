//! Real collections: every one reads as what the index says it is.

use std::path::Path;

use postorb::collection::{Collection, Content, Other, variables};

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

//! What `validate` says of lines that a merge wrote: nothing, unless their user chose it, and then what to change
//! is in the selection.

use std::collections::{BTreeMap, BTreeSet};

use postorb::circle::Library;
use postorb::finding::{Finding, Safety};
use postorb::lint::{self, Repository, Surroundings};
use postorb::merge::{self, Gate};
use postorb::yaml::Tree;

use crate::support::{entries, render};

const LAYOUTS: [&str; 8] = [
    "newman-orb",
    "newman-docker",
    "postorb",
    "postorb\nparallelism: 3",
    "postorb\nrunner: { kind: postman-cli }",
    "postman-cli",
    "postman-cli\nos: macos",
    "postman-cli\nos: windows",
];

/// Jobs that run for tags.
const CONFIG: &str = "\
version: 2.1
jobs:
  build: { docker: [{ image: cimg/base:2025.04 }], steps: [checkout] }
  deploy: { docker: [{ image: cimg/base:2025.04 }], steps: [checkout] }
workflows:
  w:
    jobs:
      - build: { filters: { tags: { only: /^v.*/ } } }
      - deploy: { filters: { tags: { only: /^v.*/ } } }
";

const UID: &str = "789883-28b680e3-eb56-4135-8f4c-de01a6e494e9";

/// Nothing is wrong with these.
const RIGHT: [&str; 3] = [
    "suites: [{ name: smoke, collection: UID, newman: { timeout-request: 10000 } }]",
    "suites:
  - { name: smoke, collection: UID, environment: UID }
  - name: local
    collection: a.json
    environments: { one: e.json, two: e.json }
    folder: [Checkout]
    iteration-data: rows.csv
    retry: 1
    timeout: 10m
    secrets: { token: API_TOKEN }",
    "suites: [{ name: smoke, collection: UID }, { name: other, collection: UID, environment: UID }]
workflows: [{ name: w, context: [postman], requires: [build], filters: { tags: { only: /^v.*/ } } }]",
];

/// Something is, in most layouts.
const CHOSEN: [&str; 5] = [
    "suites: [{ name: smoke, collection: UID }]",
    "suites: [{ name: smoke, collection: UID }]\napi-key: { in: url }",
    "suites: [{ name: smoke, collection: UID, newman: { bail: failure } }]\norb-version: 0.0.2",
    "suites: [{ name: smoke, collection: a.json, newman: { bail: failure } }]",
    "suites:
  - { name: a, collection: gone.json, environment: gone.json, iteration-data: gone.csv }
  - { name: b, collection: a.json, environment: e.json, folder: Chekout }
workflows: [{ name: w, requires: [build] }]",
];

fn repository() -> Repository {
    let collection = "{\"info\":{\"name\":\"A\",\"schema\":\"https://schema.getpostman.com/json/collection/v2.1.0/\
                      collection.json\"},\"item\":[{\"name\":\"Checkout\",\"item\":[{\"name\":\"Pay\",\"request\":\
                      {\"method\":\"GET\",\"url\":\"{{base}}/pay\"}}]}]}";
    let environment =
        "{\"name\":\"E\",\"values\":[{\"key\":\"base\",\"value\":\"https://a.test\"}]}";
    let files = [
        ("a.json", collection),
        ("e.json", environment),
        ("rows.csv", "a,b\n1,2\n"),
    ];
    Repository::of_texts(BTreeMap::from(
        files.map(|(path, text)| (path.to_owned(), text.to_owned())),
    ))
}

/// The config with the selection merged into it.
fn merged(config: &str, selection: &str) -> String {
    let tree = Tree::parse(config).unwrap();
    let rendered = render(&tree, selection);
    let gate = Gate {
        workflow: "w".to_owned(),
        before: vec!["deploy".to_owned()],
        entries: entries(&rendered),
    };
    let is_there = selection.contains("name: w,");
    let gates = is_there.then_some(gate).into_iter().collect();
    let applied = merge::apply(&tree, Some(&rendered), gates, false);
    applied
        .unwrap_or_else(|told| panic!("{selection}: {told:#?}"))
        .edited
        .text
}

fn each(selections: &[&str], look: &mut dyn FnMut(&str, &str, Surroundings<'_>)) {
    let (library, repository) = (Library::default(), repository());
    for layout in LAYOUTS {
        for suites in selections {
            let suites = suites.replace("UID", UID);
            let selection = format!("version: 1\nlayout: {layout}\n{suites}\n");
            let around = Surroundings {
                repository: Some(&repository),
                writes: Some(merge::written),
                ..Surroundings::of(&library)
            };
            look(&selection, &merged(CONFIG, &selection), around);
        }
    }
}

#[test]
fn of_what_every_layout_renders_there_is_nothing_to_say() {
    each(&RIGHT, &mut |selection, text, around| {
        let found = lint::check_with(text, around);
        assert_eq!(found, [], "{selection}{text}");
    });
}

/// Whether a finding is about what a merge writes, or is mended there.
fn is_written(text: &str, finding: &Finding) -> bool {
    let tree = Tree::parse(text).unwrap();
    let place = &finding.primary.span;
    let mut spans = merge::written(&tree).into_iter();
    spans.any(|span| span.start <= place.start && place.end <= span.end)
}

#[test]
fn what_was_chosen_is_told_with_what_to_change_in_the_selection() {
    let mut rules = BTreeSet::new();
    each(&CHOSEN, &mut |selection, text, around| {
        for finding in lint::check_with(text, around) {
            assert!(is_written(text, &finding), "{selection}{finding:#?}");
            let names = |help: &String| help.contains(".circleci/postorb.yml");
            assert!(finding.help.iter().any(names), "{finding:#?}");
            rules.insert(finding.rule);
        }
    });
    let rules: Vec<_> = rules.into_iter().collect();
    assert_eq!(
        rules,
        [
            "collection-file",
            "collection-folder",
            "environment-file",
            "iteration-data",
            "key-in-url",
            "orb-outdated",
            "results-not-stored",
            "tag-filter",
            "unresolved-variable",
        ]
    );
}

#[test]
fn no_fix_changes_what_the_next_merge_changes_back() {
    each(&CHOSEN, &mut |selection, text, around| {
        let fixed = lint::fix_with(text, around, Safety::Unsafe);
        assert_eq!(merged(&fixed.text, selection), fixed.text, "{selection}");
    });
    // One that is the user's own is mended as before.
    let theirs = "version: 2.1\norbs: { newman: postman/newman@0.0.2 }\njobs: {}\n";
    let library = Library::default();
    let around = Surroundings {
        writes: Some(merge::written),
        ..Surroundings::of(&library)
    };
    let fixed = lint::fix_with(theirs, around, Safety::Unsafe);
    assert!(
        fixed.text.contains("postman/newman@1.0.0"),
        "{}",
        fixed.text
    );
}

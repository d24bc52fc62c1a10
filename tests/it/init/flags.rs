//! `init` where nobody sits at a terminal.

use super::{CONFIG, Scene};
use crate::pty::Session;

const PLAIN: [&str; 6] = [
    "--workspace",
    "Bookings",
    "--collection",
    "Bookings",
    "--environment",
    "Staging",
];

#[test]
fn without_a_terminal_every_flag_that_is_missing_is_named_at_once() {
    let scene = Scene::new(&[]);
    let before = scene.files();
    let done = scene.run(&["--api", "Bookings API"]);
    assert_eq!((done.exit, done.stdout.as_str()), (Some(2), ""));
    assert_eq!(
        done.stderr,
        "\
error: there is no terminal to ask at, and flags are missing
  help: --workspace X: the workspace that the API or the specification is in
  help: --collection X: a collection to run; can be given several times
  help: --environment X: its environment, or `none`
  help: --yes to write, or --dry-run to see what would be written
"
    );
    assert_eq!(scene.postman.calls(), [""; 0]);
    assert_eq!(scene.files(), before);
}

#[test]
fn at_a_terminal_flags_for_all_leave_nothing_to_ask_and_a_dumb_one_is_none() {
    let scene = Scene::new(&[(".circleci/config.yml", CONFIG)]);
    let rest = [
        "--api",
        "none",
        "--job",
        "tests",
        "--workflow",
        "main",
        "--requires",
        "none",
        "--before",
        "none",
        "--context",
        "none",
        "--yes",
    ];
    let ended = scene.session(&[&PLAIN[..], &rest].concat()).end();
    assert_eq!(ended.exit, Some(0), "{}", ended.screen);
    assert!(
        ended.screen.starts_with("created .circleci/postorb.yml"),
        "{}",
        ended.screen
    );
    assert!(!ended.shown.contains('\u{1b}'), "{:?}", ended.shown);
    let args = ["init"];
    let dumb = [("TERM", "dumb")];
    let ended = Session::start(&args, scene.root.path(), &dumb, (24, 80)).end();
    assert_eq!(ended.exit, Some(2), "{}", ended.screen);
    let scene = Scene::new(&[]);
    let done = scene.run(&["--selection", "-"]);
    assert_eq!(done.exit, Some(2), "{}", done.stderr);
    assert!(done.stderr.contains("name them"), "{}", done.stderr);
}

#[test]
fn a_dry_run_prints_both_differences_and_writes_nothing() {
    let scene = Scene::new(&[(".circleci/config.yml", CONFIG)]);
    let before = scene.files();
    let done = scene.run(&[&PLAIN[..], &["--dry-run"]].concat());
    let told = "note: the suites run in workflow `main` of the config; --workflow NAME names another, or a new one\n";
    assert_eq!((done.exit, done.stderr.as_str()), (Some(0), told));
    for line in [
        "+++ b/.circleci/postorb.yml",
        "+    collection: 789883-00000002-0000-4000-8000-000000000001 # Bookings",
        "+++ b/.circleci/config.yml",
        "+  newman-collection-run: # postorb",
    ] {
        assert!(done.stdout.contains(line), "{line}\n{}", done.stdout);
    }
    assert_eq!(scene.files(), before);
}

#[test]
fn what_is_written_is_up_to_date_and_a_second_time_changes_nothing() {
    let scene = Scene::new(&[(".circleci/config.yml", CONFIG)]);
    let flags = [
        &PLAIN[..],
        &["--spec", "Bookings spec", "--api-version", "1.0.1", "--yes"],
    ]
    .concat();
    let done = scene.run(&flags);
    assert_eq!(done.exit, Some(0), "{}", done.stderr);
    let after = scene.files();
    let selection = scene.selection();
    assert!(selection.contains("    spec: 00000005-"), "{selection}");
    assert!(
        selection.contains("    api-version: \"1.0.1\"\n"),
        "{selection}"
    );
    let again = scene.run(&flags);
    assert_eq!(again.exit, Some(0), "{}", again.stderr);
    assert!(
        again.stderr.contains("nothing is to be done"),
        "{}",
        again.stderr
    );
    assert_eq!(scene.files(), after);
}

/// A selection with everything that a person writes.
const OWN: &str = "\
# ours
version: 1
suites:
  - name: bookings   # the first
    collection: postman/own.json

layout: newman-docker
workflows: [{ name: nightly, context: [postman] }]
";

#[test]
fn a_selection_that_is_there_is_added_to() {
    let own = r#"{"info": {"name": "Own", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"}, "item": []}"#;
    let scene = Scene::new(&[
        (".circleci/config.yml", CONFIG),
        (".circleci/postorb.yml", OWN),
        ("postman/own.json", own),
    ]);
    let done = scene.run(&[&PLAIN[..], &["--workflow", "main", "--yes"]].concat());
    assert_eq!(done.exit, Some(0), "{}", done.stderr);
    assert_eq!(
        scene.selection(),
        "\
# ours
version: 1
suites:
  - name: bookings   # the first
    collection: postman/own.json
  - name: bookings-2
    collection: 789883-00000002-0000-4000-8000-000000000001 # Bookings
    environment: 789883-00000003-0000-4000-8000-000000000001 # Staging
    workflow: main

layout: newman-docker
workflows: [{ name: nightly, context: [postman] }, {name: main}]
"
    );
    for flags in [["--layout", "newman-orb"], ["--workflow", "nightly"]] {
        let before = scene.files();
        let more = ["--context", "another", "--yes"];
        let done = scene.run(&[&PLAIN[..], &flags, &more].concat());
        assert_eq!(done.exit, Some(2), "{}", done.stderr);
        assert!(
            done.stderr.contains("error: the selection has"),
            "{}",
            done.stderr
        );
        assert_eq!(scene.files(), before);
    }
}

#[test]
fn suites_of_a_selection_without_workflows_stay_where_they_are() {
    let own = "version: 1\nsuites:\n  - name: own\n    collection: 1-28b680e3-eb56-4135-8f4c-de01a6e494e9\n";
    let scene = Scene::new(&[
        (".circleci/config.yml", CONFIG),
        (".circleci/postorb.yml", own),
    ]);
    let done = scene.run(&[&PLAIN[..], &["--workflow", "main", "--yes"]].concat());
    assert_eq!(done.exit, Some(0), "{}", done.stderr);
    let selection = scene.selection();
    let end = "workflows:\n  - name: example-workflow\n  - name: main\n";
    assert!(selection.ends_with(end), "{selection}");
}

#[test]
fn one_version_of_an_api_is_linked_to_one_project() {
    let scene = Scene::new(&[]);
    let link = ["--api", "Bookings API", "--api-version", "v1", "--yes"];
    let done = scene.run(&[&PLAIN[..], &link].concat());
    assert_eq!(done.exit, Some(0), "{}", done.stderr);
    let before = scene.files();
    let other = ["--project", "gh/acme/other"];
    let done = scene.run(&[&PLAIN[..], &link, &other].concat());
    assert_eq!(done.exit, Some(2), "{}", done.stderr);
    assert!(
        done.stderr
            .contains("version `v1` of this API is already linked in line 8"),
        "{}",
        done.stderr
    );
    assert_eq!(scene.files(), before);
}

#[test]
fn names_that_lead_nowhere_are_told_with_what_there_is() {
    let scene = Scene::new(&[]);
    let before = scene.files();
    for (flag, value, exit, said) in [
        ("--workspace", "Bookngs", 5, "did you mean `Bookings`?"),
        ("--collection", "Boking", 5, "did you mean `Bookings`?"),
        ("--environment", "Stagin", 5, "did you mean `Staging`?"),
        ("--api", "Other", 5, "there is, among others: Bookings API"),
        (
            "--spec",
            "Other",
            5,
            "there is, among others: Bookings spec",
        ),
        (
            "--environment",
            "Nope=Staging",
            5,
            "no collection `Nope` is picked",
        ),
        ("--collection", "none", 2, "`none` is no collection"),
        ("--collection", "../x.json", 2, "outside of the repository"),
    ] {
        let mut flags: Vec<&str> = PLAIN.to_vec();
        match flags.iter().position(|own| *own == flag) {
            Some(at) => flags[at + 1] = value,
            None => flags.extend([flag, value]),
        }
        flags.push("--yes");
        let done = scene.run(&flags);
        assert_eq!(done.exit, Some(exit), "{flag} {value}: {}", done.stderr);
        assert!(
            done.stderr.contains(said),
            "{flag} {value}: {}",
            done.stderr
        );
        assert_eq!(scene.files(), before);
    }
    for (flag, value, said) in [
        ("--api-version", "v9", "there is, among others: v1, v2.1"),
        (
            "--api-version",
            "v9",
            "no version of the API Bookings API: `v9`",
        ),
        ("--project", "acme", "is no project of CircleCI"),
    ] {
        let more = ["--api", "Bookings API", flag, value, "--yes"];
        let done = scene.run(&[&PLAIN[..], &more].concat());
        assert!(
            done.stderr.contains(said),
            "{flag} {value}: {}",
            done.stderr
        );
        assert_eq!(scene.files(), before);
    }
}

#[test]
fn where_the_config_cannot_be_written_the_selection_is_not_either() {
    for own in ["", "version: 1\nsuites: []\n"] {
        let mut files = vec![(".circleci/config.yml", CONFIG)];
        if !own.is_empty() {
            files.push((".circleci/postorb.yml", own));
        }
        let scene = Scene::new(&files);
        let before = scene.files();
        let config = scene.root.path().join(".circleci/config.yml");
        let mut permissions = std::fs::metadata(&config).unwrap().permissions();
        permissions.set_readonly(true);
        std::fs::set_permissions(&config, permissions).unwrap();
        let done = scene.run(&[&PLAIN[..], &["--yes"]].concat());
        assert_eq!(done.exit, Some(70), "{}", done.stderr);
        assert!(done.stderr.contains("is as it was, too"), "{}", done.stderr);
        assert_eq!(scene.files(), before);
    }
}

#[test]
fn files_of_the_repository_need_no_key() {
    let own = r#"{"info": {"name": "Own", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"}, "item": []}"#;
    let scene = Scene::new(&[("postman/own.json", own)]);
    let args = [
        "init",
        "--collection",
        "postman/own.json",
        "--environment",
        "none",
        "--yes",
    ];
    let done = crate::process_of::run(&args, scene.root.path(), &[]);
    assert_eq!(done.exit, Some(0), "{}", done.stderr);
    assert!(!done.stderr.contains("POSTMAN_API_KEY"), "{}", done.stderr);
    assert!(
        scene
            .selection()
            .ends_with("  - name: own\n    collection: postman/own.json\n")
    );
    assert!(scene.config().contains("postman/own.json"));
}

//! Flags that would say nothing, places where nothing is read, and answers that are asked for again.

use std::fs;

use serde_json::json;

use super::{CONFIG, Scene};
use crate::loopback::Fault;
use crate::process_of::run;

const PLAIN: [&str; 7] = [
    "--workspace",
    "Bookings",
    "--collection",
    "Bookings",
    "--environment",
    "Staging",
    "--yes",
];

#[test]
fn a_flag_that_would_say_nothing_is_refused_before_anything_is_asked() {
    let scene = Scene::new(&[]);
    fs::write(scene.root.path().join(".git/config"), "").unwrap();
    let before = scene.files();
    for (flags, said) in [
        (
            &["--api", "Bookings API"][..],
            "--project SLUG: what the API or the specification is linked to",
        ),
        (
            &["--project", "gh/a/b"],
            "--api X or --spec X: what --project is linked to",
        ),
        (
            &["--project", "gh/a/b", "--api", "none"],
            "`--project` says nothing beside `--api none`",
        ),
        (
            &["--project", "none", "--spec", "Bookings spec"],
            "`--spec` says nothing beside `--project none`",
        ),
        (
            &["--api-version", "v1", "--spec", "none"],
            "`--api-version` says nothing beside `--spec none`",
        ),
    ] {
        let done = scene.run(&[&PLAIN[..], flags].concat());
        assert_eq!(done.exit, Some(2), "{flags:?}: {}", done.stderr);
        assert!(done.stderr.contains(said), "{flags:?}: {}", done.stderr);
        assert_eq!(scene.files(), before);
    }
    assert_eq!(scene.postman.calls(), [""; 0]);
    let link = ["--api", "Bookings API", "--project", "gh/a/b"];
    let done = scene.run(&[&PLAIN[..], &link].concat());
    assert_eq!(done.exit, Some(0), "{}", done.stderr);
    let told = "note: no version of Bookings API is named";
    assert!(done.stderr.contains(told), "{}", done.stderr);
    assert!(scene.selection().contains("project: gh/a/b"));
}

#[test]
fn below_the_root_of_a_repository_nothing_is_begun() {
    let scene = Scene::new(&[("shop/a.txt", "")]);
    let before = scene.files();
    let root = scene.root.path().canonicalize().unwrap();
    let shop = root.join("shop");
    let init = [&["init"], &PLAIN[..]].concat();
    let add = ["suite", "add", "--collection", "Bookings"];
    for args in [&init[..], &add] {
        let done = run(args, &shop, &scene.variables());
        assert_eq!(done.exit, Some(2), "{}", done.stderr);
        let told = format!("help: run postorb in the root: cd '{}'\n", root.display());
        assert!(done.stderr.contains(&told), "{}", done.stderr);
        assert_eq!(scene.files(), before);
    }
    // A flag that names the place is meant.
    let here = ["--selection", "./.circleci/postorb.yml"];
    let done = run(&[&add[..], &here].concat(), &shop, &scene.variables());
    assert_eq!(done.exit, Some(0), "{}", done.stderr);
    assert!(shop.join(".circleci/postorb.yml").exists());
}

#[test]
fn a_place_where_no_file_can_be_is_told() {
    let scene = Scene::new(&[(".circleci", "")]);
    let done = scene.run(&PLAIN);
    assert_eq!(done.exit, Some(2), "{}", done.stderr);
    assert!(
        done.stderr.contains("`.circleci` is a file"),
        "{}",
        done.stderr
    );
    #[cfg(unix)]
    {
        let scene = Scene::new(&[(".circleci/config.yml", CONFIG)]);
        let link = scene.root.path().join(".circleci/postorb.yml");
        std::os::unix::fs::symlink("nowhere.yml", link).unwrap();
        let done = scene.run(&PLAIN);
        assert_eq!(done.exit, Some(2), "{}", done.stderr);
        let told = "is a link that leads nowhere";
        assert!(done.stderr.contains(told), "{}", done.stderr);
    }
}

#[test]
fn enter_and_no_flag_are_the_same_answer() {
    let scene = Scene::new(&[(".circleci/config.yml", CONFIG)]);
    let mut session = scene.session(&[]);
    for (question, keys) in [
        ("Workspace:", "book\r"),
        ("API that is tested:", "\r"),
        ("Collections:", " \r"),
        ("Environments of Bookings:", "stag \r"),
        ("Job:", "\r"),
        ("Workflow:", "\r"),
        ("Jobs that end before", "\r"),
        ("Jobs that wait", "\r"),
        ("Contexts", "\r"),
        ("Write both files?", "\r"),
    ] {
        session.answer(question, keys);
    }
    let ended = session.end();
    assert_eq!(ended.exit, Some(0), "{}", ended.screen);
    let other = Scene::new(&[(".circleci/config.yml", CONFIG)]);
    let done = other.run(&PLAIN);
    assert_eq!(done.exit, Some(0), "{}", done.stderr);
    assert_eq!(scene.selection(), other.selection());
    assert_eq!(scene.config(), other.config());
    assert!(scene.selection().contains("- name: main"));
}

#[test]
fn a_wrong_answer_is_asked_for_again() {
    let scene = Scene::new(&[(".circleci/config.yml", CONFIG)]);
    let rest = [
        "--workflow",
        "main",
        "--requires",
        "none",
        "--before",
        "none",
    ];
    let more = [
        "--context",
        "none",
        "--api",
        "Bookings API",
        "--api-version",
        "v1",
    ];
    let mut session = scene.session(&[&PLAIN[..], &rest, &more].concat());
    session.answer("CircleCI project", "foo\r");
    session.see("`foo` is no project of CircleCI");
    session.press("\r");
    session.answer("Job:", "build\r");
    session.see("the config has a job `build` already");
    session.press("tests\r");
    let ended = session.end();
    assert_eq!(ended.exit, Some(0), "{}", ended.screen);
    let selection = scene.selection();
    assert!(
        selection.contains("project: gh/acme/bookings"),
        "{selection}"
    );
    assert!(selection.contains("job: tests"), "{selection}");
    // A flag is not asked for again.
    let scene = Scene::new(&[(".circleci/config.yml", CONFIG)]);
    let done = scene.run(&[&PLAIN[..], &["--job", "build"]].concat());
    assert_eq!(done.exit, Some(2), "{}", done.stderr);
    assert!(done.stderr.contains("--job NAME"), "{}", done.stderr);
}

#[test]
fn a_workspace_that_does_not_tell_its_specifications_has_them_listed() {
    let link = ["--spec", "Bookings spec", "--api-version", "1.0.1"];
    let flags = [&PLAIN[..], &link].concat();
    let scene = Scene::new(&[]);
    assert_eq!(scene.run(&flags).exit, Some(0));
    let usual = scene.selection();
    let uid = |n| format!("789883-{}", crate::postman::data::uuid(n, 1));
    let id = |n| crate::postman::data::uuid(n, 1);
    let workspace = json!({ "workspace": {
        "id": id(1), "name": "Bookings", "type": "team",
        "collections": [{ "id": id(2), "uid": uid(2), "name": "Bookings" }],
        "environments": [{ "id": id(3), "uid": uid(3), "name": "Staging" }],
    }});
    let scene = Scene::new(&[]);
    let path = format!("/workspaces/{}", id(1));
    scene
        .postman
        .always(&path, Fault::json(200, &workspace.to_string()));
    let done = scene.run(&flags);
    assert_eq!(done.exit, Some(0), "{}", done.stderr);
    assert_eq!(scene.selection(), usual);
    // At a terminal what cannot be listed keeps nobody from the rest.
    scene
        .postman
        .always("/specs", Fault::error(403, "forbiddenError", "no"));
    let before = scene.files();
    let rest = ["--job", "none", "--workflow", "x"];
    let mut session = scene.session(&[&PLAIN[..6], &rest, &["--dry-run"]].concat());
    session.see("cannot list the specifications of the workspace");
    session.press("\u{3}");
    session.end();
    assert_eq!(scene.files(), before);
}

#[test]
fn calls_are_told_where_that_is_asked_for() {
    let scene = Scene::new(&[]);
    let done = scene.run(&[&PLAIN[..], &["--verbose"]].concat());
    assert_eq!(done.exit, Some(0), "{}", done.stderr);
    let told = "GET /workspaces/00000001-";
    assert!(done.stderr.contains(told), "{}", done.stderr);
}

#[test]
fn a_job_that_is_not_there_is_told_with_those_that_are() {
    let scene = Scene::new(&[(".circleci/config.yml", CONFIG)]);
    let done = scene.run(&[&PLAIN[..], &["--requires", "nojob"]].concat());
    assert_eq!(done.exit, Some(2), "{}", done.stderr);
    let told = "it has `build`, `deploy`";
    assert!(done.stderr.contains(told), "{}", done.stderr);
}

#[test]
fn whoever_is_in_the_root_is_not_sent_there() {
    let args = ["validate", ".circleci/postorb.yml"];
    let scene = Scene::new(&[(".circleci/config.yml", CONFIG)]);
    let done = run(&args, scene.root.path(), &[]);
    assert_eq!(done.exit, Some(2), "{}", done.stderr);
    assert!(
        done.stderr.contains("`postorb init` writes it"),
        "{}",
        done.stderr
    );
    assert!(!done.stderr.contains("root"), "{}", done.stderr);
    let scene = Scene::new(&[]);
    let done = run(&args, scene.root.path(), &[]);
    let told = "run postorb in the repository's root";
    assert!(done.stderr.contains(told), "{}", done.stderr);
}

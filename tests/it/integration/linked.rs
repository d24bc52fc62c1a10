//! `postorb integration add`, `list` and `remove`.

use super::scene::{SELECTION, Scene};
use crate::circleci;
use crate::loopback::Fault;
use crate::postman::data::uuid;

fn with(entry: &str) -> String {
    let suites = SELECTION.strip_prefix("version: 1\n").unwrap();
    format!("version: 1\nintegrations:\n{entry}{suites}")
}

#[test]
fn names_become_ids_with_the_names_behind() {
    let (space, api, spec) = (uuid(1, 1), uuid(4, 1), uuid(5, 1));
    let typed = [
        ("--api", "Bookings API", "v2.1", "Bookings"),
        ("--api", api.as_str(), "v2.1", space.as_str()),
    ];
    for (flag, subject, version, workspace) in typed {
        let scene = Scene::new(SELECTION);
        let args = [
            "add",
            flag,
            subject,
            "--api-version",
            version,
            "--workspace",
            workspace,
        ];
        let answer = scene.run(&args);
        assert_eq!(answer.exit, 0, "{answer:?}");
        assert_eq!(answer.stdout, "");
        let expected = with(&format!(
            "  - nickname: Bookings API v2.1 on CircleCI\n    workspace: {space} # Bookings\n    api: {api} # Bookings API\n    api-version: v2.1\n    project: gh/acme/bookings\n"
        ));
        assert_eq!(scene.selection(), expected);
    }
    let scene = Scene::new(SELECTION);
    let args = [
        "add",
        "Spec",
        "--spec",
        "Bookings spec",
        "--workspace",
        "Bookings",
        "--project",
        "circleci/43G3kM5RtfFE7v5sa4nWAU/44n9pujWcTnVZ2b5S8Fnat",
        "--suites",
        "a, b",
        "--suites",
        "smoke",
    ];
    let answer = scene.run(&args);
    assert_eq!(answer.exit, 0, "{answer:?}");
    let expected = with(&format!(
        "  - nickname: Spec\n    workspace: {space} # Bookings\n    spec: {spec} # Bookings spec\n    project: circleci/43G3kM5RtfFE7v5sa4nWAU/44n9pujWcTnVZ2b5S8Fnat\n    suites:\n      - 'a, b'\n      - smoke\n"
    ));
    assert_eq!(scene.selection(), expected);
}

#[test]
fn ids_need_no_key_and_nobody_is_asked() {
    let (space, api) = (uuid(1, 1), uuid(4, 1));
    let args = [
        "add",
        "It",
        "--api",
        &api,
        "--api-version",
        "v9",
        "--workspace",
        &space,
    ];
    let expected = with(&format!(
        "  - nickname: It\n    workspace: {space}\n    api: {api}\n    api-version: v9\n    project: gh/acme/bookings\n"
    ));
    let scene = Scene::new(SELECTION);
    let answer = scene.without_key(&args);
    assert_eq!((answer.exit, answer.stdout.as_str()), (0, ""), "{answer:?}");
    assert_eq!(scene.selection(), expected);
    let scene = Scene::new(SELECTION);
    let answer = scene.run(&[&args[..], &["--offline"]].concat());
    assert_eq!(answer.exit, 0, "{answer:?}");
    assert_eq!(scene.selection(), expected);
    assert_eq!(scene.fake.calls(), Vec::<String>::new());
}

#[test]
fn what_is_not_there_is_told_and_nothing_is_written() {
    let api = uuid(4, 1);
    for (args, exit, told) in [
        (
            &["--api", "Booking API", "--workspace", "Bookings"][..],
            5,
            "did you mean `Bookings API`?",
        ),
        (
            &["--api", "Zebra", "--workspace", "Bookings"],
            5,
            "there is, among others: Bookings API",
        ),
        (
            &["--api", "Bookings API", "--workspace", "Booking"],
            5,
            "did you mean `Bookings`?",
        ),
        (
            &["--api", "Bookings API"],
            2,
            "name it, or its id or address: --workspace X",
        ),
        (
            &["--api", "Bookings API", "--offline"],
            2,
            "`Bookings API` is no id",
        ),
        (
            &[
                "--api",
                "Bookings API",
                "--workspace",
                "Bookings",
                "--api-version",
                "v2.2",
            ],
            5,
            "there is no version of the API Bookings API: `v2.2`",
        ),
        (
            &["--api", &api, "--suites", "smok"],
            5,
            "did you mean `smoke`?",
        ),
        (
            &["--api", &api, "--project", "gh/acme"],
            2,
            "is no project of CircleCI",
        ),
        (
            &[
                "--api",
                &api,
                "--project",
                "circleci/43G3kM5RtfFE7v5sa4nWAU/44n9pujWcTnVZ2b5S8Fnat",
            ],
            2,
            "the integration needs a nickname",
        ),
        (
            &["Li\u{7}ne", "--api", &api],
            2,
            "the nickname `Li\\u{7}ne` has a control character in it",
        ),
        (
            &["--api", &api, "--suites", ","],
            2,
            "`--suites` names no suite",
        ),
        (&["--workspace", "Bookings"], 2, "<--api <X>|--spec <X>>"),
    ] {
        let scene = Scene::new(SELECTION);
        let answer = scene.run(&[&["add"], args].concat());
        assert_eq!(answer.exit, exit, "{args:?}: {answer:?}");
        assert!(answer.stderr.contains(told), "{args:?}: {answer:?}");
        assert_eq!(scene.selection(), SELECTION, "{args:?}");
    }
    let scene = Scene::new(SELECTION);
    let answer = scene.without_key(&["add", "--api", "Bookings API"]);
    assert_eq!(answer.exit, 3, "{answer:?}");
}

#[test]
fn what_postman_does_not_say_of_an_id_is_a_note_and_a_refused_key_is_none() {
    let (space, api) = (uuid(1, 1), uuid(4, 1));
    let args = [
        "add",
        "It",
        "--api",
        &api,
        "--api-version",
        "v9",
        "--workspace",
        &space,
    ];
    let scene = Scene::new(SELECTION);
    for path in [
        format!("/workspaces/{space}"),
        format!("/apis/{api}/versions"),
    ] {
        scene
            .fake
            .always(&path, Fault::error(403, "forbidden", "Not yours"));
    }
    let answer = scene.run(&args);
    assert_eq!(answer.exit, 0, "{answer:?}");
    assert!(answer.stderr.starts_with("note: "), "{answer:?}");
    assert!(scene.selection().contains("api-version: v9"));
    let scene = Scene::new(SELECTION);
    let answer = scene.call(&args, &[("POSTMAN_API_KEY", "none-of-yours")]);
    assert_eq!(answer.exit, 3, "{answer:?}");
    assert_eq!(scene.selection(), SELECTION);
}

#[test]
fn a_version_is_linked_once() {
    let first = format!(
        "  - nickname: First\n    api: {}\n    api-version: v1\n    project: gh/acme/other\n",
        uuid(4, 1)
    );
    let scene = Scene::new(&with(&first));
    let api = uuid(4, 1);
    let answer = scene.run(&["add", "Second", "--api", &api, "--api-version", "v1"]);
    assert_eq!(answer.exit, 2, "{answer:?}");
    let told = "error: version `v1` of this API is linked to gh/acme/other already, by the integration `First` at .circleci/postorb.yml:3\n";
    assert!(answer.stderr.starts_with(told), "{answer:?}");
    let answer = scene.run(&["add", "First", "--api", &api, "--api-version", "v2.1"]);
    assert_eq!(answer.exit, 2, "{answer:?}");
    assert!(
        answer
            .stderr
            .contains("there is an integration `First` already, at .circleci/postorb.yml:3")
    );
    assert_eq!(scene.selection(), with(&first));
    let answer = scene.run(&[
        "add",
        "Second",
        "--api",
        &api,
        "--api-version",
        "v2.1",
        "--dry-run",
    ]);
    assert_eq!(answer.exit, 0, "{answer:?}");
    assert!(
        answer.stdout.contains("\n+  - nickname: Second\n"),
        "{answer:?}"
    );
    assert_eq!(scene.selection(), with(&first));
}

#[test]
fn a_selection_is_begun_where_there_is_none() {
    let scene = Scene::new("");
    let answer = scene.run(&["add", "It", "--api", &uuid(4, 1)]);
    assert_eq!(answer.exit, 0, "{answer:?}");
    assert!(
        scene
            .selection()
            .starts_with("version: 1\nintegrations:\n  - nickname: It\n")
    );
}

#[test]
fn words_mean_the_same_as_where_links_are_changed() {
    let api = uuid(4, 1);
    let expected = with(&format!(
        "  - nickname: bookings on CircleCI\n    api: {api}\n    project: gh/acme/bookings\n"
    ));
    for more in [
        &[][..],
        &["--api-version", "none", "--suites", "all"],
        &["--offline", "--api-version", " none"],
    ] {
        let scene = Scene::new(SELECTION);
        let answer = scene.run(&[&["add", "--api", &api], more].concat());
        assert_eq!(answer.exit, 0, "{more:?}: {answer:?}");
        assert_eq!(scene.selection(), expected, "{more:?}");
    }
    // A suite of that name is that suite.
    let named = SELECTION.replace("name: smoke", "name: all");
    let scene = Scene::new(&named);
    let answer = scene.run(&["add", "--api", &api, "--suites", "all"]);
    assert_eq!(answer.exit, 0, "{answer:?}");
    assert!(
        scene.selection().contains("suites:\n      - all\n"),
        "{answer:?}"
    );
}

#[test]
fn outside_of_a_repository_the_project_alone_is_missing() {
    let api = uuid(4, 1);
    let scene = Scene::new(SELECTION);
    scene.write(".git/config", "");
    let answer = scene.without_key(&["add", "--api", &api]);
    assert_eq!(answer.exit, 2, "{answer:?}");
    let help = "  help: name the project: --project gh/OWNER/REPOSITORY\n";
    assert!(answer.stderr.ends_with(help), "{answer:?}");
    assert!(!answer.stderr.contains("integration add"), "{answer:?}");
    let answer = scene.without_key(&["add", "--api", &api, "--project", "gh/acme/shop"]);
    assert_eq!(answer.exit, 0, "{answer:?}");
    assert!(
        scene
            .selection()
            .contains("  - nickname: shop on CircleCI\n"),
        "{answer:?}"
    );
}

#[test]
fn what_is_removed_is_named_letter_for_letter() {
    let entries = "  - { nickname: P, api: x, project: gh/acme/a }\n  - { nickname: p, api: y, project: gh/acme/a }\n  - { nickname: Q, api: z, project: gh/acme/a }\n";
    let scene = Scene::new(&with(entries));
    let answer = scene.without_key(&["remove", "P", "q", "r"]);
    assert_eq!(answer.exit, 5, "{answer:?}");
    assert_eq!(
        answer.stderr,
        "error: no integration is named `q`\n  and no integration is named `r`\n  help: did you mean `Q`?\n  help: did you mean `P`?\n  help: nothing was removed\n"
    );
    assert_eq!(scene.selection(), with(entries));
    let answer = scene.without_key(&["remove", "p", "P", "p"]);
    assert_eq!(answer.exit, 0, "{answer:?}");
    assert_eq!(
        answer.stderr,
        "removed integration `p` from .circleci/postorb.yml\nremoved integration `P` from .circleci/postorb.yml\n"
    );
    let left = entries.split_inclusive('\n').next_back().unwrap();
    assert_eq!(scene.selection(), with(left));
}

#[test]
fn what_is_linked_is_listed_and_removed() {
    let entries = "  - { nickname: \"One\\u202E\", api: x, project: gh/acme/a }\n  - nickname: Two # of two\n    spec: y\n    api-version: v2\n    project: gh/acme/b\n    suites: [smoke]\n";
    let scene = Scene::new(&with(entries));
    let answer = scene.without_key(&["list"]);
    assert_eq!(answer.exit, 0, "{answer:?}");
    let rows: Vec<Vec<&str>> = answer
        .stdout
        .lines()
        .map(|line| line.split_whitespace().collect())
        .collect();
    assert_eq!(rows[0], ["NICKNAME", "API", "VERSION", "PROJECT", "SUITES"]);
    assert_eq!(rows[2], ["Two", "y", "v2", "gh/acme/b", "smoke"]);
    assert!(!answer.stdout.contains('\u{202e}'), "{answer:?}");
    let answer = scene.without_key(&["list", "--json", "--limit", "1"]);
    assert!(!answer.stdout.contains('\u{202e}'), "{answer:?}");
    let json: serde_json::Value = serde_json::from_str(&answer.stdout).unwrap();
    assert_eq!(json["version"], 1);
    assert_eq!(json["integrations"].as_array().unwrap().len(), 1);
    let one = &json["integrations"][0];
    assert_eq!(
        (&one["line"], &one["is_for_all"]),
        (&3.into(), &true.into())
    );
    assert_eq!(one["suites"], serde_json::json!(["smoke", "a, b"]));
    let answer = scene.without_key(&["remove", "tow"]);
    assert_eq!(answer.exit, 5, "{answer:?}");
    assert!(answer.stderr.contains("did you mean `Two`?"), "{answer:?}");
    let answer = scene.without_key(&["remove", "Two"]);
    assert_eq!(answer.exit, 0, "{answer:?}");
    assert_eq!(
        scene.selection(),
        with(entries.split_inclusive('\n').next().unwrap())
    );
}

#[test]
fn circleci_is_asked_for_the_project_where_there_is_a_token() {
    let api = uuid(4, 1);
    let fake = circleci::Fake::new(circleci::Data::small());
    let [base, token] = fake.variables();
    let variables = [(base.0, base.1.as_str()), (token.0, token.1.as_str())];
    let add = ["add", "It", "--api", &api];
    let scene = Scene::new(SELECTION);
    let answer = scene.call(&add, &variables);
    assert_eq!(answer.exit, 0, "{answer:?}");
    let edit = ["edit", "It", "--project", "gh/acme/bokings"];
    let answer = scene.call(&edit, &variables);
    assert_eq!(answer.exit, 5, "{answer:?}");
    assert!(
        answer.stderr.contains("is `bokings` spelled right"),
        "{answer:?}"
    );
    assert!(scene.selection().contains("project: gh/acme/bookings"));
    let calls = fake.calls().len();
    let answer = scene.call(&[&edit[..], &["--offline"]].concat(), &variables);
    assert_eq!(answer.exit, 0, "{answer:?}");
    assert_eq!(fake.calls().len(), calls);
    // A service that fails is no reason not to write; a token that is refused is one.
    let scene = Scene::new(SELECTION);
    fake.always("/project/gh/acme/bookings", Fault::page(500));
    let answer = scene.call(&add, &variables);
    assert_eq!(answer.exit, 0, "{answer:?}");
    assert!(answer.stderr.starts_with("note: "), "{answer:?}");
    let scene = Scene::new(SELECTION);
    let refused = [variables[0], (token.0, "none")];
    let fake_free = ["add", "It", "--api", &api, "--project", "gh/acme/other"];
    let answer = scene.call(&fake_free, &refused);
    assert_eq!(answer.exit, 3, "{answer:?}");
    assert_eq!(scene.selection(), SELECTION);
}

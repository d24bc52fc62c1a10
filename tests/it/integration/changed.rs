//! `postorb integration edit`: what is named changes, and nothing else.

use super::scene::Scene;
use crate::postman::data::uuid;

fn selection(body: &str) -> String {
    format!(
        "version: 1\r\nintegrations:\r\n- nickname: 'Shop' # ours\r\n  api: {}\r\n{body}suites:\r\n- {{name: smoke, collection: a.json}}\r\n- {{name: nightly, collection: a.json}}\r\n",
        uuid(4, 1)
    )
}

const BODY: &str = "  # by hand\r\n  project: gh/acme/a\r\n  suites: [smoke] # not all\r\n";

#[test]
fn only_what_is_named_changes() {
    for (args, body) in [
        (
            &["--api-version", "v1"][..],
            "  # by hand\r\n  api-version: v1\r\n  project: gh/acme/a\r\n  suites: [smoke] # not all\r\n",
        ),
        (
            &["--project", "github/acme/b"],
            "  # by hand\r\n  project: gh/acme/b\r\n  suites: [smoke] # not all\r\n",
        ),
        (
            &["--add-suite", "nightly"],
            "  # by hand\r\n  project: gh/acme/a\r\n  suites: [smoke, nightly] # not all\r\n",
        ),
        (
            &["--add-suite", "nightly", "--remove-suite", "smoke"],
            "  # by hand\r\n  project: gh/acme/a\r\n  suites: [nightly] # not all\r\n",
        ),
        (
            &["--suites", "all"],
            "  # by hand\r\n  project: gh/acme/a\r\n",
        ),
        (&["--suites", "smoke"], BODY),
    ] {
        let scene = Scene::new(&selection(BODY));
        let answer = scene.run(&[&["edit", "Shop"], args].concat());
        assert_eq!(answer.exit, 0, "{args:?}: {answer:?}");
        let expected = match args[0] {
            // A comment of its own line belongs to what follows it.
            "--api-version" => {
                let text = scene.selection();
                assert!(text.contains("api-version: v1\r\n"), "{text}");
                text.replace("  api-version: v1\r\n", "")
            }
            _ => scene.selection(),
        };
        let body = body.replace("  api-version: v1\r\n", "");
        assert_eq!(expected, selection(&body), "{args:?}");
    }
}

#[test]
fn a_version_is_taken_out_and_a_nickname_changed() {
    let before = selection("  api-version: v1\r\n  project: gh/acme/a\r\n");
    let scene = Scene::new(&before);
    let args = [
        "edit",
        "Shop",
        "--nickname",
        "Store: new",
        "--api-version",
        "none",
    ];
    let dry = scene.run(&[&args[..], &["--dry-run"]].concat());
    assert_eq!((dry.exit, dry.stderr.as_str()), (0, ""), "{dry:?}");
    assert!(dry.stdout.contains("-  api-version: v1"), "{dry:?}");
    assert_eq!(scene.selection(), before);
    let answer = scene.run(&args);
    assert_eq!(answer.exit, 0, "{answer:?}");
    let expected = before
        .replace("'Shop'", "'Store: new'")
        .replace("  api-version: v1\r\n", "");
    assert_eq!(scene.selection().replace('"', "'"), expected);
}

#[test]
fn what_cannot_be_is_refused_and_nothing_is_written() {
    for (args, exit, told) in [
        (&["Shpo", "--suites", "all"][..], 5, "did you mean `Shop`?"),
        (&["shop", "--suites", "all"], 5, "did you mean `Shop`?"),
        (&["Shop", "--suites", ","], 2, "`--suites` names no suite"),
        (
            &["Shop", "--nickname", "a\u{1b}[2Jb"],
            2,
            "the nickname `a\\u{1b}[2Jb` has a control character in it",
        ),
        (
            &["Shop", "--api-version", "v9"],
            5,
            "there is, among others: v1, v2.1",
        ),
        (
            &["Shop", "--add-suite", "nigtly"],
            5,
            "did you mean `nightly`?",
        ),
        (
            &["Shop", "--remove-suite", "nightly"],
            5,
            "does not name suite `nightly`",
        ),
        (
            &["Shop", "--remove-suite", "smoke"],
            2,
            "would stand for all suites",
        ),
        (
            &["Shop", "--project", "acme/a"],
            2,
            "is no project of CircleCI",
        ),
        (&["Shop", "--nickname", " "], 2, "this one is empty"),
        (
            &["Shop"],
            2,
            "Usage: postorb integration edit [OPTIONS] <NICKNAME>",
        ),
        (
            &["Shop", "--suites", "smoke", "--add-suite", "nightly"],
            2,
            "cannot be used with",
        ),
    ] {
        let scene = Scene::new(&selection(BODY));
        let answer = scene.run(&[&["edit"], args].concat());
        assert_eq!(answer.exit, exit, "{args:?}: {answer:?}");
        assert!(answer.stderr.contains(told), "{args:?}: {answer:?}");
        assert_eq!(scene.selection(), selection(BODY), "{args:?}");
    }
    let all = selection("  project: gh/acme/a\r\n");
    let scene = Scene::new(&all);
    let answer = scene.run(&["edit", "Shop", "--add-suite", "smoke"]);
    assert_eq!(answer.exit, 2, "{answer:?}");
    assert!(answer.stderr.contains("stands for all"), "{answer:?}");
}

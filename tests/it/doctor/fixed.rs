//! `postorb doctor --fix`: what is set, to what, and when nothing is.

use serde_json::json;

use super::scene::{HUSH, Scene};
use crate::loopback::Fault;
use crate::pty::Session;

/// The one call that changes something; the slug is one segment of its path.
const CALL: &str = "POST /api/v2/project/gh%2Facme%2Fbookings/envvar";

fn lacking() -> Scene {
    let mut scene = Scene::new();
    scene
        .circleci
        .change(|data| data.projects[0].variables.clear());
    scene.variables.push(("API_TOKEN", HUSH.to_owned()));
    scene
}

#[test]
fn nothing_is_set_unless_somebody_says_so() {
    let scene = lacking();
    let answer = scene.doctor(&[]);
    assert_eq!(answer.exit, 1, "{answer:?}");
    let answer = scene.doctor(&["--fix"]);
    assert_eq!(answer.exit, 1, "{answer:?}");
    assert!(
        answer.stderr.contains("--yes sets it without a question"),
        "{answer:?}"
    );
    assert_eq!(scene.set(), []);
    for args in [&["--yes"][..], &["--fix", "--offline"]] {
        assert_eq!(scene.doctor(args).exit, 2);
    }
}

#[test]
fn what_is_missing_is_set_once_to_what_the_environment_has() {
    let scene = lacking();
    let answer = scene.doctor(&["--fix", "--yes", "-v"]);
    assert_eq!(answer.exit, 0, "{answer:?}");
    assert!(
        answer
            .line("variable")
            .ends_with("`API_TOKEN` was set on gh/acme/bookings just now")
    );
    let set = scene.set();
    assert_eq!(set.len(), 1, "{set:?}");
    assert_eq!(set[0].0, CALL);
    assert_eq!(set[0].1, json!({ "name": "API_TOKEN", "value": HUSH }));
    let answer = scene.doctor(&["--fix", "--yes"]);
    assert_eq!(answer.exit, 0, "{answer:?}");
    assert_eq!(scene.set().len(), 1);
    // It went nowhere else.
    for request in scene.postman.requests() {
        assert!(!format!("{request:?}").contains(HUSH));
    }
}

#[test]
fn what_is_not_set_here_is_not_set_there() {
    let mut scene = lacking();
    scene.variables.clear();
    let answer = scene.doctor(&["--fix", "--yes"]);
    assert_eq!(answer.exit, 1, "{answer:?}");
    assert!(
        answer.stderr.contains("note: API_TOKEN is not set here"),
        "{answer:?}"
    );
    assert_eq!(scene.set(), []);
}

/// One in which the key is missing on CircleCI.
fn without_key() -> Scene {
    let scene = Scene::new();
    scene
        .circleci
        .change(|data| data.contexts[0].variables.clear());
    scene
}

#[test]
fn a_key_that_postman_refuses_is_never_handed_on() {
    let mut scene = without_key();
    assert!(scene.doctor(&[]).stdout.contains(": postorb doctor --fix"));
    let refused = "no-key-of-anybodys";
    scene
        .variables
        .push(("POSTMAN_API_KEY", refused.to_owned()));
    for args in [&[][..], &["--fix"], &["--fix", "--yes"]] {
        let answer = scene.doctor(args);
        assert_eq!(answer.exit, 3, "{args:?}: {answer:?}");
        assert!(
            answer
                .stdout
                .contains("`POSTMAN_API_KEY` is not set on gh/acme/bookings, nor in the context `postman`: set it at http"),
            "{args:?}: {answer:?}"
        );
        assert!(
            answer.stdout.contains(
                "Postman refuses the key in $POSTMAN_API_KEY here, so that --fix does not set it"
            ),
            "{args:?}: {answer:?}"
        );
        assert!(
            !answer.stdout.contains(": postorb doctor --fix"),
            "{answer:?}"
        );
        assert_eq!(scene.set(), [], "{args:?}");
    }
    for request in scene.circleci.requests() {
        assert!(!format!("{request:?}").contains(refused));
    }
}

#[test]
fn a_key_that_nobody_vouched_for_is_set_where_a_person_says_so() {
    let scene = without_key();
    scene.postman.always("/me", Fault::page(500));
    for args in [&["--fix"][..], &["--fix", "--yes"]] {
        let answer = scene.doctor(args);
        assert_eq!(answer.exit, 4, "{args:?}: {answer:?}");
        assert!(
            answer.stdout.contains("Postman did not tell whether it takes the key in $POSTMAN_API_KEY here, so that --fix sets it after a question at a terminal alone"),
            "{args:?}: {answer:?}"
        );
        assert_eq!(scene.set(), [], "{args:?}");
    }
    let question = "Unchecked: set POSTMAN_API_KEY of gh/acme/bookings on";
    for (keys, count) in [("n\r", 0), ("y\r", 1)] {
        let mut session = session(&scene, 120);
        session.answer(question, keys);
        let ended = session.end();
        assert_eq!(ended.exit, Some(4), "{keys:?}: {}", ended.screen);
        assert_eq!(scene.set().len(), count, "{keys:?}");
    }
}

#[test]
fn a_failure_takes_the_place_of_the_advice_that_led_to_it() {
    let scene = lacking();
    let forbidden = Fault::json(403, r#"{"message": "Not allowed"}"#);
    // The path is that of the list, which is asked for first.
    let none = Fault::json(200, r#"{"items": [], "next_page_token": null}"#);
    let both = [none.clone(), forbidden.clone(), none, forbidden];
    let path = "/project/gh/acme/bookings/envvar";
    scene.circleci.next(path, both);
    let answer = scene.doctor(&["--fix", "--yes"]);
    assert_eq!(answer.exit, 3, "{answer:?}");
    let line = answer.line("variable");
    assert!(
        line.contains("CircleCI answered 403: Not allowed: set it at http"),
        "{answer:?}"
    );
    assert!(
        !answer.stdout.contains("postorb doctor --fix"),
        "{answer:?}"
    );
    let answer = scene.doctor(&["--fix", "--yes", "--json"]);
    assert!(answer.stdout.contains("Not allowed"), "{answer:?}");
    assert!(
        !answer.stdout.contains("postorb doctor --fix"),
        "{answer:?}"
    );
}

#[test]
fn nothing_is_set_with_a_token_that_is_no_persons() {
    let scene = lacking();
    scene.circleci.change(|data| data.is_project_token = true);
    let answer = scene.doctor(&["--fix", "--yes"]);
    assert_eq!(answer.exit, 3, "{answer:?}");
    assert_eq!(scene.set(), []);
}

#[test]
fn at_a_terminal_it_asks() {
    for (keys, exit, count) in [("y\r", 0, 1), ("n\r", 1, 0), ("\r", 1, 0), ("\u{3}", 6, 0)] {
        let scene = lacking();
        let mut session = session(&scene, 60);
        let seen = session.see("(y/N): (no)");
        let question = "Set API_TOKEN of gh/acme/bookings on CircleCI to the\nvalue that it has here? (y/N): (no)";
        assert!(seen.contains(question), "{seen}");
        session.press(keys);
        let ended = session.end();
        assert_eq!(ended.exit, Some(exit), "{keys:?}: {}", ended.screen);
        assert_eq!(scene.set().len(), count, "{keys:?}");
        assert!(!ended.shown.contains(HUSH) && !ended.stdout.contains(HUSH));
    }
}

#[test]
fn no_value_that_was_read_is_shown_when_a_service_repeats_them() {
    const OTHER: &str = "another-thing-to-hush";
    let mut scene = lacking();
    let two = "token: API_TOKEN, other: OTHER_TOKEN";
    scene.select("token: API_TOKEN", two);
    scene.variables.push(("OTHER_TOKEN", OTHER.to_owned()));
    let repeats = format!("{{\"message\": \"not taken: {OTHER} and {HUSH}\"}}");
    let refused = || Fault::json(400, &repeats);
    // What is set there is asked for first, with the same path.
    let none = Fault::json(200, "{\"items\": [], \"next_page_token\": null}");
    let answers = [none, refused(), refused()];
    let path = "/project/gh/acme/bookings/envvar";
    scene.circleci.next(path, answers);
    let answer = scene.doctor(&["--fix", "--yes", "-v"]);
    for text in [&answer.stdout, &answer.stderr] {
        assert!(!text.contains(OTHER), "{answer:?}");
    }
    let told = "not taken: [hidden] and [hidden]";
    let all = format!("{}{}", answer.stdout, answer.stderr);
    assert_eq!(all.matches(told).count(), 2, "{answer:?}");
}

/// `--fix` at a terminal.
fn session(scene: &Scene, columns: u16) -> Session {
    let keys = scene.keys();
    let home = scene.path("home").display().to_string();
    let path = format!("{home}/bin");
    let all = keys.iter().chain(&scene.variables);
    let mut all: Vec<_> = all.map(|(name, value)| (*name, value.as_str())).collect();
    all.extend([("HOME", home.as_str()), ("PATH", path.as_str())]);
    Session::start(&["doctor", "--fix"], scene.folder(), &all, (24, columns))
}

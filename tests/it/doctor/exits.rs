//! Exit codes: what weighs most.

use super::scene::Scene;
use crate::circleci;
use crate::loopback::Fault;
use crate::postman::KEY;

#[test]
fn a_missing_key_and_a_refused_one_weigh_more_than_what_is_to_be_mended() {
    let scene = Scene::new();
    let answer = scene.call(&["doctor"], &[]);
    assert_eq!(answer.exit, 3, "{answer:?}");
    assert!(
        answer
            .line("postman")
            .ends_with(": postorb auth login postman"),
        "{answer:?}"
    );
    assert!(
        answer
            .line("circleci")
            .ends_with(": postorb auth login circleci"),
        "{answer:?}"
    );
    let refused = [("POSTMAN_API_KEY", KEY), ("CIRCLE_TOKEN", "none")];
    let answer = scene.call(&["doctor"], &refused);
    assert_eq!(answer.exit, 3, "{answer:?}");
    assert!(answer.line("circleci").starts_with("problem"), "{answer:?}");
    assert!(answer.line("project").starts_with("unknown"), "{answer:?}");
    let refused = [
        ("POSTMAN_API_KEY", "none"),
        ("CIRCLE_TOKEN", circleci::TOKEN),
    ];
    let answer = scene.call(&["doctor"], &refused);
    assert_eq!(answer.exit, 3, "{answer:?}");
    assert!(answer.line("postman").starts_with("problem"), "{answer:?}");
    assert!(answer.line("variable").starts_with("ok"), "{answer:?}");
}

#[test]
fn a_service_that_does_not_answer_is_unknown_and_hides_nothing_else() {
    let scene = Scene::new();
    scene.circleci.always("/me", Fault::page(500));
    let answer = scene.doctor(&[]);
    assert_eq!(answer.exit, 4, "{answer:?}");
    assert!(answer.line("circleci").starts_with("unknown"), "{answer:?}");
    assert!(answer.line("postman").starts_with("ok"), "{answer:?}");
    let scene = Scene::new();
    let path = "/context";
    scene
        .circleci
        .always(path, Fault::json(403, r#"{"message": "Forbidden"}"#));
    let answer = scene.doctor(&[]);
    // The project has one, and whether the context has the other nobody tells.
    assert_eq!(answer.exit, 3, "{answer:?}");
    assert!(
        answer
            .stdout
            .contains("`API_TOKEN` is set on gh/acme/bookings"),
        "{answer:?}"
    );
    assert!(
        answer
            .stdout
            .contains("unknown  variable   whether `POSTMAN_API_KEY` is set was not told"),
        "{answer:?}"
    );
    let scene = Scene::new();
    scene.postman.always("/me", Fault::Silence);
    let answer = scene.doctor(&["--timeout", "1s"]);
    assert_eq!(answer.exit, 8, "{answer:?}");
}

#[test]
fn what_is_not_known_is_nothing_to_be_mended() {
    let scene = Scene::new();
    let missing = Fault::json(404, r#"{"message": "Not Found"}"#);
    scene.circleci.always("/me", missing);
    let answer = scene.doctor(&[]);
    assert_eq!(answer.exit, 4, "{answer:?}");
    assert!(
        answer.stderr.starts_with("nothing is to be mended; "),
        "{answer:?}"
    );
    assert!(answer.line("circleci").starts_with("unknown"), "{answer:?}");
}

#[test]
fn json_says_the_same() {
    let scene = Scene::new();
    scene
        .circleci
        .change(|data| data.projects[0].variables.clear());
    let answer = scene.doctor(&["--json"]);
    assert_eq!(answer.exit, 1, "{answer:?}");
    let json: serde_json::Value = serde_json::from_str(&answer.stdout).unwrap();
    assert_eq!(
        (&json["version"], &json["problems"], &json["unknown"]),
        (&1.into(), &1.into(), &0.into())
    );
    let checks = json["checks"].as_array().unwrap();
    let variable = checks
        .iter()
        .find(|check| check["check"] == "variable")
        .unwrap();
    assert_eq!(variable["state"], "problem");
    assert!(
        variable["mend"]
            .as_str()
            .unwrap()
            .starts_with("set it at http")
    );
}

//! `validate --online` where `CircleCI` does not answer: findings are shown all the same.

use super::*;
use crate::loopback::Fault;

const LAST: &str = "what CircleCI says is not all checked: it did not answer every call\n";

#[test]
fn a_compiler_that_does_not_answer_is_told_by_its_exit_code() {
    for (fault, timeout, exit) in [
        (Fault::Silence, "700ms", 8),
        (Fault::json(500, "{\"message\": \"down\"}"), "10s", 4),
        (Fault::page(200), "10s", 4),
        (Fault::json(200, "{}"), "10s", 4),
        (
            Fault::json(400, "{\"error\": {\"title\": \"Too large\"}}"),
            "10s",
            4,
        ),
        (Fault::json(403, "{\"message\": \"no\"}"), "10s", 3),
    ] {
        let scene = Scene::new(Data::small());
        scene
            .circleci
            .always("/api/v3/configs/compile", fault.clone());
        scene.write(CONFIG, &WITH_ORB.replace("[build]", "[biuld]"));
        scene.write("b.yml", &WITH_ORB.replace("[build]", "[bulid]"));
        let done = scene.validate(&["--timeout", timeout, CONFIG, "b.yml"]);
        assert_eq!(done.exit, Some(exit), "{fault:?} {done:?}");
        assert!(done.stderr.ends_with(LAST), "{}", done.stderr);
        let told = "error: cannot compile the config: ";
        assert_eq!(done.stderr.matches(told).count(), 1, "{}", done.stderr);
        assert_eq!(
            done.stdout.matches("error[unknown-job]").count(),
            2,
            "{}",
            done.stdout
        );
    }
}

#[test]
fn a_token_that_is_refused_is_told_once_and_postman_is_asked_all_the_same() {
    let mut scene = Scene::new(Data::small()).without("CIRCLE_TOKEN");
    let token = format!("CCIPAT_{}_{}", "Q".repeat(22), "9".repeat(40));
    scene.variables.push(("CIRCLE_TOKEN", token.clone()));
    scene.write(CONFIG, &with_id());
    let done = scene.validate(&[]);
    assert_eq!(done.exit, Some(3), "{done:?}");
    assert_eq!(done.stderr.matches("error: ").count(), 1, "{}", done.stderr);
    assert!(
        done.stderr.contains("CircleCI answered 401"),
        "{}",
        done.stderr
    );
    assert!(
        done.stderr.contains("takes no tokens of projects"),
        "{}",
        done.stderr
    );
    assert!(
        done.stderr
            .ends_with("what CircleCI says is not all checked: it did not answer every call\n")
    );
    assert!(!done.stderr.contains(&token));
    assert_eq!(scene.postman.calls()[0], "GET /me");
    // The compiler knows public orbs for everybody.
    assert_eq!(scene.texts().len(), 1);
    let requests = scene.circleci.requests();
    let last = requests.last().unwrap();
    assert!(last.path.contains("compile") && last.header("circle-token").is_none());
}

#[test]
fn a_token_of_a_project_is_explained() {
    let scene = Scene::new(Data::small());
    scene.circleci.change(|data| data.is_project_token = true);
    scene.write(CONFIG, WITH_ORB);
    let done = scene.validate(&["--project", "gh/acme/bookings"]);
    assert_eq!(done.exit, Some(3), "{done:?}");
    assert!(
        done.stderr.contains("it is a token of a project"),
        "{}",
        done.stderr
    );
}

/// A config that runs a collection by its id.
fn with_id() -> String {
    let id = postman::Data::small().collection_uid();
    with_newman("test").replace(
        "run a.json",
        &format!("run {id} --postman-api-key $POSTMAN_API_KEY"),
    )
}

#[test]
fn a_key_for_postman_is_missed_only_where_something_needs_it() {
    let scene = Scene::with_key(Data::small()).without("POSTMAN_API_KEY");
    scene.write(CONFIG, WITH_ORB);
    let done = scene.validate(&[]);
    assert_eq!((done.exit, done.stdout.as_str()), (Some(0), ""), "{done:?}");
    assert!(!done.stderr.contains("Postman"), "{}", done.stderr);
    scene.says("branch_list", UNEXPECTED);
    assert_eq!(scene.validate(&[]).exit, Some(7));

    // What the compiler says is shown all the same.
    scene.write(CONFIG, &with_id());
    scene.says("newman", "No.");
    scene.says("jobs", "No.");
    let done = scene.validate(&[]);
    assert_eq!(done.exit, Some(3), "{done:?}");
    assert!(
        done.stdout.contains("error[circleci-compiler]"),
        "{}",
        done.stdout
    );
    let last = "what Postman has is not checked: it could not be asked\n";
    assert!(done.stderr.ends_with(last), "{}", done.stderr);
    assert_eq!(
        done.stderr.matches("there is no key for Postman").count(),
        1
    );
}

#[test]
fn with_a_key_postman_is_asked_only_where_something_needs_it() {
    let scene = Scene::with_key(Data::small());
    scene.write(CONFIG, WITH_ORB);
    scene.validate(&[]);
    assert_eq!(scene.postman.calls(), [""; 0]);
    scene.write(CONFIG, &with_id());
    scene.validate(&[]);
    assert_eq!(scene.postman.calls()[0], "GET /me");
}

#[test]
fn without_the_project_the_compiler_is_asked_all_the_same() {
    for (status, exit) in [(500, 4), (401, 3)] {
        let scene = Scene::new(Data::small());
        let down = Fault::json(status, "{\"message\": \"no\"}");
        scene.circleci.always("/project/gh/acme/bookings", down);
        scene.write(CONFIG, WITH_ORB);
        scene.says("branch_list", UNEXPECTED);
        let done = scene.validate(&[]);
        assert_eq!(done.exit, Some(exit), "{done:?}");
        assert!(done.stdout.contains("error[circleci-compiler]"), "{done:?}");
        let note = "CircleCI's compiler is asked without the organization";
        assert_eq!(done.stderr.matches(note).count(), 1, "{}", done.stderr);
        assert_eq!(done.stderr.matches("error: ").count(), 1, "{}", done.stderr);
    }
}

#[test]
fn of_several_causes_the_weightier_is_the_exit_code() {
    let scene = Scene::new(Data::small());
    let down = Fault::json(500, "{\"message\": \"down\"}");
    scene.circleci.always("/api/v3/configs/compile", down);
    scene
        .postman
        .always("/me", Fault::error(401, "AuthenticationError", "no"));
    scene.write(CONFIG, &with_id());
    let done = scene.validate(&[]);
    assert_eq!(done.exit, Some(3), "{done:?}");
    for what in [
        "what Postman has is not checked",
        "what CircleCI says is not all checked",
    ] {
        assert!(done.stderr.contains(what), "{}", done.stderr);
    }
}

#[test]
fn an_answer_that_comes_late_is_waited_for() {
    let scene = Scene::new(Data::small());
    let busy = Fault::json(429, "{\"message\": \"slow\"}").with("retry-after", "0");
    let lost = Fault::Reset;
    scene.circleci.next("/api/v3/configs/compile", [busy, lost]);
    scene.write(CONFIG, WITH_ORB);
    scene.says("branch_list", UNEXPECTED);
    let done = scene.validate(&[]);
    assert_eq!(done.exit, Some(7), "{done:?}");
    assert_eq!(scene.sent().len(), 3);
}

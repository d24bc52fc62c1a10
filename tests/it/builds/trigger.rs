//! `postorb builds trigger`.

use serde_json::json;

use super::scene::Scene;
use crate::circleci::data::{APP, Started, uuid};
use crate::circleci::{Data, Job, Pipeline, Workflow};
use crate::loopback::Fault;

const POST: &str = "/project/gh/acme/bookings/pipeline";

fn started(scene: &Scene) -> Vec<Started> {
    scene.fake.data().started
}

#[test]
fn a_branch_a_tag_or_the_default_branch_is_built() {
    let scene = Scene::new(Data::small());
    for (args, at) in [
        (&["--branch", "a/b c"][..], json!({ "branch": "a/b c" })),
        (&["--tag", "v1"], json!({ "tag": "v1" })),
        (&[], json!({})),
    ] {
        let done = scene.run(&[&["builds", "trigger"], args].concat());
        assert_eq!(done.exit, Some(0), "{done:?}");
        let one = started(&scene).pop().unwrap();
        assert_eq!((one.slug.as_str(), one.body), ("gh/acme/bookings", at));
        let (number, url) = done.stdout.trim_end().split_once("  ").unwrap();
        let own = number.strip_prefix('#').unwrap();
        assert!(
            url.ends_with(&format!("/pipelines/github/acme/bookings/{own}")),
            "{url}"
        );
        assert!(
            done.stderr.contains(&format!("started build {number}")),
            "{done:?}"
        );
    }
    assert_eq!(started(&scene).len(), 3);
    assert_eq!(
        scene
            .run(&["builds", "trigger", "--branch", "a", "--tag", "b"])
            .exit,
        Some(2)
    );
}

#[test]
fn parameters_have_the_types_that_they_look_like() {
    let scene = Scene::new(Data::small());
    let done = scene.run(&[
        "builds",
        "trigger",
        "--branch",
        "main",
        "--parameter",
        "suite=smoke",
        "--parameter",
        "deploy=false",
        "--parameter",
        "count=3",
        "--parameter",
        "version=\"3\"",
    ]);
    assert_eq!(done.exit, Some(0), "{done:?}");
    let expected = json!({ "suite": "smoke", "deploy": false, "count": 3, "version": "3" });
    assert_eq!(started(&scene)[0].body["parameters"], expected);
    let long = format!("a={}", "x".repeat(513));
    for wrong in ["deploy", "=x", &long] {
        let done = scene.run(&[
            "builds",
            "trigger",
            "--branch",
            "main",
            "--parameter",
            wrong,
        ]);
        assert_eq!(done.exit, Some(2), "{done:?}");
    }
    assert_eq!(started(&scene).len(), 1);
}

#[test]
fn a_key_as_a_parameter_is_warned_of_and_not_shown() {
    let scene = Scene::new(Data::small());
    let key = format!("PMAK-{}-{}", "a".repeat(24), "b".repeat(34));
    let given = format!("key={key}");
    let done = scene.run(&[
        "builds",
        "trigger",
        "--branch",
        "main",
        "--parameter",
        &given,
    ]);
    assert!(done.stderr.starts_with("warning: "), "{done:?}");
    assert!(!done.stderr.contains(&key), "{done:?}");
}

#[test]
fn what_is_skipped_is_told_and_not_green() {
    let scene = Scene::new(Data::small());
    scene
        .fake
        .change(|data| data.skips = Some("The commit says\u{1b}[31m [ci skip]".to_owned()));
    let done = scene.run(&["builds", "trigger", "--branch", "main", "--watch"]);
    assert_eq!((done.exit, done.stdout.as_str()), (Some(1), ""), "{done:?}");
    assert!(
        done.stderr
            .starts_with("error: CircleCI started no build: The commit says"),
        "{done:?}"
    );
}

#[test]
fn no_build_is_asked_for_twice_whatever_happens_to_the_answer() {
    for fault in [
        Fault::Close,
        Fault::Reset,
        Fault::page(502),
        Fault::json(500, "{\"message\": \"down\"}"),
        Fault::json(503, "{}").with("retry-after", "0"),
        Fault::json(201, "{}"),
    ] {
        let scene = Scene::new(Data::small());
        scene.fake.always(POST, fault.clone());
        let done = scene.run(&["builds", "trigger", "--branch", "main"]);
        assert_eq!((done.exit, done.stdout.as_str()), (Some(4), ""), "{done:?}");
        assert!(
            done.stderr.contains("may have been started"),
            "{fault:?}: {done:?}"
        );
        assert_eq!(scene.calls("POST"), [POST]);
    }
    let scene = Scene::new(Data::small());
    scene.fake.always(POST, Fault::Silence);
    let short = [("POSTORB_TIMEOUT", "700ms")];
    let done = scene.run_in(&["builds", "trigger", "--branch", "main"], &short);
    assert!(matches!(done.exit, Some(4 | 8)), "{done:?}");
    assert!(done.stderr.contains("may have been started"), "{done:?}");
    assert_eq!(scene.calls("POST"), [POST]);
}

#[test]
fn what_is_refused_was_not_started() {
    for (status, exit) in [(401, 3), (403, 3), (404, 5), (400, 4)] {
        let scene = Scene::new(Data::small());
        scene.fake.always(
            POST,
            Fault::json(status, "{\"message\": \"Branch not found\"}"),
        );
        let done = scene.run(&["builds", "trigger", "--branch", "main"]);
        assert_eq!(done.exit, Some(exit), "{status}: {done:?}");
        assert!(!done.stderr.contains("may have been"), "{status}: {done:?}");
        assert_eq!(scene.calls("POST"), [POST]);
    }
}

#[test]
fn projects_of_the_github_app_are_built_by_definition() {
    let scene = Scene::new(Data::app());
    let trigger = |more: &[&str]| {
        let args = ["builds", "trigger", "--branch", "main", "--project", APP];
        scene.run(&[&args, more].concat())
    };
    let several = trigger(&[]);
    assert_eq!(several.exit, Some(2), "{several:?}");
    assert!(
        several
            .stderr
            .contains("--definition `api-tests`, `nightly`"),
        "{several:?}"
    );
    let wrong = trigger(&["--definition", "nightli"]);
    assert_eq!(wrong.exit, Some(5), "{wrong:?}");
    assert!(
        wrong.stderr.contains("did you mean `nightly`?"),
        "{wrong:?}"
    );
    assert!(started(&scene).is_empty());
    for named in ["nightly", &uuid(4, 2)] {
        let done = trigger(&["--definition", named]);
        assert_eq!(done.exit, Some(0), "{done:?}");
        let one = started(&scene).pop().unwrap();
        assert!(one.by_definition);
        assert_eq!(one.body["definition_id"], uuid(4, 2));
        assert_eq!(one.body["config"]["branch"], "main");
        assert_eq!(one.body["checkout"]["branch"], "main");
    }
    scene
        .fake
        .change(|data| data.projects[0].definitions.truncate(1));
    assert_eq!(trigger(&[]).exit, Some(0));
    assert_eq!(
        started(&scene).pop().unwrap().body["definition_id"],
        uuid(4, 1)
    );
    scene
        .fake
        .change(|data| data.projects[0].definitions.clear());
    assert_eq!(trigger(&[]).exit, Some(5));
}

#[test]
fn what_was_started_can_be_followed_to_its_end() {
    for (status, exit) in [("success", 0), ("failed", 1), ("canceled", 6)] {
        let scene = Scene::new(Data::small());
        // What is started has no workflows at first.
        scene.fake.after(
            POST,
            [Box::new(move |data: &mut Data| {
                let newest = &mut data.projects[0].pipelines[0];
                let job = Job::new("smoke", status, 77);
                newest.json["state"] = "created".into();
                newest.workflows = vec![Workflow::new("api-tests", status).with(job)];
            }) as Box<dyn FnOnce(&mut Data) + Send>],
        );
        let args = [
            "builds",
            "trigger",
            "--branch",
            "main",
            "--watch",
            "--interval",
            "20ms",
        ];
        let done = scene.run(&args);
        assert_eq!(done.exit, Some(exit), "{done:?}");
        assert!(
            done.stdout.contains(&format!("api-tests: {status}")),
            "{done:?}"
        );
        assert_eq!(scene.calls("POST"), [POST]);
    }
}

#[cfg(unix)]
#[test]
fn at_a_terminal_a_branch_is_picked_or_typed() {
    use crate::pty::Session;
    for (keys, branch) in [
        (&["top\r"][..], "topic"),
        (&["\r"], "topic"),
        (&["main\r"], "main"),
        (&["another\r", "fix/it\r"], "fix/it"),
        (&["feat/x y\r"], "feat/x y"),
    ] {
        let mut data = Data::small();
        data.projects[0]
            .pipelines
            .push(Pipeline::new(8, "older", "Old"));
        let scene = Scene::new(data);
        let variables = scene.fake.variables();
        let variables = variables
            .each_ref()
            .map(|(name, value)| (*name, value.as_str()));
        let folder = scene.folder.path();
        let mut session = Session::start(&["builds", "trigger"], folder, &variables, (20, 80));
        let seen = session.see("another branch");
        assert!(seen.contains("topic  checked out, built lately"), "{seen}");
        assert!(seen.contains("main  default, built lately"), "{seen}");
        session.press(keys[0]);
        if let Some(typed) = keys.get(1) {
            session.answer("Name of the branch", typed);
        }
        let ended = session.end();
        assert_eq!(ended.exit, Some(0), "{ended:?}");
        assert_eq!(started(&scene)[0].body["branch"], branch);
    }
}

#[cfg(unix)]
#[test]
fn whoever_ends_the_question_has_started_nothing() {
    use crate::pty::Session;
    let scene = Scene::new(Data::small());
    let variables = scene.fake.variables();
    let variables = variables
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    let folder = scene.folder.path();
    let mut session = Session::start(&["builds", "trigger"], folder, &variables, (20, 80));
    session.see("another branch");
    session.press("feat/x");
    session.see("another branch  feat/x");
    session.press("\u{3}");
    let ended = session.end();
    assert_eq!(ended.exit, Some(6), "{ended:?}");
    let told = "cancelled; nothing was started";
    assert!(ended.screen.contains(told), "{ended:?}");
    assert!(started(&scene).is_empty());
}

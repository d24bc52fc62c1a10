//! What hints name: the project that was meant, and what helps with what happened.

use super::scene::Scene;
use crate::circleci::data::{APP, uuid};
use crate::circleci::{Data, Fake, Job, Pipeline, Workflow};
use crate::loopback::Fault;

const PROJECT: [&str; 2] = ["--project", "gh/acme/bookings"];
const POST: &str = "/project/gh/acme/bookings/pipeline";

/// A folder whose remote is another project than the one that flags name.
fn elsewhere(data: Data) -> Scene {
    let scene = Scene::new(data);
    let origin = "[remote \"origin\"]\n\turl = git@github.com:acme/other.git\n";
    scene.write(".git/config", origin);
    scene
}

#[test]
fn every_hint_names_the_project_that_a_flag_named() {
    let scene = elsewhere(Data::small());
    let run = |args: &[&str]| scene.run(&[args, &PROJECT].concat());
    for (args, command) in [
        (&["builds", "trigger", "--branch", "main"][..], "watch 13"),
        (&["builds", "watch", "11", "--interval", "20ms"], "get 11"),
        (&["builds", "get", "twelve"], "list"),
        (&["builds", "get", "--branch", "none"], "trigger"),
        (
            &["builds", "watch", "--sha", "1234567", "--timeout", "50ms"],
            "list",
        ),
        (&["builds", "watch", "13", "--timeout", "50ms"], "watch 13"),
        (&["builds", "watch", "9", "--interval", "20ms"], "get 9"),
    ] {
        let done = run(args);
        let hint = format!("`postorb builds {command} --project gh/acme/bookings`");
        assert!(done.stderr.contains(&hint), "{args:?}: {done:?}");
    }
}

#[test]
fn a_hint_names_the_integration_that_a_flag_named() {
    let scene = elsewhere(Data::small());
    let selection = super::scene::SELECTION.replace("Bookings", "Booking office");
    scene.write(".circleci/postorb.yml", &selection);
    let args = ["builds", "trigger", "--branch", "main"];
    let named = ["--integration", "Booking office"];
    let done = scene.run(&[&args[..], &named].concat());
    let hint = "`postorb builds watch 13 --integration 'Booking office'`";
    assert!(done.stderr.contains(hint), "{done:?}");
}

#[test]
fn a_pipeline_of_another_project_is_not_the_one_that_was_named() {
    let mut data = Data::small();
    data.projects.extend(Data::app().projects);
    data.organizations.extend(Data::app().organizations);
    let scene = Scene::new(data);
    let other = scene.fake.data().projects[1].pipelines[0].id().to_owned();
    for verb in ["get", "watch", "open"] {
        let done = scene.run(&[&["builds", verb, &other][..], &PROJECT].concat());
        assert_eq!((done.exit, done.stdout.as_str()), (Some(5), ""), "{done:?}");
        let told = format!("the pipeline {other} is one of {APP}, and none of gh/acme/bookings");
        assert!(done.stderr.contains(&told), "{done:?}");
    }
    // Where nobody named one, the id is enough; and case is no difference.
    let found = scene.good(&["builds", "get", &other]);
    assert!(found.starts_with("build #3  success"), "{found}");
    let own = scene.fake.data().pipeline(12).id().to_owned();
    let found = scene.good(&["builds", "get", &own, "--project", "github/acme/bookings"]);
    assert!(found.starts_with("build #12  success"), "{found}");
}

#[test]
fn what_may_have_been_done_is_never_to_be_run_again_at_once() {
    for fault in [Fault::Close, Fault::Reset] {
        let scene = Scene::new(Data::small());
        scene.fake.always(POST, fault);
        let done = scene.run(&["builds", "trigger", "--branch", "main"]);
        assert!(done.stderr.contains("may have been started"), "{done:?}");
        assert!(!done.stderr.contains("run the command again"), "{done:?}");
        // What only looks can be.
        scene.fake.always("/project/gh/acme/bookings", Fault::Close);
        let path = "/project/gh/acme/bookings/pipeline/12";
        scene.fake.always(path, Fault::Close);
        let done = scene.run_in(&["builds", "get", "12"], &[("POSTORB_TIMEOUT", "9s")]);
        assert!(done.stderr.contains("run the command again"), "{done:?}");
    }
}

#[test]
fn what_is_empty_names_nothing() {
    let scene = Scene::new(Data::small());
    for flag in [
        "--branch",
        "--tag",
        "--project",
        "--integration",
        "--definition",
    ] {
        for empty in ["", " "] {
            let done = scene.run(&["builds", "trigger", flag, empty]);
            assert_eq!(done.exit, Some(2), "{flag}: {done:?}");
        }
    }
    let done = scene.run(&["builds", "trigger", "--branch", "a", "--parameter", "=x"]);
    assert_eq!(done.exit, Some(2), "{done:?}");
    for verb in ["list", "get", "watch", "open"] {
        let done = scene.run(&["builds", verb, "--branch", ""]);
        assert_eq!(done.exit, Some(2), "{verb}: {done:?}");
        let told = "it is empty: is a variable not set?";
        assert!(done.stderr.contains(told), "{verb}: {done:?}");
    }
    assert_eq!(scene.run(&["builds", "watch", "--sha", ""]).exit, Some(2));
    assert!(scene.fake.requests().is_empty());
}

#[test]
fn a_branch_that_is_not_found_may_be_a_fork_s() {
    let scene = Scene::new(Data::small());
    let fault = Fault::json(404, "{\"message\": \"Branch not found\"}");
    scene.fake.always(POST, fault);
    let done = scene.run(&["builds", "trigger", "--branch", "nob"]);
    assert_eq!(done.exit, Some(5), "{done:?}");
    for told in [
        "is `nob` written like that, and is it pushed?",
        "pull/7/head",
        "default branch",
    ] {
        assert!(done.stderr.contains(told), "{told}: {done:?}");
    }
    assert!(!done.stderr.contains("the id or the number"), "{done:?}");
}

#[test]
fn a_build_that_did_not_run_has_no_tests_that_failed() {
    let scene = Scene::new(Data::small());
    let wrong = scene.run(&["builds", "watch", "9", "--interval", "20ms"]);
    assert_eq!(wrong.exit, Some(1), "{wrong:?}");
    assert!(wrong.stdout.contains("unknown key 'foo'"), "{wrong:?}");
    assert!(wrong.stderr.contains("has the error in full"), "{wrong:?}");
    assert!(!wrong.stderr.contains("tests that failed"), "{wrong:?}");
    scene.fake.change(|data| {
        data.pipeline(11).workflows =
            vec![Workflow::new("api-tests", "unauthorized").with(Job::new(
                "smoke",
                "unauthorized",
                1,
            ))];
    });
    let closed = scene.run(&["builds", "watch", "11", "--interval", "20ms"]);
    assert_eq!(closed.exit, Some(1), "{closed:?}");
    assert!(closed.stderr.contains("one of its contexts"), "{closed:?}");
    assert!(!closed.stderr.contains("tests that failed"), "{closed:?}");
}

#[test]
fn what_gave_the_time_is_what_gives_more() {
    let scene = Scene::new(Data::small());
    let path = "/project/gh/acme/bookings/pipeline/12";
    scene.fake.always(path, Fault::Silence);
    let both = [("POSTORB_TIMEOUT", "9s")];
    let get = ["builds", "get", "12", "--timeout", "300ms"];
    let done = scene.run_in(&get, &both);
    assert_eq!(done.exit, Some(8), "{done:?}");
    let told = "all calls together may take 300 ms; give them more with --timeout, like 10m";
    assert!(done.stderr.contains(told), "{done:?}");
    let done = scene.run_in(&get[..3], &[("POSTORB_TIMEOUT", "300ms")]);
    let told = "give them more in POSTORB_TIMEOUT, like 10m";
    assert!(done.stderr.contains(told), "{done:?}");
    let done = scene.run(&["builds", "watch", "12", "--timeout", "0s"]);
    assert_eq!(done.exit, Some(2), "{done:?}");
    assert!(done.stderr.contains("a time is from 1ms on"), "{done:?}");
}

#[test]
fn the_address_of_a_version_of_the_api_is_that_of_the_api() {
    let scene = Scene::new(Data::small());
    let host = format!("{}/api/v2", scene.fake.base);
    let done = scene.run_in(&["builds", "get", "12"], &[("CIRCLECI_CLI_HOST", &host)]);
    assert_eq!(done.exit, Some(0), "{done:?}");
}

#[test]
fn a_build_whose_number_is_not_told_is_asked_for_it() {
    let scene = Scene::new(Data::small());
    let id = scene.fake.data().pipeline(12).id().to_owned();
    let answer = format!("{{\"id\": \"{id}\", \"state\": \"pending\"}}");
    scene.fake.always(POST, Fault::json(201, &answer));
    let done = scene.run(&["builds", "trigger", "--branch", "main"]);
    assert_eq!(done.exit, Some(0), "{done:?}");
    assert!(done.stdout.starts_with("#12  "), "{done:?}");
    assert_eq!(scene.calls("POST"), [POST]);
}

#[test]
fn a_service_that_says_when_is_believed() {
    let scene = Scene::new(Data::small());
    let later = Fault::json(429, "{\"message\": \"slow down\"}").with("retry-after", "1");
    scene.fake.always(POST, later);
    let done = scene.run(&["builds", "trigger", "--branch", "main"]);
    assert_eq!(done.exit, Some(4), "{done:?}");
    let told = "the next attempt makes sense in 1 s";
    assert!(done.stderr.contains(told), "{done:?}");
    assert!(!done.stderr.contains("in a minute"), "{done:?}");
}

#[test]
fn a_context_that_is_closed_is_told_by_its_name() {
    let fake = Fake::new(Data::small());
    let id = uuid(3, 1);
    let closed = Fault::json(403, "{\"message\": \"Forbidden\"}");
    let path = format!("/context/{id}/environment-variable");
    fake.always(&path, closed);
    let network = postorb::service::Network::default();
    let circleci = postorb::service::CircleCi::new(&fake.env(), network).unwrap();
    let context = circleci.contexts("gh/acme").unwrap().remove(0);
    let failure = circleci.context_variables(&context).unwrap_err();
    let told = "cannot list the environment variables of the context postman: ";
    assert!(failure.message.starts_with(told), "{failure:?}");
    assert!(!failure.message.contains(&id), "{failure:?}");
}

#[test]
fn a_build_is_looked_for_again_where_it_is_not_found_at_first() {
    let scene = Scene::new(Data::small());
    let gone = || Fault::json(404, "{\"message\": \"Pipeline not found\"}");
    // The one that is started is the thirteenth.
    let path = format!("/pipeline/{}", Pipeline::new(13, "main", "").id());
    scene.fake.next(&path, [gone(), gone(), gone(), gone()]);
    scene.fake.after(
        POST,
        [Box::new(|data: &mut Data| {
            let newest = &mut data.projects[0].pipelines[0];
            newest.json["state"] = "created".into();
            newest.workflows = vec![Workflow::new("api-tests", "success")];
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
    assert_eq!(done.exit, Some(0), "{done:?}");
    let scene = Scene::new(Data::small());
    scene.fake.always(&path, gone());
    let done = scene.run(&args);
    assert_eq!(done.exit, Some(5), "{done:?}");
    assert!(done.stderr.contains("it goes on: http"), "{done:?}");
    assert!(done.stderr.contains("builds watch 13"), "{done:?}");
}

//! `postorb builds get`.

use serde_json::json;

use super::scene::{SELECTION, Scene};
use crate::circleci::{Data, Job, Pipeline, Workflow};
use crate::loopback::Fault;

#[test]
fn a_red_build_tells_what_failed() {
    let scene = Scene::with(Data::small(), SELECTION);
    let told = scene.good(&["builds", "get", "11"]);
    let workflow = Workflow::id(11, 0);
    assert_eq!(
        told.replace(&workflow, "WORKFLOW"),
        "\
build #11  failed
  commit   0000000 Try another confirmation
  branch   topic
  started  2024-01-01 (2024-01-01 11:00 UTC), took 3 min 0 s
  by       taylor-lee (webhook)
  link     https://app.circleci.com/pipelines/github/acme/bookings/11

api-tests  failed  3 min 0 s
  smoke       success  1 min 0 s
  regression  failed   1 min 0 s  https://app.circleci.com/pipelines/github/acme/bookings/11/workflows/WORKFLOW/jobs/30

suites
  smoke       passed                          job smoke
  regression  failed  1 of 2 tests failed     job regression

1 failed test of regression
  Create a booking › Status code is 201
    expected 500 to equal 201
"
        .replace("tests failed     job", "tests failed  job")
        .replace("passed                          job", "passed                       job")
    );
}

#[test]
fn a_build_is_named_in_several_ways() {
    let scene = Scene::new(Data::small());
    let id = scene.fake.data().pipeline(12).id().to_owned();
    for args in [
        &["builds", "get"][..],
        &["builds", "get", "latest"],
        &["builds", "get", "12"],
        &["builds", "get", "#12"],
        &["builds", "get", &id],
        &["builds", "get", "--branch", "main"],
    ] {
        let told = scene.good(args);
        assert!(told.starts_with("build #12  success\n"), "{args:?}: {told}");
    }
    let topic = scene.good(&["builds", "get", "latest", "--branch", "topic"]);
    assert!(topic.starts_with("build #11  failed\n"), "{topic}");
    for (args, exit) in [
        (&["builds", "get", "99"][..], 5),
        (&["builds", "get", "--branch", "none"], 5),
        (&["builds", "get", "twelve"], 2),
        (&["builds", "get", "12", "--branch", "main"], 2),
    ] {
        assert_eq!(scene.run(args).exit, Some(exit), "{args:?}");
    }
}

#[test]
fn a_config_that_was_wrong_is_told_line_by_line() {
    let mut data = Data::small();
    let message = "Error calling workflow: 'main'\nCannot find a job named \u{1b}[31m`x`";
    data.projects[0].pipelines = vec![Pipeline::new(9, "main", "Add a job").errored(message)];
    let scene = Scene::with(data, SELECTION);
    let told = scene.good(&["builds", "get"]);
    let errors = "\
error: config
  Error calling workflow: 'main'
  Cannot find a job named \\u{1b}[31m`x`
";
    assert!(told.contains(errors), "{told}");
    assert!(told.contains("smoke       absent"), "{told}");
}

/// A build in which two suites share a job, as the layout `postorb` has it.
fn shared() -> Data {
    let test = |atom: &str, result: &str| {
        json!({ "name": "is 200", "classname": "Pay", "result": result, "file": atom,
                "message": "expected 500", "run_time": 0.1, "source": "unknown" })
    };
    let mut job = Job::new("postman-collections", "failed", 40);
    job.tests = vec![
        test("smoke", "success"),
        test("smoke/Checkout", "skipped"),
        test("regression", "failure"),
    ];
    job.artifacts = ["postorb-results/a.json", "postorb-results/report.html"]
        .map(str::to_owned)
        .into();
    let mut data = Data::small();
    data.projects[0].pipelines = vec![
        Pipeline::new(12, "main", "Shared").with(
            Workflow::new("api-tests", "failed")
                .with(job)
                .with(Job::new("build", "success", 41)),
        ),
    ];
    data
}

#[test]
fn suites_that_share_a_job_are_told_apart_by_their_atoms() {
    let selection = format!("{SELECTION}layout: postorb\n");
    let scene = Scene::with(shared(), &selection);
    let told = scene.good(&["builds", "get"]);
    let artifacts = "https://output.circle-artifacts.com/output/job/1/artifacts/0/postorb-results";
    let suites = format!(
        "\
suites
  smoke       passed  2 tests, 1 skipped    job postman-collections
    {artifacts}/report.html
    {artifacts}/a.json
  regression  failed  1 of 1 test failed    job postman-collections
"
    );
    assert!(told.contains(&suites.replace("    job", "  job")), "{told}");
    assert!(!scene.calls("GET").iter().any(|call| call.contains("/41/")));
    let json = scene.json(&["builds", "get", "--json"], "build");
    assert_eq!(json["suites"][0]["result"], "passed");
    assert_eq!(json["suites"][0]["tests"]["skipped"], 1);
    assert_eq!(json["suites"][1]["result"], "failed");
    assert_eq!(
        json["suites"][1]["artifacts"][0]["path"],
        "postorb-results/report.html"
    );
    let failed = &json["workflows"][0]["jobs"][0]["failed_tests"];
    assert_eq!(failed[0]["file"], "regression");
    assert_eq!(failed.as_array().unwrap().len(), 1);
}

#[test]
fn every_status_of_a_job_is_shown() {
    let scene = Scene::new(Data::every_status());
    let told = scene.good(&["builds", "get"]);
    for status in postorb::service::circleci::JobStatus::ALL {
        assert!(told.contains(&format!("job-{status} ")), "{told}");
    }
    let json = scene.json(&["builds", "get", "--format", "json"], "build");
    let jobs = json["workflows"][0]["jobs"].as_array().unwrap();
    assert_eq!(jobs.len(), 14);
    for job in jobs {
        assert_eq!(
            job["name"],
            format!("job-{}", job["status"].as_str().unwrap())
        );
    }
}

#[test]
fn a_workflow_that_ran_again_counts_once() {
    let mut data = Data::small();
    let mut again = Workflow::new("api-tests", "success").with(Job::new("smoke", "success", 50));
    again.created_at = "2024-01-01T13:00:00.000Z".to_owned();
    let first = Workflow::new("api-tests", "failed").with(Job::new("smoke", "failed", 49));
    data.projects[0].pipelines = vec![Pipeline::new(12, "main", "Again").with(first).with(again)];
    let scene = Scene::with(data, SELECTION);
    let told = scene.good(&["builds", "get"]);
    assert!(told.starts_with("build #12  success\n"), "{told}");
    assert!(
        told.contains("api-tests  failed  3 min 0 s  ran again\n"),
        "{told}"
    );
    assert!(told.contains("api-tests (run 2)  success"), "{told}");
    assert!(told.contains("smoke       passed"), "{told}");
    let json = scene.json(&["builds", "get", "--json"], "build");
    assert_eq!(json["workflows"][0]["superseded"], true);
    assert_eq!(json["workflows"][1]["superseded"], false);
}

#[test]
fn tests_that_cannot_be_had_hide_nothing_and_are_no_success() {
    let scene = Scene::with(Data::small(), SELECTION);
    let gone = Fault::json(500, "{\"message\": \"down\"}");
    scene
        .fake
        .always("/project/gh/acme/bookings/30/tests", gone);
    let done = scene.run_in(&["builds", "get", "11"], &[("POSTORB_TIMEOUT", "4s")]);
    assert_eq!(done.exit, Some(4), "{done:?}");
    assert!(done.stdout.contains("regression  failed"), "{done:?}");
    assert!(
        done.stderr.starts_with("error: cannot list the tests"),
        "{done:?}"
    );
}

#[test]
fn jobs_that_cannot_be_had_hide_neither_the_build_nor_its_workflows() {
    let scene = Scene::with(Data::small(), SELECTION);
    let closed = Fault::json(403, "{\"message\": \"Forbidden\"}");
    let jobs = format!("/workflow/{}/job", Workflow::id(12, 0));
    scene.fake.always(&jobs, closed);
    let done = scene.run(&["builds", "get", "12"]);
    assert_eq!(done.exit, Some(3), "{done:?}");
    assert!(done.stdout.starts_with("build #12  success"), "{done:?}");
    assert!(done.stdout.contains("api-tests  success"), "{done:?}");
    // Whether a suite ran is not known, and so nothing says that it did not.
    assert!(!done.stdout.contains("suites"), "{done:?}");
    assert!(
        done.stderr.starts_with("error: cannot list the jobs"),
        "{done:?}"
    );
}

#[test]
fn a_selection_that_is_wrong_is_told_and_a_project_by_its_name_needs_none() {
    let scene = Scene::with(Data::small(), "version: 1\nsuite: []\n");
    assert_eq!(scene.run(&["builds", "get"]).exit, Some(2));
    let told = scene.good(&["builds", "get", "--project", "gh/acme/bookings"]);
    assert!(!told.contains("suites"), "{told}");
}

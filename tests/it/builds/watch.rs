//! `postorb builds watch`, where nobody sits at a terminal: a line a change.

use super::scene::{Scene, ago};
use crate::circleci::{Data, Job, Pipeline, Workflow};
use crate::loopback::Fault;
use crate::process_of::Done;

type Change = Box<dyn FnOnce(&mut Data) + Send>;

/// A build of two jobs that goes on, whose newest pipeline is the number 20.
fn running() -> Data {
    let mut data = Data::small();
    let workflow = Workflow::new("api-tests", "running")
        .with(Job::new("build", "running", 60))
        .with(Job::new("smoke", "blocked", 61));
    let pipeline = Pipeline::new(20, "main", "Refunds").with(workflow);
    data.projects[0].pipelines.insert(0, pipeline);
    data
}

/// Sets statuses of jobs, and of their workflow.
fn to(workflow: &'static str, jobs: &'static [(&'static str, &'static str)]) -> Change {
    Box::new(move |data: &mut Data| {
        let own = data.pipeline(20).workflow("api-tests");
        workflow.clone_into(&mut own.status);
        for (name, status) in jobs {
            (*status).clone_into(&mut own.job(name).status);
        }
    })
}

fn watch(scene: &Scene, more: &[&str]) -> Done {
    let args = ["builds", "watch", "--interval", "20ms"];
    scene.run(&[&args, more].concat())
}

/// The path that each look asks for last.
fn jobs() -> String {
    format!("/workflow/{}/job", Workflow::id(20, 0))
}

#[test]
fn each_change_is_told_once() {
    let scene = Scene::new(running());
    let nothing = || -> Change { Box::new(|_| {}) };
    scene.fake.after(
        &jobs(),
        [
            nothing(),
            nothing(),
            to("running", &[("build", "success"), ("smoke", "queued")]),
            to("running", &[("smoke", "running")]),
            nothing(),
            to("success", &[("smoke", "success")]),
        ],
    );
    let done = watch(&scene, &[]);
    let told = done
        .stdout
        .replace(&scene.fake.base, "https://app.circleci.com");
    let begun = "\
build #20 of main by taylor-lee: Refunds
https://app.circleci.com/pipelines/github/acme/bookings/20
api-tests: running
api-tests › build: running
api-tests › build: success, 1 min 0 s
api-tests › smoke: queued
api-tests › smoke: running
api-tests › smoke: success, 1 min 0 s
api-tests: success, 3 min 0 s
build #20: success, 3 min 0 s
";
    assert_eq!(told, begun);
    assert_eq!((done.exit, done.stderr.as_str()), (Some(0), ""));
}

#[test]
fn the_exit_code_is_what_the_build_came_to() {
    for (status, exit) in [
        ("success", 0),
        ("failed", 1),
        ("error", 1),
        ("unauthorized", 1),
        ("not_run", 1),
        ("canceled", 6),
    ] {
        let scene = Scene::new(running());
        let end: Change = Box::new(move |data: &mut Data| {
            status.clone_into(&mut data.pipeline(20).workflow("api-tests").status);
        });
        scene.fake.after(&jobs(), [end]);
        let done = watch(&scene, &["20"]);
        assert_eq!(done.exit, Some(exit), "{status}: {done:?}");
        let last = format!("build #20: {status}, 3 min 0 s\n");
        assert!(done.stdout.ends_with(&last), "{done:?}");
    }
}

#[test]
fn a_config_that_was_wrong_and_a_build_without_workflows_are_red() {
    let scene = Scene::new(Data::small());
    let done = watch(&scene, &["9"]);
    assert_eq!(done.exit, Some(1), "{done:?}");
    assert!(
        done.stdout.contains("config: unknown key 'foo'\n"),
        "{done:?}"
    );
    scene.fake.change(|data| {
        data.projects[0]
            .pipelines
            .push(Pipeline::new(8, "docs", "Docs"));
    });
    let done = watch(&scene, &["8"]);
    assert_eq!(done.exit, Some(1), "{done:?}");
    assert!(
        done.stderr.contains("no workflow is for this branch"),
        "{done:?}"
    );
}

#[test]
fn workflows_that_come_a_little_later_are_waited_for() {
    let scene = Scene::new(running());
    let workflows = std::mem::take(&mut scene.fake.data().pipeline(20).workflows);
    scene
        .fake
        .change(|data| data.pipeline(20).workflows.clear());
    scene
        .fake
        .change(|data| data.pipeline(20).json["created_at"] = ago(1).into());
    let id = scene.fake.data().pipeline(20).id().to_owned();
    let nothing = || -> Change { Box::new(|_| {}) };
    let come: Change = Box::new(move |data: &mut Data| {
        data.pipeline(20).workflows = workflows;
        to("success", &[("build", "success"), ("smoke", "success")])(data);
    });
    scene.fake.after(
        &format!("/pipeline/{id}/workflow"),
        // It is time that counts, however often somebody looks.
        std::iter::repeat_with(nothing).take(9).chain([come]),
    );
    let done = watch(&scene, &["20"]);
    assert_eq!(done.exit, Some(0), "{done:?}");
    assert!(done.stdout.contains("api-tests: success"), "{done:?}");
}

#[test]
fn an_approval_is_waited_for_and_told_where() {
    let scene = Scene::new(running());
    scene.fake.change(|data| {
        let own = data.pipeline(20).workflow("api-tests");
        own.status = "on_hold".to_owned();
        own.job("build").status = "success".to_owned();
        let mut approval = Job::new("approve", "on_hold", 62);
        approval.is_approval = true;
        own.jobs.push(approval);
    });
    let done = watch(&scene, &["--timeout", "300ms"]);
    assert_eq!(done.exit, Some(8), "{done:?}");
    let line = "api-tests › approve: on_hold, waits for approval: ";
    assert_eq!(done.stdout.matches(line).count(), 1, "{done:?}");
    let place = format!("/bookings/20/workflows/{}\n", Workflow::id(20, 0));
    assert!(done.stdout.contains(&place), "{done:?}");
    assert!(
        done.stderr.contains("build #20 is on_hold after 300ms"),
        "{done:?}"
    );
}

#[test]
fn watching_ends_in_time_or_with_the_first_failure() {
    let scene = Scene::new(running());
    let done = watch(&scene, &["--timeout", "200ms"]);
    assert_eq!(done.exit, Some(8), "{done:?}");
    assert!(done.stderr.contains("it goes on: "), "{done:?}");
    scene
        .fake
        .after(&jobs(), [to("failing", &[("build", "failed")])]);
    let done = watch(&scene, &["--fail-fast"]);
    assert_eq!(done.exit, Some(1), "{done:?}");
    assert!(
        done.stdout.contains("api-tests › build: failed"),
        "{done:?}"
    );
    assert!(done.stderr.contains("build #20 goes on"), "{done:?}");
}

#[test]
fn a_look_that_fails_is_no_end_and_five_are() {
    let down = || Fault::json(400, "{\"message\": \"down\"}");
    let scene = Scene::new(running());
    let id = scene.fake.data().pipeline(20).id().to_owned();
    let path = format!("/pipeline/{id}");
    scene.fake.next(&path, [down(), down(), down(), down()]);
    scene.fake.after(
        &jobs(),
        [to("success", &[("build", "success"), ("smoke", "success")])],
    );
    let done = watch(&scene, &[]);
    assert_eq!(done.exit, Some(0), "{done:?}");
    assert_eq!(
        done.stderr.matches("it is tried again").count(),
        1,
        "{done:?}"
    );
    let scene = Scene::new(running());
    scene.fake.always(&path, down());
    let done = watch(&scene, &[]);
    assert_eq!(done.exit, Some(4), "{done:?}");
    assert_eq!(
        scene
            .calls("GET")
            .iter()
            .filter(|call| **call == path)
            .count(),
        5
    );
    let scene = Scene::new(running());
    scene
        .fake
        .next(&path, [Fault::json(401, "{\"message\": \"no\"}")]);
    let done = watch(&scene, &[]);
    assert_eq!(done.exit, Some(3), "{done:?}");
}

#[test]
fn a_commit_is_waited_for() {
    let scene = Scene::new(running());
    let listed = "/project/gh/acme/bookings/pipeline";
    let appears: Change = Box::new(|data: &mut Data| {
        let workflow = Workflow::new("api-tests", "success");
        let mut pipeline = Pipeline::new(21, "main", "New").with(workflow);
        pipeline.json["vcs"]["revision"] = "4f2a91c0d3b8e5f6a7b8c9d0e1f2a3b4c5d6e7f8".into();
        data.projects[0].pipelines.insert(0, pipeline);
    });
    scene
        .fake
        .after(listed, [Box::new(|_: &mut Data| {}) as Change, appears]);
    let done = watch(&scene, &["--sha", "4F2A91C0"]);
    assert_eq!(done.exit, Some(0), "{done:?}");
    assert!(done.stdout.starts_with("build #21 of main"), "{done:?}");
    assert_eq!(done.stderr, "waits for a build of 4f2a91c0\n");
    let none = watch(&scene, &["--sha", "1234567", "--timeout", "200ms"]);
    assert_eq!(none.exit, Some(8), "{none:?}");
    for wrong in [
        &["--sha", "123456"][..],
        &["--sha", "main"],
        &["20", "--sha", "1234567"],
    ] {
        assert_eq!(watch(&scene, wrong).exit, Some(2), "{wrong:?}");
    }
}

#[test]
fn where_nothing_changes_it_is_asked_less_often() {
    let scene = Scene::new(running());
    let start = std::time::Instant::now();
    let args = ["builds", "watch", "--interval", "100ms", "--timeout", "3s"];
    assert_eq!(scene.run(&args).exit, Some(8));
    assert!(start.elapsed() < std::time::Duration::from_secs(20));
    let looks = scene
        .calls("GET")
        .into_iter()
        .filter(|call| *call == jobs());
    // A look each 100 ms would be 30.
    let looks = looks.count();
    assert!((3..=12).contains(&looks), "{looks}");
}

#[test]
fn a_closed_pipe_ends_nothing() {
    let scene = Scene::new(running());
    scene.fake.after(
        &jobs(),
        [
            to("running", &[("build", "success"), ("smoke", "running")]),
            to("failed", &[("smoke", "failed")]),
        ],
    );
    let script = format!(
        "{{ {} builds watch --interval 300ms; echo $? > exit; }} | head -n 1",
        env!("CARGO_BIN_EXE_postorb")
    );
    let output = std::process::Command::new("bash")
        .args(["-c", &script])
        .current_dir(scene.folder.path())
        .envs(scene.fake.variables())
        .output()
        .unwrap();
    assert!(output.stdout.starts_with(b"build #20"), "{output:?}");
    let exit = std::fs::read_to_string(scene.folder.path().join("exit")).unwrap();
    assert_eq!(exit, "1\n", "{output:?}");
}

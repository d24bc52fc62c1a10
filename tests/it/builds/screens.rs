//! `postorb builds watch` at a terminal: one picture that changes in its place.

use std::process::Command;
use std::time::Duration;

use super::scene::{Scene, ago};
use crate::circleci::{Data, Job, Pipeline, Workflow};
use crate::pty::Session;
use crate::support::snapshot;

/// A build that goes on since two minutes, with everything that a picture can show.
fn running() -> Data {
    let mut data = Data::small();
    let mut approval = Job::new("approve-deploy", "on_hold", 63);
    approval.is_approval = true;
    let mut workflow = Workflow::new("api-tests", "running")
        .with(Job::new("build", "success", 60))
        .with(Job::new("smoke-staging", "running", 61))
        .with(Job::new("regression-staging", "failed", 62))
        .with(approval)
        .with(Job::new("deploy", "blocked", 64));
    workflow.created_at = ago(125);
    let message = "Refunds: 予約 🚀 and إصلاح in a message that is longer than what there is room for, whatever the width of the window may be, since nobody cut it short when it was written";
    let mut pipeline = Pipeline::new(20, "feature/refunds", message).with(workflow);
    pipeline.json["created_at"] = ago(126).into();
    data.projects[0].pipelines.insert(0, pipeline);
    data
}

fn session(scene: &Scene, size: (u16, u16)) -> Session {
    let variables = scene.fake.variables();
    let variables = variables
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    let args = ["builds", "watch", "--interval", "100ms"];
    Session::start_seen(&args, scene.folder.path(), &variables, size)
}

/// A screen with what differs from run to run put right: the port of the fake, and how long things took.
fn stable(screen: &str, scene: &Scene) -> String {
    // As wide as the address that it stands for.
    let mut base = "http://circleci.test".to_owned();
    base.push_str(&"_".repeat(scene.fake.base.len() - base.len()));
    let screen = screen.replace(&scene.fake.base, &base);
    let time = regex_lite::Regex::new(r"\d+ (h \d+ min|min \d+ s|s)").unwrap();
    let screen = time.replace_all(&screen, "TIME").into_owned();
    screen.trim_end().to_owned() + "\n"
}

#[test]
fn a_picture_has_room_in_every_window() {
    for (rows, columns) in [(24, 80), (24, 200), (8, 80), (24, 40)] {
        let scene = Scene::new(running());
        let mut session = session(&scene, (rows, columns));
        let seen = session.see("Ctrl-C");
        let name = format!("builds/watch-{columns}x{rows}.txt");
        snapshot(&name, &stable(&seen, &scene));
        session.press("\u{3}");
        let ended = session.end();
        assert_eq!(ended.exit, Some(6), "{}", ended.screen);
    }
}

#[test]
fn one_picture_takes_the_place_of_the_other() {
    let scene = Scene::new(running());
    let mut session = session(&scene, (24, 80));
    session.see("smoke-staging");
    // What is typed is not seen, and moves nothing.
    session.press("x\ry\r");
    scene.fake.change(|data| {
        let own = data.pipeline(20).workflow("api-tests");
        own.job("smoke-staging").status = "success".to_owned();
    });
    session.see("smoke-staging       success");
    std::thread::sleep(Duration::from_millis(1_200));
    scene.fake.change(|data| {
        let own = data.pipeline(20).workflow("api-tests");
        own.status = "failed".to_owned();
    });
    let ended = session.end();
    assert_eq!(ended.exit, Some(1), "{}", ended.screen);
    assert_eq!(
        ended.screen.matches("build #20  ").count(),
        1,
        "{}",
        ended.screen
    );
    assert_eq!(
        ended.screen.matches("smoke-staging").count(),
        1,
        "{}",
        ended.screen
    );
    assert!(
        ended.screen.contains("postorb builds get 20"),
        "{}",
        ended.screen
    );
    assert!(
        !ended.screen.contains('x') || !ended.screen.contains("\nx"),
        "{}",
        ended.screen
    );
    // Each picture is one write that hides the cursor and shows it again.
    assert_eq!(
        ended.shown.matches("\u{1b}[?25l").count(),
        ended.shown.matches("\u{1b}[?25h").count()
    );
}

#[test]
fn a_window_that_becomes_narrower_keeps_one_picture() {
    let scene = Scene::new(running());
    let mut session = session(&scene, (24, 100));
    session.see("Ctrl-C");
    session.resize(24, 60);
    std::thread::sleep(Duration::from_millis(1_500));
    scene.fake.change(|data| {
        data.pipeline(20).workflow("api-tests").status = "success".to_owned();
    });
    let ended = session.end();
    assert_eq!(
        ended.screen.matches("smoke-staging").count(),
        1,
        "{}",
        ended.screen
    );
}

#[test]
fn whoever_stops_watching_gets_the_terminal_back_and_the_build_goes_on() {
    let scene = Scene::new(running());
    let mut session = session(&scene, (24, 80));
    session.see("smoke-staging");
    session.press("\u{3}");
    let ended = session.end();
    assert_eq!(ended.exit, Some(6), "{}", ended.screen);
    let said = "error: stopped watching build #20, which goes on";
    assert!(ended.screen.contains(said), "{}", ended.screen);
    assert!(ended.screen.contains("smoke-staging"), "{}", ended.screen);
    assert!(scene.calls("POST").is_empty());
    // A signal of somebody else's does the same.
    let scene = Scene::new(running());
    let mut session = self::session(&scene, (24, 80));
    session.see("smoke-staging");
    let id = session.id().to_string();
    assert!(
        Command::new("kill")
            .args(["-TERM", &id])
            .status()
            .unwrap()
            .success()
    );
    let ended = session.end();
    assert_eq!(ended.exit, Some(6), "{}", ended.screen);
}

#[test]
fn a_terminal_that_cannot_draw_gets_lines() {
    let scene = Scene::new(running());
    let variables = scene.fake.variables();
    let mut variables: Vec<(&str, &str)> = variables
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    variables.push(("TERM", "dumb"));
    let args = [
        "builds",
        "watch",
        "--interval",
        "100ms",
        "--timeout",
        "400ms",
    ];
    let session = Session::start_seen(&args, scene.folder.path(), &variables, (24, 200));
    let ended = session.end();
    assert_eq!(ended.exit, Some(8), "{}", ended.screen);
    assert!(
        ended.screen.contains("api-tests › smoke-staging: running"),
        "{}",
        ended.screen
    );
    assert!(!ended.shown.contains('\u{1b}'), "{:?}", ended.shown);
}

//! Whoever stops, wherever that is, has changed nothing, and the terminal is as it was.

use std::thread::sleep;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};

use super::{CONFIG, Scene};
use crate::loopback::Fault;
use crate::postman::data::uuid;
use crate::pty::{Ended, Session};

/// Every question, and an answer.
const QUESTIONS: [(&str, &str); 13] = [
    ("Workspace:", "book\r"),
    ("API that is tested:", "api boo\r"),
    ("Version of Bookings API:", "2.1\r"),
    ("CircleCI project", "\r"),
    ("Collections:", "pay \r"),
    ("Environments of Payments & refunds:", " \r"),
    ("Job:", "\r"),
    ("Workflow:", "new\r"),
    ("Name of the workflow:", "main\r"),
    ("Jobs that end before", "build \r"),
    ("Jobs that wait", "deploy \r"),
    ("Contexts", "postman\r"),
    ("Write both files?", "\r"),
];

/// A scene with a selection that would be added to.
fn scene() -> Scene {
    Scene::new(&[(".circleci/config.yml", CONFIG)])
}

fn answered(scene: &Scene, count: usize) -> Session {
    let mut session = scene.session(&[]);
    for (question, answer) in &QUESTIONS[..count] {
        session.answer(question, answer);
    }
    session
}

fn assert_cancelled(scene: &Scene, before: &[(String, String)], ended: &Ended) {
    assert_eq!(ended.exit, Some(6), "{ended:?}");
    let said = "error: cancelled; nothing was written";
    assert!(ended.screen.contains(said), "{}", ended.screen);
    assert_eq!(scene.files(), before);
}

#[test]
fn all_questions_are_asked_in_this_order() {
    let scene = scene();
    let ended = answered(&scene, QUESTIONS.len()).end();
    assert_eq!(ended.exit, Some(0), "{}", ended.screen);
}

#[test]
fn control_c_and_escape_at_each_question_change_nothing() {
    let scene = scene();
    let before = scene.files();
    for (at, (question, _)) in QUESTIONS.iter().enumerate() {
        for key in ["\u{3}", "\u{1b}"] {
            let mut session = answered(&scene, at);
            session.see(question);
            assert!(!session.is_usual());
            session.press(key);
            assert_cancelled(&scene, &before, &session.end());
        }
    }
}

#[test]
fn signals_from_outside_do_the_same() {
    let scene = scene();
    let before = scene.files();
    for signal in [Signal::TERM, Signal::INT] {
        let mut session = answered(&scene, 4);
        session.see(QUESTIONS[4].0);
        let process = Pid::from_raw(session.id().try_into().unwrap()).unwrap();
        kill_process(process, signal).unwrap();
        assert_cancelled(&scene, &before, &session.end());
    }
}

#[test]
fn no_is_an_answer_to_the_last_question() {
    let scene = scene();
    let before = scene.files();
    let mut session = answered(&scene, QUESTIONS.len() - 1);
    session.answer("Write both files?", "maybe\r");
    session.answer("maybe\nWrite both files?", "n\r");
    assert_cancelled(&scene, &before, &session.end());
}

#[test]
fn a_call_that_runs_is_left_behind() {
    for (path, questions) in [
        ("/workspaces".to_owned(), 0),
        (format!("/workspaces/{}", uuid(1, 1)), 1),
        (format!("/apis/{}/versions", uuid(4, 1)), 2),
    ] {
        let scene = scene();
        let before = scene.files();
        scene.postman.always(&path, Fault::Silence);
        let session = answered(&scene, questions);
        let call = format!("GET {path}");
        while !scene.postman.calls().contains(&call) {
            sleep(Duration::from_millis(2));
        }
        session.press("\u{3}");
        assert_cancelled(&scene, &before, &session.end());
    }
}

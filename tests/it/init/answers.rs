//! The same answers, picked and as flags, come to the same bytes.

use super::{CONFIG, Scene};

const DOWN: &str = "\u{1b}[B";
const ENTER: &str = "\r";

#[test]
fn what_is_picked_and_what_flags_say_are_the_same_files() {
    let scene = Scene::new(&[(".circleci/config.yml", CONFIG)]);
    let mut session = scene.session(&[]);
    session.answer("Workspace:", "book\r");
    session.answer("API that is tested:", "api builder,bookings\u{15}API boo\r");
    session.answer("Version of Bookings API:", "2.1\r");
    session.answer("CircleCI project", ENTER);
    session.answer("Collections:", &format!(" {DOWN} \r"));
    session.answer("Environments of Bookings:", " \r");
    session.answer(
        "Environments of Payments & refunds:",
        &format!(" {DOWN} \r"),
    );
    session.answer("Job:", "api-tests\r");
    session.answer("Workflow:", "main\r");
    session.answer("Jobs that end before", "build \r");
    session.answer("Jobs that wait", "deploy \r");
    session.answer("Contexts", "postman, other\r");
    session.answer("Write both files?", ENTER);
    let ended = session.end();
    assert_eq!(
        (ended.exit, ended.stdout.as_str()),
        (Some(0), ""),
        "{}",
        ended.screen
    );

    let other = Scene::new(&[(".circleci/config.yml", CONFIG)]);
    let done = other.run(&[
        "--workspace",
        "Bookings",
        "--api",
        "Bookings API",
        "--api-version",
        "v2.1",
        "--collection",
        "Bookings",
        "--collection",
        "Payments & refunds",
        "--environment",
        "Bookings=EU",
        "--environment",
        "Staging",
        "--environment",
        "EU",
        "--job",
        "api-tests",
        "--workflow",
        "main",
        "--requires",
        "build",
        "--before",
        "deploy",
        "--context",
        "postman",
        "--context",
        "other",
        "--yes",
    ]);
    assert_eq!(
        (done.exit, done.stdout.as_str()),
        (Some(0), ""),
        "{}",
        done.stderr
    );
    assert_eq!(scene.selection(), other.selection());
    assert_eq!(scene.config(), other.config());
    println!(
        "{}\n{}\n{}\n{}",
        scene.selection(),
        scene.config(),
        done.stderr,
        ended.screen
    );
}

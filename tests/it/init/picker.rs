//! Lists in real terminals: long ones, narrow ones, and windows that change their size.

use std::time::Duration;

use serde_json::json;

use super::{Scene, data};
use crate::postman::Data;
use crate::postman::data::{collection, environment, uuid};

const DOWN: &str = "\u{1b}[B";
const PAGE_DOWN: &str = "\u{1b}[6~";
const END: &str = "\u{1b}[F";

/// What answers everything before and after the collections.
const REST: [&str; 11] = [
    "--workspace",
    "Bookings",
    "--api",
    "none",
    "--environment",
    "none",
    "--job",
    "tests",
    "--workflow",
    "main",
    "--dry-run",
];

/// The lines from the question to the one below the list.
fn list(seen: &str) -> Vec<&str> {
    let lines = seen.lines();
    lines
        .skip_while(|line| !line.starts_with("Collections:"))
        .collect()
}

#[test]
fn two_thousand_collections_are_seen_a_screen_at_a_time() {
    let scene = Scene::with(&[], Data::large(2_000));
    let mut session = scene.session_in(&[&REST[..], &["--context", "none"]].concat(), (12, 60));
    let seen = session.see("2001 · type to filter");
    let lines = list(&seen);
    assert_eq!(lines.len(), 11, "{seen}");
    assert_eq!(
        lines[1],
        "> [ ] Bookings  789883-00000002-0000-4000-8000-000000000001"
    );
    session.press(END);
    session.see("> [ ] Collection 1999");
    session.press("\u{1b}[H");
    session.see("> [ ] Bookings");
    session.press(PAGE_DOWN);
    session.see("> [ ] Collection 0008");
    session.press("1234");
    session.see("1 of 2001");
    session.press(" \u{15}1999 ");
    let seen = session.see("1 of 2001 · 2 selected");
    let lines = list(&seen);
    assert_eq!(lines[0], "Collections: 1999");
    assert!(lines[1].starts_with("> [x] Collection 1999"), "{seen}");
    session.press("\r");
    let ended = session.end();
    assert_eq!(ended.exit, Some(0), "{}", ended.screen);
    assert!(
        ended
            .screen
            .contains("Collections: Collection 1234, Collection 1999"),
        "{}",
        ended.screen
    );
    assert!(
        ended.stdout.contains("name: collection-1234\n"),
        "{}",
        ended.stdout
    );
}

#[test]
fn names_of_any_kind_fit_into_forty_columns() {
    let mut data = data();
    for (at, name) in [
        "予約の試験、とても長い名前のコレクション、まだ続く",
        "An English name that goes on and on, and then some more",
        "\u{1b}[2J\u{1b}]0;title\u{7} evil\nname",
        "👩‍💻 joined",
    ]
    .iter()
    .enumerate()
    {
        let uid = format!("1-{}", uuid(2, 10 + at));
        data.add_collection(0, &uid, collection(&uid, name));
        let uid = format!("1-{}", uuid(3, 10 + at));
        data.add_environment(0, &uid, environment(&uid, name, &json!([])));
    }
    let scene = Scene::with(&[], data);
    let mut session = scene.session_in(&[&REST[..], &["--context", "none"]].concat(), (14, 40));
    let seen = session.see("Collections:");
    let lines = list(&session.see("6 · type")).len();
    assert_eq!(lines, 8, "{seen}");
    let seen = session.seen();
    assert!(
        seen.contains("[ ] \\u{1b}[2J\\u{1b}]0;title\\u{7} evil…"),
        "{seen}"
    );
    assert!(
        seen.contains("[ ] An English name that goes on and …"),
        "{seen}"
    );
    assert!(
        seen.contains("[ ] 予約の試験、とても長い名前のコレ…"),
        "{seen}"
    );
    session.press("evil \r");
    let ended = session.end();
    assert_eq!(ended.exit, Some(0), "{}", ended.screen);
    assert!(!ended.shown.contains("\u{1b}[2J") && !ended.shown.contains("\u{1b}]0"));
}

#[test]
fn a_window_can_change_its_size() {
    let scene = Scene::with(&[], Data::large(100));
    let mut session = scene.session_in(&[&REST[..], &["--context", "none"]].concat(), (24, 100));
    session.see("101 · type to filter");
    session.press(DOWN);
    session.see("> [ ] Collection 0000  789883-");
    session.resize(10, 40);
    session.see("> [ ] Collection 0000\n");
    let seen = session.seen();
    assert!(list(&seen).len() <= 10, "{seen}");
    session.resize(30, 120);
    session.see("> [ ] Collection 0000  789883-00000006-0000-4000-8000-000000000000\n");
    let seen = session.seen();
    assert_eq!(seen.matches("> [ ]").count(), 1, "{seen}");
    assert_eq!(seen.matches("Collections:").count(), 1, "{seen}");
    session.press("\u{3}");
    assert_eq!(session.end().exit, Some(6));
}

#[test]
fn a_key_is_seen_at_once_among_two_thousand() {
    let scene = Scene::with(&[], Data::large(2_000));
    let mut session = scene.session(&REST);
    session.see("2001 · type to filter");
    let mut times = Vec::new();
    for key in ["1", "9", "\u{1b}[B", "\u{15}"].iter().cycle().take(40) {
        times.push(session.until_drawn(key));
    }
    times.sort_unstable();
    let median = times[times.len() / 2];
    assert!(median < Duration::from_millis(50), "{median:?}");
    session.press("\u{3}");
    assert_eq!(session.end().exit, Some(6));
}

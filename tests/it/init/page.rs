//! docs/init.md shows what is really seen: its `text` blocks are screens of a session, in their order.
//! `POSTORB_BLESS=1` takes them anew.

use std::fs;
use std::path::Path;

use super::{CONFIG, Scene};

const PAGE: &str = "docs/init.md";
const START: &str = "```text\n";

/// The screens of the session that the page is about.
fn screens() -> Vec<String> {
    let scene = Scene::new(&[(".circleci/config.yml", CONFIG)]);
    let mut session = scene.session_in(&[], (150, 130));
    let mut screens = Vec::new();
    session.answer("Workspace:", "book\r");
    session.answer("API that is tested:", "api boo\r");
    session.answer("Version of Bookings API:", "2.1\r");
    session.answer("CircleCI project", "\r");
    session.see("2 · type to filter");
    session.press("pay ");
    screens.push(session.see("1 selected"));
    session.press("\u{15} \r");
    session.answer("Environments of Bookings:", "stag \r");
    session.answer("Environments of Payments & refunds:", " \u{1b}[B \r");
    session.answer("Job:", "\r");
    session.see("> main  in the config");
    screens.push(session.see("type to filter"));
    session.press("\r");
    session.answer("Jobs that end before", "build \r");
    session.answer("Jobs that wait", "deploy \r");
    session.answer("Contexts", "postman\r");
    session.answer("Write both files?", "\r");
    let ended = session.end();
    assert_eq!(ended.exit, Some(0), "{}", ended.screen);
    screens.push(ended.screen);
    screens
}

#[test]
fn the_page_shows_what_is_seen() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(PAGE);
    let page = fs::read_to_string(&file).unwrap();
    let mut parts = page.split(START);
    let mut taken = parts.next().unwrap().to_owned();
    let screens = screens();
    let mut seen = screens.iter();
    for part in parts {
        let (_, rest) = part.split_once("```").unwrap();
        let screen = seen.next().expect("more blocks than screens");
        taken = format!("{taken}{START}{screen}\n```{rest}");
    }
    assert_eq!(seen.next(), None, "a screen that the page has no block for");
    if std::env::var_os("POSTORB_BLESS").is_some() {
        fs::write(&file, &taken).unwrap();
    }
    assert!(
        taken == fs::read_to_string(&file).unwrap(),
        "{PAGE} is stale: `just bless` takes its screens anew\n{taken}"
    );
}

//! docs/results.md shows the page, and how it is made.

use std::fmt::Write as _;
use std::path::PathBuf;

use serde_json::json;

use super::browser::drive;
use super::scene::reports;
use crate::process_of::run;

const COMMAND: &str = "postorb report smoke=newman/smoke.json regression=newman/regression.json \\
    --format html=results.html";

fn docs(name: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/docs")).join(name)
}

/// What the command prints, and the page that it writes.
fn session() -> (String, String) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("newman")).unwrap();
    for (name, report) in reports() {
        let path = folder.path().join(format!("newman/{name}.json"));
        std::fs::write(path, report).unwrap();
    }
    let args: Vec<_> = COMMAND
        .split_whitespace()
        .filter(|word| *word != "\\")
        .collect();
    let done = run(&args[1..], folder.path(), &[]);
    let mut said = format!("$ {COMMAND}\n{}{}", done.stdout, done.stderr);
    writeln!(said, "[exit {}]", done.exit.unwrap()).unwrap();
    let page = std::fs::read_to_string(folder.path().join("results.html")).unwrap();
    (said, page)
}

#[test]
fn the_page_is_made_as_the_documentation_says() {
    let (said, page) = session();
    let docs = std::fs::read_to_string(docs("results.md")).unwrap();
    assert!(docs.contains(&format!("```console\n{said}```")), "{said}");
    assert!(page.starts_with("<!doctype html>") && page.ends_with("</html>\n"));
}

#[test]
fn the_picture_is_one_of_a_page() {
    const PICTURE: &str = "results.png";
    if std::env::var_os("POSTORB_BLESS").is_some() {
        let path = json!(docs(PICTURE));
        let script = format!(
            "const page = await open({{ height: 800 }});
            await page.screenshot({{ path: {path} }})"
        );
        drive(&session().1, &script);
    }
    let picture = std::fs::read(docs(PICTURE)).unwrap();
    assert!(picture.len() < 150_000, "{}", picture.len());
    // PNG, and its width and height (PNG, third edition, section 11.2.1).
    assert_eq!(&picture[1..4], b"PNG");
    let size = |at: usize| u32::from_be_bytes(picture[at..at + 4].try_into().unwrap());
    assert_eq!((size(16), size(20)), (1280, 800));
    assert!(
        std::fs::read_to_string(docs("results.md"))
            .unwrap()
            .contains("](results.png)")
    );
}

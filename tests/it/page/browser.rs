//! A browser that opens a page and is driven by a script.

use std::io::Write as _;
use std::process::{Command, Stdio};

use postorb::report::results;
use serde_json::{Value, json};

use crate::needs::browser;
use crate::results_formats::scene::Run;

const DRIVER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/page/drive.mjs");

/// The page that a run becomes.
pub(crate) fn page(run: &Run) -> String {
    let mut out = Vec::new();
    results::html(&run.report(), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// What a script returns that drives a browser at a page; none where there is no browser. The script has
/// `open`, which opens the page in a window, `frames`, which waits until it is drawn, and `judged`. The page
/// may ask the network for nothing, and nothing may fail in it.
#[track_caller]
pub(crate) fn drive(page: &str, script: &str) -> Option<Value> {
    let (tools, chromium) = browser()?;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("results.html");
    std::fs::write(&path, page).unwrap();
    let given = json!({ "tools": tools, "chromium": chromium, "page": path, "script": script });
    let mut child = Command::new("node")
        .arg(DRIVER)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(given.to_string().as_bytes()).unwrap();
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(told["errors"], json!([]), "{said}");
    let own = format!("file://{}", path.display());
    let asked = told["requests"].as_array().unwrap();
    let is_own = |address: &Value| {
        let address = address.as_str().unwrap();
        address.starts_with(&own) || address.starts_with("data:image/svg+xml,")
    };
    assert!(!asked.is_empty() && asked.iter().all(is_own), "{asked:?}");
    Some(told["result"].clone())
}

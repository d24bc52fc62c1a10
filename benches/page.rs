//! How long until the page of 10,000 requests can be used: from opening it in Chromium until the field for
//! searching has the keys, and from a word in it until what was found is shown.
//!
//! `.ci/run tools` installs what drives the browser.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a program that measures, and has nothing to lose"
)]

#[path = "report/input.rs"]
mod input;
#[path = "measure/mod.rs"]
#[expect(dead_code, reason = "the processes that are measured are a browser's")]
mod measure;

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use input::Shape;
use serde_json::{Value, json};

/// Five times: milliseconds until it can be used, and until it has found.
const SCRIPT: &str = "
const times = [[], []];
for (let count = 0; count < 5; count += 1) {
  const start = performance.now();
  const page = await open();
  await page.keyboard.press('/');
  await page.waitForFunction(() => document.activeElement.type === 'search');
  await frames(page);
  const there = performance.now();
  await page.keyboard.type('request 17');
  await searched(page);
  times[0].push(there - start);
  times[1].push(performance.now() - there);
  await page.close();
}
return times.map((all) => all.sort((a, b) => a - b)[2]);
";

fn main() {
    // `cargo test --all-targets` runs this too, without meaning to measure.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let tools = root.join("target/tools/pages");
    let Some(chromium) = which("chromium") else {
        println!("there is no Chromium");
        return;
    };
    let scratch = tempfile::tempdir().unwrap();
    let folder = scratch.path();
    let shape = Shape {
        body: 100,
        size: u64::MAX,
        executions: 10_000,
    };
    input::write(&folder.join("report.json"), shape).unwrap();
    let page = folder.join("page.html");
    let format = format!("html={}", page.display());
    let report = ["report", "report.json", "--format", &format];
    measure::postorb(folder, &report).output().unwrap();
    let size = std::fs::metadata(&page).unwrap().len();
    let given = json!({ "tools": tools, "chromium": chromium, "page": page, "script": SCRIPT });
    let mut driver = Command::new("node")
        .arg(root.join("tests/it/page/drive.mjs"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = driver.stdin.take().unwrap();
    stdin.write_all(given.to_string().as_bytes()).unwrap();
    drop(stdin);
    let output = driver.wait_with_output().unwrap();
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    let [there, found] = [0, 1].map(|at| told["result"][at].as_f64().unwrap());
    println!("10,000 requests, a page of {} kB", size / 1000);
    println!("  until it can be used{there:>10.0} ms");
    println!("  until it has found  {found:>10.0} ms");
    measure::figure("html, 10,000 requests, s", there / 1000.0);
}

/// Where a program is.
fn which(program: &str) -> Option<String> {
    let output = Command::new("which").arg(program).output().ok()?;
    let path = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| path.trim().to_owned())
}

//! `postorb run` beside plain Newman, against a server on this machine: what it costs, what side by side
//! brings, and what becomes of a gigabyte of bodies.
//!
//! `just bench-run` installs Newman; `POSTORB_BODIES` is how many megabytes of bodies there are (1000).

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a program that measures, and has nothing to lose"
)]

#[path = "../measure/mod.rs"]
mod measure;
mod memory;

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use measure::Row;
use serde_json::{Value, json};

const RUNS: usize = 5;
const SUITES: usize = 8;

/// Answers with as many bytes as it is asked for, after as many milliseconds.
const SERVER: &str = "
const bodies = {};
const server = require('http').createServer((question, answer) => {
  const url = new URL(question.url, 'http://x');
  const size = +url.searchParams.get('size') || 10;
  const body = bodies[size] = bodies[size] || Buffer.alloc(size, 'a');
  setTimeout(() => answer.end(body), +url.searchParams.get('after') || 0);
}).listen(0, '127.0.0.1', () => console.log(server.address().port));
";

fn main() {
    // `cargo test --all-targets` runs this too, without meaning to measure.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let scratch = tempfile::tempdir().unwrap();
    let folder = scratch.path();
    let (mut server, base) = server();
    overhead(folder, &base);
    side_by_side(folder, &base);
    bodies(folder, &base);
    server.kill().unwrap();
    server.wait().unwrap();
}

fn server() -> (Child, String) {
    let mut command = Command::new("node");
    let mut server = command
        .args(["-e", SERVER])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut port = String::new();
    let stdout = server.stdout.as_mut().unwrap();
    BufReader::new(stdout).read_line(&mut port).unwrap();
    (server, format!("http://127.0.0.1:{}", port.trim()))
}

/// Where Newman is.
fn newman() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tools/runners/node_modules/.bin")
}

fn postorb(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = measure::postorb(folder, arguments);
    let path = std::env::var("PATH").unwrap();
    command.env("PATH", format!("{}:{path}", newman().display()));
    command
}

fn plain(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(newman().join("newman"));
    command.arg("run").args(arguments).current_dir(folder);
    command
}

/// A collection of one request, which is tested.
fn collection(folder: &Path, name: &str, url: &str) {
    let test = "pm.test('is 200', () => pm.response.to.have.status(200));";
    let collection: Value = json!({
        "info": {"name": name, "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
        "item": [{"name": "Ask", "request": {"url": url},
            "event": [{"listen": "test", "script": {"exec": [test]}}]}],
    });
    fs::write(folder.join(format!("{name}.json")), collection.to_string()).unwrap();
}

fn tell(title: &str, rows: &mut [Row]) {
    println!("{title}");
    let unit = rows[0].median();
    for row in rows {
        let median = row.median();
        println!(
            "  {:<28}{median:>10.0} ms{:>8.3} ×",
            row.name,
            median / unit
        );
    }
}

/// The same run with and without postorb around it.
fn overhead(folder: &Path, base: &str) {
    collection(folder, "small", base);
    let flags = ["--collection", "small.json", "-n", "100", "-q"];
    let rows = [
        Row::new("newman run", plain(folder, &["small.json", "-n", "100"])),
        Row::new(
            "postorb run",
            postorb(folder, &[&["run"][..], &flags].concat()),
        ),
    ];
    let mut rows: Vec<_> = rows.into_iter().flatten().collect();
    measure::in_turn(&mut rows, 2 * RUNS + 1);
    tell("100 requests", &mut rows);
    if let [plain, ours] = &mut *rows {
        measure::figure("run, × newman run", ours.median() / plain.median());
    }
}

/// Several suites that wait for answers.
fn side_by_side(folder: &Path, base: &str) {
    let mut selection = "version: 1\nsuites:\n".to_owned();
    for number in 0..SUITES {
        let name = format!("suite-{number}");
        collection(folder, &name, &format!("{base}/?after=100"));
        let flags = "newman: { iteration-count: 10 }";
        let suite = format!("  - {{ name: {name}, collection: {name}.json, {flags} }}\n");
        selection.push_str(&suite);
    }
    fs::create_dir_all(folder.join(".circleci")).unwrap();
    fs::write(folder.join(".circleci/postorb.yml"), selection).unwrap();
    let row = |jobs: &str| {
        let command = postorb(folder, &["run", "-q", "--jobs", jobs]);
        Row::new(format!("postorb run --jobs {jobs}"), command)
    };
    let mut rows: Vec<_> = ["1", "2", "4"].into_iter().filter_map(row).collect();
    measure::in_turn(&mut rows, RUNS);
    let title = format!("{SUITES} suites of 10 requests, each answered after 100 ms");
    tell(&title, &mut rows);
}

/// Bodies of a megabyte, and what of memory they take.
fn bodies(folder: &Path, base: &str) {
    let count = std::env::var("POSTORB_BODIES").unwrap_or_else(|_| "1000".to_owned());
    collection(folder, "large", &format!("{base}/?size=1000000"));
    println!("{count} bodies of 1 MB");
    let rows = [
        (
            "newman run -r cli",
            plain(folder, &["large.json", "-n", &count, "-r", "cli"]),
        ),
        (
            "newman run -r json",
            plain(folder, &["large.json", "-n", &count, "-r", "json"]),
        ),
        (
            "postorb run",
            postorb(
                folder,
                &["run", "--collection", "large.json", "-n", &count, "-q"],
            ),
        ),
    ];
    for (name, mut command) in rows {
        let used = memory::used(command.stdout(Stdio::null()).stderr(Stdio::null()));
        println!(
            "  {name:<20}{:>8.1} s   itself {:>6.0} MB, what it started {:>6.0} MB   exit code {:?}",
            used.time.as_secs_f64(),
            used.itself,
            used.started,
            used.code
        );
    }
}

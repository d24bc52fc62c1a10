//! How times grow with the input: the same thing once, ten times and a hundred times as large, as whole
//! processes in turn, less what a process takes that has nothing to do.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a program that measures, and has nothing to lose"
)]

#[path = "../validate/config.rs"]
mod config;
#[path = "../report/input.rs"]
mod input;
#[path = "../measure/mod.rs"]
mod measure;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use input::Shape;
use measure::Row;

const RUNS: usize = 11;
const SIZES: [usize; 3] = [1, 10, 100];
/// Services of the smallest config, of some 33 lines each.
const SERVICES: usize = 9;
/// Executions of the smallest report.
const EXECUTIONS: u64 = 200;

/// What grows: how it is called, and the arguments that let postorb take an input of that size, which
/// is in the folder then.
type Grown = (&'static str, fn(&Path, usize) -> Vec<String>);

const ALL: [Grown; 6] = [
    ("validate, lines of a config", validate),
    ("validate, configs", many),
    ("diff, lines of a config", diff),
    ("render, suites", render),
    ("report, executions", report),
    ("report --format html, executions", page),
];

fn main() {
    // `cargo test --all-targets` runs this too, without meaning to measure.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    println!(
        "{:<34}{:>10}{:>10}{:>10}{:>9}{:>9}",
        "", "1 ×", "10 ×", "100 ×", "10/1", "100/10"
    );
    for (name, prepare) in ALL {
        let scratch = tempfile::tempdir().unwrap();
        let folder = scratch.path();
        let idle = Row::new("idle", measure::postorb(folder, &["--version"]));
        let rows = SIZES.iter().map(|size| {
            let arguments = prepare(folder, *size);
            let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
            Row::ending(name, measure::postorb(folder, &arguments), &[0, 1])
        });
        let mut rows: Vec<Row> = std::iter::once(idle).chain(rows).flatten().collect();
        measure::in_turn(&mut rows, RUNS);
        let medians: Vec<f64> = rows.iter_mut().map(Row::median).collect();
        let [idle, one, ten, hundred] = medians[..] else {
            continue;
        };
        let steps = [
            (ten - idle) / (one - idle).max(0.05),
            (hundred - idle) / (ten - idle),
        ];
        println!(
            "{name:<34}{one:>7.1} ms{ten:>7.1} ms{hundred:>7.1} ms{:>9.1}{:>9.1}",
            steps[0], steps[1]
        );
        measure::figure("growth, at ten times the input", steps[1]);
    }
}

fn texts(all: &[&str]) -> Vec<String> {
    all.iter().map(|text| (*text).to_owned()).collect()
}

fn validate(folder: &Path, size: usize) -> Vec<String> {
    let name = format!("lines-{size}.yml");
    fs::write(folder.join(&name), config::grown(SERVICES * size)).unwrap();
    texts(&["validate", &name])
}

fn many(folder: &Path, size: usize) -> Vec<String> {
    let names = (0..3 * size).map(|at| {
        let name = format!("config-{at}.yml");
        fs::write(folder.join(&name), config::config(at)).unwrap();
        name
    });
    std::iter::once("validate".to_owned())
        .chain(names)
        .collect()
}

/// What is compared is edited, parsed again, verified and validated.
fn diff(folder: &Path, size: usize) -> Vec<String> {
    let name = format!("lines-{size}.yml");
    fs::write(folder.join(&name), config::grown(SERVICES * size)).unwrap();
    let collection = "789883-28b680e3-eb56-4135-8f4c-de01a6e494e9";
    texts(&["diff", "--config", &name, "--collection", collection])
}

fn render(folder: &Path, size: usize) -> Vec<String> {
    let mut text = "version: 1\nsuites:\n".to_owned();
    for at in 0..10 * size {
        let id = format!("789883-28b680e3-eb56-4135-8f4c-{at:012x}");
        let _ = writeln!(text, "  - {{ name: suite-{at}, collection: {id} }}");
    }
    let name = format!("suites-{size}.yml");
    fs::write(folder.join(&name), text).unwrap();
    texts(&["render", "--selection", &name])
}

fn report(folder: &Path, size: usize) -> Vec<String> {
    vec!["report".to_owned(), newman(folder, size)]
}

fn page(folder: &Path, size: usize) -> Vec<String> {
    let page = format!("html={}", folder.join("page.html").display());
    let report = newman(folder, size);
    texts(&["report", "--format", &page, &report])
}

/// A report of Newman's with so many times [`EXECUTIONS`].
fn newman(folder: &Path, size: usize) -> String {
    let name = format!("report-{size}.json");
    let shape = Shape {
        body: 1_000,
        size: u64::MAX,
        executions: EXECUTIONS * size as u64,
    };
    input::write(&folder.join(&name), shape).unwrap();
    name
}

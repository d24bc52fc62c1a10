//! Instructions of whole processes, as callgrind counts them: they are nearly the same on every machine
//! and in every run, so that what gets slower is seen where times cannot tell.
//!
//! `.ci/run instructions` fails where one is above its ceiling in `benches/ceilings.tsv`.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a program that measures, and has nothing to lose"
)]

#[path = "validate/config.rs"]
#[expect(dead_code, reason = "the other bench needs more of it")]
mod config;
#[path = "report/input.rs"]
mod input;
#[path = "measure/mod.rs"]
#[expect(
    dead_code,
    unused_imports,
    reason = "only what names the binary is needed"
)]
mod measure;

use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};

use input::Shape;

/// Names, and ceilings in millions of instructions.
const CEILINGS: &str = include_str!("ceilings.tsv");

const COLLECTION: &str = "789883-28b680e3-eb56-4135-8f4c-de01a6e494e9";

fn main() -> ExitCode {
    // `cargo test --all-targets` runs this too, without meaning to measure.
    if !std::env::args().any(|argument| argument == "--bench") {
        return ExitCode::SUCCESS;
    }
    let scratch = tempfile::tempdir().unwrap();
    let folder = scratch.path();
    prepare(folder);
    let mut code = ExitCode::SUCCESS;
    for line in CEILINGS.lines().skip(1) {
        let (name, ceiling) = line.split_once('\t').unwrap();
        let ceiling: f64 = ceiling.parse().unwrap();
        let counted = count(folder, &arguments(name));
        let verdict = if counted > ceiling { "  TOO MANY" } else { "" };
        println!("{name:<36}{counted:>10.2} million, at most {ceiling}{verdict}");
        if counted > ceiling {
            code = ExitCode::FAILURE;
        }
    }
    code
}

/// The files that the commands read.
fn prepare(folder: &Path) {
    fs::write(folder.join("config.yml"), config::config(0)).unwrap();
    let shape = Shape {
        body: 40_000,
        size: 10_000_000,
        executions: u64::MAX,
    };
    input::write(&folder.join("bodies.json"), shape).unwrap();
    let shape = Shape {
        body: 0,
        size: u64::MAX,
        executions: 1_000,
    };
    input::write(&folder.join("executions.json"), shape).unwrap();
}

fn arguments(name: &str) -> Vec<&str> {
    match name {
        "--version" => vec!["--version"],
        "render" => vec!["render", "--collection", COLLECTION],
        "validate, 500 lines" => vec!["validate", "config.yml"],
        "diff, 500 lines" => vec!["diff", "--config", "config.yml", "--collection", COLLECTION],
        "report, 10 MB of bodies" => vec!["report", "bodies.json"],
        "report, 1,000 executions" => vec!["report", "executions.json"],
        "report --format html, 1,000 executions" => {
            vec!["report", "--format", "html", "executions.json"]
        }
        other => unreachable!("no command is called {other}"),
    }
}

/// In millions.
fn count(folder: &Path, arguments: &[&str]) -> f64 {
    let ours = measure::postorb(folder, arguments);
    let mut command = Command::new("valgrind");
    command
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(ours.get_program())
        .args(arguments)
        .current_dir(folder)
        // Less of a surrounding: its size counts too.
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap());
    let output = command.output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    let counted = told
        .lines()
        .find_map(|line| line.split_once("Collected : "))
        .unwrap_or_else(|| unreachable!("callgrind counted nothing: {told}"));
    counted.1.trim().parse::<f64>().unwrap() / 1e6
}

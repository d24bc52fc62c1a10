//! `postorb report` beside programs that read the same JSON, as whole processes in turn: time, and
//! how much memory they take at most.
//!
//! `just bench-report` installs the others and GNU time; `POSTORB_PEERS` is the folder with `jaq`. The
//! inputs are made in a temporary folder, of some four gigabytes.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a program that measures, and has nothing to lose"
)]

mod input;
#[path = "../measure/mod.rs"]
mod measure;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use input::Shape;
use measure::Row;

const RUNS: usize = 5;
/// The argument with which this program is what is measured: `serde_json::Value`.
const ANCHOR: &str = "--as-serde-json";

const COUNT: &str = "[.run.executions[].assertions[]? | select(.error)] | length";
const NODE: &str = "const r = JSON.parse(require('fs').readFileSync(process.argv[1], 'utf8')); console.log(r.run.executions.length)";

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, flag, file] = &*arguments
        && flag == ANCHOR
    {
        let value: serde_json::Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
        println!("{}", value["run"]["executions"].as_array().unwrap().len());
        return;
    }
    // `cargo test --all-targets` runs this too, without meaning to measure.
    if !arguments.iter().any(|argument| argument == "--bench") {
        return;
    }
    let scratch = tempfile::tempdir().unwrap();
    let folder = scratch.path();
    let shape = |body, size| Shape {
        body,
        size,
        executions: u64::MAX,
    };
    let (speed, others) = compare(folder, "bodies of 40 kB", shape(40_000, 500_000_000), true);
    measure::figure("report, bodies of 40 kB, MB/s", speed);
    if let Some(best) = best(&others, &["jaq", "jq", "node, JSON.parse"]) {
        measure::figure("report, × the best of jaq, jq and Node", best);
    }
    let (speed, _) = compare(folder, "bodies of 1 kB", shape(1_000, 500_000_000), false);
    measure::figure("report, bodies of 1 kB, MB/s", speed);
    let many = Shape {
        body: 0,
        size: u64::MAX,
        executions: 100_000,
    };
    let (_, others) = compare(folder, "no bodies", many, false);
    if let Some(ratio) = best(&others, &["serde_json::Value"]) {
        measure::figure("report, no bodies, × serde_json::Value", ratio);
    }
    println!("memory at most");
    for body in [40_000, 1_000] {
        for size in [100_000_000, 1_000_000_000] {
            memory(folder, shape(body, size));
        }
    }
}

/// How many times as long as postorb the fastest of these takes.
fn best(ratios: &[(String, f64)], names: &[&str]) -> Option<f64> {
    let those = ratios
        .iter()
        .filter(|(name, _)| names.contains(&name.as_str()));
    those.map(|(_, ratio)| *ratio).min_by(f64::total_cmp)
}

/// The same report for every program: how many megabytes postorb reads in a second, and how many times
/// as long the others take.
fn compare(
    folder: &Path,
    title: &str,
    shape: Shape,
    with_peers: bool,
) -> (f64, Vec<(String, f64)>) {
    let path = folder.join("report.json");
    let (executions, bytes) = input::write(&path, shape).unwrap();
    println!("{title}: {executions} executions, {} MB", bytes / 1_000_000);
    let file = path.to_str().unwrap();
    let row = |name: &str, program: &Path, arguments: &[&str]| {
        let mut command = Command::new(program);
        command.args(arguments).arg(file);
        Row::new(name, command)
    };
    let peer = |name: &str, program: &Path, arguments: &[&str]| {
        with_peers.then(|| row(name, program, arguments)).flatten()
    };
    let this = std::env::current_exe().unwrap();
    let ours = measure::postorb(folder, &["report", file]);
    let mut rows: Vec<Row> = [
        Row::new("postorb report", ours),
        row("serde_json::Value", &this, &[ANCHOR]),
        peer("jaq", &peers().join("jaq"), &[COUNT]),
        peer("jq", Path::new("jq"), &[COUNT]),
        peer("node, JSON.parse", Path::new("node"), &["-e", NODE]),
        row("cat", Path::new("cat"), &[]),
    ]
    .into_iter()
    .flatten()
    .collect();
    measure::in_turn(&mut rows, RUNS);
    let unit = rows[0].median();
    #[expect(clippy::cast_precision_loss, reason = "three digits are shown")]
    let speed = |median: f64| bytes as f64 / 1e3 / median;
    let mut ratios = Vec::new();
    for row in &mut rows {
        let median = row.median();
        let speed = speed(median);
        let ratio = median / unit;
        println!(
            "  {:<24}{median:>10.1} ms{speed:>8.0} MB/s{ratio:>8.2} × postorb",
            row.name
        );
        ratios.push((row.name.clone(), ratio));
    }
    fs::remove_file(path).unwrap();
    (speed(unit), ratios)
}

/// What GNU time says that postorb takes for a report.
fn memory(folder: &Path, shape: Shape) {
    let path = folder.join("report.json");
    let (executions, bytes) = input::write(&path, shape).unwrap();
    let ours = measure::postorb(folder, &["report"]);
    let mut command = Command::new("time");
    command
        .args(["-f", "%M"])
        .arg(ours.get_program())
        .arg("report")
        .arg(&path);
    match command.output() {
        Ok(output) => {
            let told = String::from_utf8_lossy(&output.stderr);
            let peak: f64 = told.lines().last().unwrap().trim().parse().unwrap();
            println!(
                "  {:>5} MB, bodies of {:>2} kB, {executions:>6} executions:{:>7.1} MB",
                bytes / 1_000_000,
                shape.body / 1000,
                peak / 1000.0
            );
            // Promised: 32 MB, and 300 bytes an execution.
            #[expect(clippy::cast_precision_loss, reason = "a digit is shown")]
            let room = 32.0 + executions as f64 * 300.0 / 1e6;
            measure::figure("report, memory, of what it may take", peak / 1000.0 / room);
        }
        Err(error) => println!("  no GNU time: {error}"),
    }
    fs::remove_file(path).unwrap();
}

/// Where `just bench-report` puts `jaq`.
fn peers() -> PathBuf {
    std::env::var_os("POSTORB_PEERS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tools/bin"),
        PathBuf::from,
    )
}

//! `postorb validate` beside the tools that check `CircleCI` configs elsewhere, as whole processes in
//! turn: on one config, on many in one call, and on texts that are made to take long.
//!
//! `just bench-validate` installs the tools; `POSTORB_PEERS` is the folder with them.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a program that measures, and has nothing to lose"
)]

#[path = "../../tests/it/fuzz/bombs.rs"]
mod bombs;
mod config;
#[path = "../measure/mod.rs"]
mod measure;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use measure::Row;

const RUNS: usize = 25;
const MANY: usize = 300;
/// Those of many configs, which take a quarter of a minute each.
const LONG_RUNS: usize = 5;
/// Services of a config of 3,000 lines.
const LONG: usize = 85;

fn main() {
    // `cargo test --all-targets` runs this too, without meaning to measure.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let scratch = tempfile::tempdir().unwrap();
    let folder = scratch.path();
    let names: Vec<String> = (0..MANY).map(|at| format!("config-{at}.yml")).collect();
    for (at, name) in names.iter().enumerate() {
        fs::write(folder.join(name), config::config(at)).unwrap();
    }
    let lines = config::LINES;
    compare(
        folder,
        &format!("one config of {lines} lines"),
        &names[..1],
        RUNS,
        "one config",
    );
    compare(
        folder,
        &format!("{MANY} such configs in one call"),
        &names,
        LONG_RUNS,
        "300 configs",
    );
    fs::write(folder.join("long.yml"), config::grown(LONG)).unwrap();
    compare(
        folder,
        &format!(
            "one config of {} lines",
            config::grown(LONG).lines().count()
        ),
        &["long.yml".to_owned()],
        RUNS,
        "3,000 lines",
    );
    awkward(folder);
}

/// The same files for every tool.
fn compare(folder: &Path, title: &str, files: &[String], runs: usize, figure: &str) {
    println!("{title}");
    let with_files = |mut command: Command| {
        command.args(files).current_dir(folder);
        command
    };
    let peer = |name: &str, arguments: &[&str]| {
        let mut command = Command::new(peers().join(name));
        command.args(arguments);
        Row::new([&[name], arguments].concat().join(" "), with_files(command))
    };
    let ours = with_files(measure::postorb(folder, &["validate"]));
    let mut rows: Vec<Row> = [
        Row::new("postorb validate", ours),
        peer(
            "check-jsonschema",
            &["--builtin-schema", "vendor.circle-ci"],
        ),
        // It is told of for scale: it reads YAML, and knows nothing of configs.
        peer("yamllint", &["-d", "relaxed"]).filter(|_| files.len() == 1),
        Row::new("true", Command::new("true")),
    ]
    .into_iter()
    .flatten()
    .collect();
    measure::in_turn(&mut rows, runs);
    let unit = rows[0].median();
    for row in &mut rows {
        let median = row.median();
        let ratio = median / unit;
        println!("  {:<56}{median:>9.2} ms{ratio:>8.2} × postorb", row.name);
        match &*row.name {
            "postorb validate" => measure::figure(&format!("validate, {figure}, ms"), median),
            name if name.starts_with("check-jsonschema") => {
                measure::figure(&format!("validate, {figure}, × check-jsonschema"), ratio);
            }
            _ => {}
        }
    }
}

/// Texts that grow, or nest, without an end: the answer may be an error, and comes soon.
fn awkward(folder: &Path) {
    println!("made to take long");
    let rows = bombs::all().into_iter().filter_map(|(name, text)| {
        let file = format!("{}.yml", name.replace(' ', "-"));
        fs::write(folder.join(&file), text).unwrap();
        Row::ending(
            name,
            measure::postorb(folder, &["validate", &file]),
            &[0, 7],
        )
    });
    let mut rows: Vec<Row> = rows.collect();
    measure::in_turn(&mut rows, RUNS);
    let mut longest: f64 = 0.0;
    for row in &mut rows {
        let median = row.median();
        longest = longest.max(median);
        println!("  {:<56}{median:>9.2} ms", row.name);
    }
    measure::figure("validate, made to take long, ms", longest);
}

/// Where `just bench-validate` puts the other tools.
fn peers() -> PathBuf {
    std::env::var_os("POSTORB_PEERS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tools/peers/bin"),
        PathBuf::from,
    )
}

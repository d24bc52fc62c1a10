//! Whole-process times, as a shell or a pre-commit hook sees them: medians of interleaved runs, and
//! their ratios to `true`, which is what the system itself asks for starting a process.
//!
//! `cargo bench --bench process`; `POSTORB_BIN` names another binary than Cargo's, as `just bench`
//! does with the one that is shipped.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a program that measures, and has nothing to lose"
)]

mod measure;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use measure::{Row, postorb};

const RUNS: usize = 200;

const SUITE: [&str; 4] = [
    "--collection",
    "789883-28b680e3-eb56-4135-8f4c-de01a6e494e9",
    "--environment",
    "5d1b4d44-ac1e-4eb6-9062-b28cd96333a4",
];

const SELECTION: &str = "\
version: 1
suites:
  - name: smoke
    collection: 789883-28b680e3-eb56-4135-8f4c-de01a6e494e9
    environment: 789883-5d1b4d44-ac1e-4eb6-9062-b28cd96333a4
";

fn main() {
    // `cargo test --all-targets` runs this too, without meaning to measure.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let scratch = tempfile::tempdir().unwrap();
    let folder = scratch.path();
    let render = [&["render"][..], &SUITE].concat();
    let mut rows: Vec<_> = [
        Row::new("true", Command::new("true")),
        Row::new("postorb --version", postorb(folder, &["--version"])),
        Row::new("postorb render", postorb(folder, &render)),
        validate(folder),
        merge_check(folder),
    ]
    .into_iter()
    .flatten()
    .collect();
    measure::in_turn(&mut rows, RUNS);
    let unit = rows[0].median();
    for row in &mut rows {
        let median = row.median();
        let ratio = median / unit;
        println!("{:<36}{median:>8.2} ms{ratio:>7.2} × true", row.name);
        match &*row.name {
            "postorb render" => measure::figure("render, × true", ratio),
            name if name.contains("merge") => measure::figure("merge --check, ms", median),
            _ => {}
        }
    }
}

/// `validate` of a config as `render` prints it.
fn validate(folder: &Path) -> Option<Row> {
    let rendered = postorb(folder, &[&["render"][..], &SUITE].concat()).output();
    fs::write(folder.join("rendered.yml"), rendered.unwrap().stdout).unwrap();
    Row::new(
        "postorb validate",
        postorb(folder, &["validate", "rendered.yml"]),
    )
}

/// `merge --check` on the largest config of the corpus that takes the suite, with nothing to do.
fn merge_check(folder: &Path) -> Option<Row> {
    fs::create_dir(folder.join(".circleci")).unwrap();
    fs::write(folder.join(".circleci/postorb.yml"), SELECTION).unwrap();
    let config = folder.join(".circleci/config.yml");
    for original in configs() {
        let text = fs::read(&original).unwrap();
        fs::write(&config, &text).unwrap();
        if postorb(folder, &["merge"])
            .output()
            .unwrap()
            .status
            .success()
        {
            let name = format!("postorb merge --check, {} kB", text.len() / 1000);
            return Row::new(name, postorb(folder, &["merge", "--check"]));
        }
    }
    println!("postorb merge --check: there is no config in ../shared that takes a suite");
    None
}

/// The configs of the corpus, largest first.
fn configs() -> Vec<PathBuf> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let mut found: Vec<_> = ["configs", "configs-newman", "configs-history"]
        .iter()
        .flat_map(|folder| fs::read_dir(corpus.join(folder)).into_iter().flatten())
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.metadata().unwrap().len(), entry.path()))
        .collect();
    found.sort();
    found.into_iter().rev().map(|(_, path)| path).collect()
}

//! What the hooks cost in a repository where they are installed, beside hooks that run `true`: one
//! that needs no environment, and one that has a Python environment as these have, which the runner
//! looks after each time. Medians of interleaved runs.
//!
//! `just bench-hooks`, which installs the runners in target/ and builds the wheel.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a program that measures, and has nothing to lose"
)]

mod measure;

use std::fs;
use std::path::Path;
use std::process::Command;

use measure::{Row, postorb};

const RUNS: usize = 20;

const IDS: [&str; 5] = [
    "true",
    "true-in-python",
    "postorb-validate",
    "postorb-check",
    "postorb-merge",
];

const CONFIG_OF_HOOKS: &str = "\
repos:
  - repo: local
    hooks:
      - { id: 'true', name: x, entry: 'true', language: system }
      - { id: true-in-python, name: x, entry: 'true', language: python }
  - repo: HOOKS
    rev: v1
    hooks: [{ id: postorb-validate }, { id: postorb-check }, { id: postorb-merge }]
";

const CONFIG: &str = include_str!("../tests/data/cli/readme/files/.circleci/config.yml");
const SELECTION: &str = include_str!("../tests/data/cli/readme/files/.circleci/postorb.yml");

fn main() {
    // `cargo test --all-targets` runs this too, without meaning to measure.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("target");
    let tools = target.join("tools/hooks/bin");
    let wheels = fs::read_dir(target.join("wheels")).into_iter().flatten();
    let Some(wheel) = wheels.map(|entry| entry.unwrap().path()).next() else {
        println!("there is no wheel: `.ci/run tools dist wheel` builds it");
        return;
    };
    let scratch = tempfile::tempdir().unwrap();
    let repository = scene(scratch.path(), &wheel);
    for runner in ["prek", "pre-commit"] {
        let mut rows: Vec<_> = IDS
            .into_iter()
            .filter_map(|id| {
                let mut command = Command::new(tools.join(runner));
                command
                    .args(["run", "--all-files", id])
                    .current_dir(&repository);
                with_homes(&mut command, scratch.path(), &tools);
                Row::new(format!("{runner} run {id}"), command)
            })
            .collect();
        measure::in_turn(&mut rows, RUNS);
        let own = rows[0].median();
        for row in &mut rows {
            let median = row.median();
            println!("{:<36}{median:>8.1} ms{:>+7.1} ms", row.name, median - own);
            if row.name == "prek run postorb-validate" {
                measure::figure("hook in prek, ms over `true`", median - own);
            }
        }
    }
}

/// A repository that is up to date, with all hooks.
fn scene(scratch: &Path, wheel: &Path) -> std::path::PathBuf {
    let (hooks, repository) = (scratch.join("hooks"), scratch.join("repository"));
    let constraint = format!("postorb @ file://{}\n", wheel.display());
    fs::write(scratch.join("constraints.txt"), constraint).unwrap();
    fs::create_dir_all(repository.join(".circleci")).unwrap();
    fs::create_dir(&hooks).unwrap();
    for name in [".pre-commit-hooks.yaml", "pyproject.toml"] {
        fs::copy(name, hooks.join(name)).unwrap();
    }
    fs::write(repository.join(".circleci/config.yml"), CONFIG).unwrap();
    fs::write(repository.join(".circleci/postorb.yml"), SELECTION).unwrap();
    let merged = postorb(&repository, &["merge"]).output().unwrap();
    assert!(merged.status.success());
    let config = CONFIG_OF_HOOKS.replace("HOOKS", hooks.to_str().unwrap());
    fs::write(repository.join(".pre-commit-config.yaml"), config).unwrap();
    for folder in [&hooks, &repository] {
        git(folder, &["init", "--quiet"]);
        git(folder, &["add", "--all"]);
        let commit = [
            "-c",
            "user.name=a",
            "-c",
            "user.email=a@example.com",
            "commit",
        ];
        git(
            folder,
            &[&commit[..], &["--quiet", "--message=all"]].concat(),
        );
        git(folder, &["tag", "v1"]);
    }
    repository
}

fn with_homes(command: &mut Command, scratch: &Path, tools: &Path) {
    let system = std::env::var_os("PATH").unwrap();
    let path = std::iter::once(tools.to_owned()).chain(std::env::split_paths(&system));
    command
        .env("PATH", std::env::join_paths(path).unwrap())
        .env("PIP_CONSTRAINT", scratch.join("constraints.txt"))
        .env("UV_CONSTRAINT", scratch.join("constraints.txt"))
        .env("PRE_COMMIT_HOME", scratch.join("pre-commit"))
        .env("PREK_HOME", scratch.join("prek"));
}

fn git(folder: &Path, arguments: &[&str]) {
    let mut command = Command::new("git");
    let status = command.arg("-C").arg(folder).args(arguments).status();
    assert!(status.unwrap().success(), "git {arguments:?}");
}

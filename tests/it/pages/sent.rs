//! docs/what-leaves.md has every command, and those that ask nobody ask nobody.

use std::fs;
use std::io::ErrorKind;
use std::net::TcpListener;
use std::process::Command;

use super::markdown::Page;
use super::root;
use crate::process::postorb;

fn page() -> Page {
    Page::read(&root().join("docs/what-leaves.md"))
}

/// Every command that does something.
fn commands(path: &[&str]) -> Vec<String> {
    let help = postorb(&[path, &["--help"]].concat(), &[]).stdout;
    let Some((_, list)) = help.split_once("\nCommands:\n") else {
        return vec![path.join(" ")];
    };
    let names = list
        .lines()
        .map_while(|line| line.split_whitespace().next());
    let names = names.filter(|name| *name != "help");
    names
        .flat_map(|name| commands(&[path, &[name]].concat()))
        .collect()
}

/// What stands between backticks in a text.
fn code(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// The commands of the page that ask nobody, and those that ask: without flags.
fn told(page: &Page) -> (Vec<&str>, Vec<&str>) {
    let silent = page
        .section("Commands that ask nobody")
        .split(" open no connection")
        .next();
    let silent = code(silent.unwrap()).collect();
    let rows = page
        .section("Commands that ask")
        .lines()
        .filter(|line| line.starts_with('|'));
    let cells = rows.filter_map(|row| row.split('|').nth(1));
    let asking = cells
        .flat_map(code)
        .filter_map(|command| command.split(" --").next());
    (
        silent,
        asking.filter(|command| !command.is_empty()).collect(),
    )
}

#[test]
fn the_page_has_every_command_once() {
    let page = page();
    let (silent, asking) = told(&page);
    for command in commands(&[]) {
        let is_silent = silent.contains(&command.as_str());
        let is_asking = asking.contains(&command.as_str());
        assert!(is_silent != is_asking, "{command}");
    }
}

/// Calls of what asks nobody, in a repository with keys for all services.
const SILENT: [&str; 22] = [
    "render",
    "render --collection 789883-28b680e3-eb56-4135-8f4c-de01a6e494e9 --layout postorb",
    "merge",
    "merge --check",
    "diff",
    "diff --exit-code --json",
    "suite list",
    "suite add more --collection 789883-28b680e3-eb56-4135-8f4c-de01a6e494e9 --offline",
    "suite add file --collection tests/api.json",
    "suite rename more most",
    "suite remove most",
    "integration list",
    "integration remove bookings",
    "auth status --no-check",
    "auth logout github",
    "schema",
    "completions bash",
    "validate",
    "validate .circleci/postorb.yml --fix",
    "doctor --offline",
    "run --dry-run",
    "report r.json --format json",
];

const SELECTION: &str = "version: 1
integrations:
  - nickname: bookings
    api: 5360b75f-447e-467c-9299-12fd6c92450d
    project: gh/acme/bookings
suites:
  - name: smoke
    collection: 789883-28b680e3-eb56-4135-8f4c-de01a6e494e9
";

#[test]
fn commands_that_ask_nobody_open_no_connection() {
    let page = page();
    let (silent, _) = told(&page);
    let is_called = |command: &&str| SILENT.iter().any(|call| call.starts_with(*command));
    assert!(silent.iter().all(is_called), "{silent:?}");
    assert!(silent.len() > 7, "{silent:?}");

    let folder = tempfile::tempdir().unwrap();
    let results = include_str!("../../data/cli/readme/files/newman/smoke.json");
    for (name, text) in [
        (".circleci/postorb.yml", SELECTION),
        (
            "tests/api.json",
            include_str!("../../data/pages/sharding/postman/shop.json"),
        ),
        ("r.json", results),
    ] {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    // What runs suites is looked for, and not called.
    let npx = folder.path().join("npx");
    std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_postorb"), npx).unwrap();
    let service = TcpListener::bind("127.0.0.1:0").unwrap();
    service.set_nonblocking(true).unwrap();
    let base = format!("http://{}", service.local_addr().unwrap());
    let run = |call: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_postorb"));
        command
            .args(call.split(' '))
            .current_dir(folder.path())
            .env_clear();
        command
            .env("HOME", folder.path())
            .env("POSTORB_TIMEOUT", "1s")
            .env("PATH", folder.path());
        for name in [
            "POSTMAN_API_BASE_URL",
            "CIRCLECI_CLI_HOST",
            "GITHUB_API_URL",
            "HTTPS_PROXY",
        ] {
            command.env(name, &base);
        }
        for name in ["POSTMAN_API_KEY", "CIRCLE_TOKEN", "GITHUB_TOKEN"] {
            command.env(name, format!("PMAK-{}-{}", "0".repeat(24), "0".repeat(34)));
        }
        command.output().unwrap()
    };
    for call in SILENT {
        let output = run(call);
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(
            matches!(output.status.code(), Some(0 | 1)),
            "{call}\n{told}"
        );
        let asked = service.accept().map(|_| ()).map_err(|error| error.kind());
        assert_eq!(asked, Err(ErrorKind::WouldBlock), "{call}");
    }
    // Who asks is seen.
    run("pull");
    assert!(service.accept().is_ok());
}

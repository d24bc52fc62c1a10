//! Every command, and how it is called here.

use crate::process::postorb;

/// A call of a command.
#[derive(Clone, Debug)]
pub(super) struct Call {
    /// What leads to the command: `suite add`.
    pub(super) command: &'static str,
    pub(super) args: &'static [&'static str],
    /// Whether a key is on standard input.
    pub(super) types: bool,
}

/// Those that ask Postman as soon as they are there, some with a flag.
pub(super) const ASKING: [(&str, &str); 9] = [
    ("suite add", ""),
    ("integration add", ""),
    ("doctor", "-v"),
    ("init", ""),
    ("pull", ""),
    ("validate", "--online"),
    ("run", "smoke"),
    ("auth login", ""),
    ("auth status", ""),
];

/// Those that ask `CircleCI` as soon as they are there, some with a flag.
pub(super) const ASKING_CIRCLECI: [(&str, &str); 10] = [
    ("integration add", ""),
    ("builds list", ""),
    ("builds get", ""),
    ("builds trigger", ""),
    ("builds watch", ""),
    ("integration status", ""),
    ("doctor", ""),
    ("diff", "--last-run"),
    ("validate", "--online"),
    ("auth status", ""),
];

/// The fake's project, which no remote tells.
const PROJECT: &str = "--project=gh/acme/bookings";

/// A command, and what stands behind it each time. The one flag that is left out is `render
/// --expand-key`, which prints the key: that is what it is for.
const CALLS: &[(&str, &[&[&str]])] = &[
    (
        "suite add",
        &[
            &["--collection", "Bookings", "-e", "Staging"],
            &["--collection", "Bookings", "--workspace", "Bookings", "-v"],
            &[
                "more",
                "--collection",
                "789883-28b680e3-eb56-4135-8f4c-de01a6e494e9",
                "--dry-run",
            ],
            &["more", "--collection", "none of these", "-e", "none"],
        ],
    ),
    ("suite remove", &[&["smoke"], &["none"]]),
    ("suite rename", &[&["smoke", "checks"], &["none", "x"]]),
    ("suite list", &[&[], &["--json"]]),
    (
        "integration add",
        &[
            &[
                "--api",
                "Bookings API",
                "--workspace",
                "Bookings",
                "--project",
                "gh/acme/shop",
            ],
            &[
                "x",
                "--spec",
                "none",
                "--workspace",
                "Bookings",
                "--project",
                "gh/acme/shop",
                "-v",
            ],
            &[
                "--api",
                "Bookings API",
                "--workspace",
                "Bookings",
                "--project",
                "gh/acme/shop",
                "--dry-run",
            ],
        ],
    ),
    (
        "integration edit",
        &[
            &["Bookings API on CircleCI", "--api-version", "v1", "-v"],
            &["Bookings API on CircleCI", "--suites", "smoke", "--dry-run"],
        ],
    ),
    ("integration list", &[&[], &["--json"]]),
    (
        "doctor",
        &[
            &["--project", "gh/acme/shop", "-v"],
            &["--project", "gh/acme/shop", "--json"],
            &["--project", "gh/acme/shop", "--fix", "--yes"],
            &["--offline"],
        ],
    ),
    (
        "integration remove",
        &[&["none"], &["Bookings API on CircleCI"]],
    ),
    (
        "init",
        &[
            &[
                "--workspace",
                "Bookings",
                "--collection",
                "Bookings",
                "--environment",
                "Staging",
                "--api",
                "none",
                "--yes",
            ],
            &[
                "--workspace",
                "Bookings",
                "--collection",
                "Bookings",
                "--environment",
                "none",
                "--api",
                "Bookings API",
                "--api-version",
                "v1",
                "--project",
                "gh/acme/shop",
                "--yes",
                "-v",
            ],
            &[],
        ],
    ),
    (
        "builds list",
        &[&[PROJECT], &[PROJECT, "--json", "-v", "--status", "failed"]],
    ),
    (
        "builds get",
        &[&[PROJECT], &["11", PROJECT, "--json", "-v"]],
    ),
    (
        "builds trigger",
        &[
            &[PROJECT, "--branch", "main"],
            &[PROJECT, "--parameter", "a=b", "-v"],
        ],
    ),
    (
        "builds watch",
        &[&["12", PROJECT, "--interval", "50ms", "--timeout", "1s", "-v"]],
    ),
    ("builds open", &[&[PROJECT, "--print"], &["12", PROJECT]]),
    (
        "integration status",
        &[
            &["--selection", "linked.yml"],
            &["--selection", "linked.yml", "--json", "-v"],
        ],
    ),
    (
        "pull",
        &[&[], &["--diff"], &["--check", "-v"], &["--json", "--diff"]],
    ),
    (
        "render",
        &[
            &[],
            &[
                "--collection",
                "789883-28b680e3-eb56-4135-8f4c-de01a6e494e9",
                "--layout",
                "newman-docker",
            ],
        ],
    ),
    ("merge", &[&[], &["--check", "-v"]]),
    (
        "diff",
        &[
            &[],
            &["--json"],
            &[
                "--last-run",
                "--branch=main",
                "--project=gh/acme/bookings",
                "-v",
            ],
            &[
                "--last-run=compiled",
                "--branch=topic",
                "--project=gh/acme/bookings",
                "--json",
            ],
        ],
    ),
    (
        "validate",
        &[
            &[],
            &["--json"],
            &["--fix", "--diff"],
            &["--online"],
            // What names a collection of Postman's has it asked.
            &["--online", ".circleci/postorb.yml"],
            &["--online", "-v", "--format", "sarif"],
            &["--online", "-v", "--project=gh/acme/bookings"],
        ],
    ),
    (
        "run",
        &[
            &["smoke"],
            &["-v", "--json", "--retry", "1"],
            &["--dry-run"],
        ],
    ),
    ("discover", &[&[], &["-v"], &["--test-suites"]]),
    (
        "report",
        &[
            &["report.json"],
            &["report.json", "--json"],
            &[
                "report.json",
                "--format",
                "junit=out/tests.xml",
                "--format",
                "markdown=out/page.md",
            ],
            &[
                "report.json",
                "--to",
                "github-comment,github-status,github-check,circleci,postman",
                "-v",
            ],
        ],
    ),
    (
        "auth login",
        &[
            &["postman", "--with-token"],
            &["github", "--with-token", "--no-check"],
            &["postman"],
        ],
    ),
    (
        "auth status",
        &[&[], &["--json"], &["postman", "-v"], &["--no-check"]],
    ),
    ("auth logout", &[&["postman"], &["github"]]),
    ("schema", &[&[]]),
    ("completions", &[&["fish"]]),
];

/// All calls of the commands that there are. A command without a call fails.
pub(super) fn calls() -> Vec<Call> {
    let mut calls = Vec::new();
    for command in commands() {
        let known = CALLS.iter().find(|(name, _)| *name == command);
        let (command, args) = known.unwrap_or_else(|| {
            panic!("`{command}` is new: say in tests/it/tokens/commands.rs how it is called")
        });
        calls.extend(args.iter().map(|args| Call {
            command,
            args,
            types: *command == "auth login",
        }));
    }
    calls
}

/// Whether there is a command of this name with this flag.
pub(super) fn exists(command: &str, flag: &str) -> bool {
    commands().iter().any(|own| own == command) && page(command).contains(flag)
}

fn page(command: &str) -> String {
    let args: Vec<&str> = command.split_whitespace().chain(["--help"]).collect();
    postorb(&args, &[]).stdout
}

/// The commands that are called, and call no others, from the pages that clap makes.
fn commands() -> Vec<String> {
    let mut found = Vec::new();
    gather("", &mut found);
    assert!(found.len() >= 10, "{found:?}");
    found
}

fn gather(command: &str, found: &mut Vec<String>) {
    let page = page(command);
    let Some((_, inner)) = page.split_once("\nCommands:\n") else {
        found.push(command.to_owned());
        return;
    };
    let names = inner
        .lines()
        .map_while(|line| line.split_whitespace().next());
    for name in names.filter(|name| *name != "help") {
        gather(format!("{command} {name}").trim_start(), found);
    }
}

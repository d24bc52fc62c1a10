//! What `--help` prints, of every command that `postorb --help` names.

use crate::needs;
use crate::process::postorb;

fn help(command: &[&str], flag: &str) -> String {
    let output = postorb(&[command, &[flag]].concat(), &[]);
    assert_eq!(
        (output.exit, output.stderr.as_str()),
        (0, ""),
        "{command:?}"
    );
    output.stdout
}

/// The pages, with what leads to them.
fn pages() -> Vec<(Vec<String>, String)> {
    let mut pages = Vec::new();
    gather(&[], &mut pages);
    assert!(pages.len() >= 6, "{pages:?}");
    pages
}

/// The page of a command, and those of the commands in it.
fn gather(command: &[&str], pages: &mut Vec<(Vec<String>, String)>) {
    let page = help(command, "--help");
    let path = command.iter().map(|name| (*name).to_owned()).collect();
    pages.push((path, page.clone()));
    let Some((_, commands)) = page.split_once("\nCommands:\n") else {
        return;
    };
    let names = commands
        .lines()
        .map_while(|line| line.split_whitespace().next());
    for name in names.filter(|name| *name != "help") {
        gather(&[command, &[name]].concat(), pages);
    }
}

/// The commands of a page's examples, without what is said of them and where their output goes.
fn examples<'p>(page: &'p str) -> Vec<Vec<&'p str>> {
    let (_, examples) = page.split_once("\nExamples:\n").expect(page);
    let own = |line| ["   ", " > ", " < ", " | "].iter().fold(line, until);
    let lines = examples.lines().map(|line| own(line.trim_start()));
    let inner = |line: &'p str| line.strip_prefix("eval \"$(")?.strip_suffix(")\"");
    let lines = lines.map(|line| inner(line).unwrap_or(line));
    lines.map(|own| own.split_whitespace().collect()).collect()
}

fn until<'l>(line: &'l str, end: &&str) -> &'l str {
    line.split_once(end).map_or(line, |(before, _)| before)
}

#[test]
fn every_page_fits_a_screen_and_is_the_same_for_both_flags() {
    for (command, page) in pages() {
        let command: Vec<&str> = command.iter().map(String::as_str).collect();
        assert!(page.lines().count() <= 40, "{page}");
        assert!(
            page.lines().all(|line| line.chars().count() <= 100),
            "{page}"
        );
        assert_eq!(help(&command, "-h"), page);
    }
}

#[test]
fn a_page_begins_with_what_the_list_of_commands_says() {
    let pages = pages();
    for (command, page) in pages.iter().filter(|(command, _)| !command.is_empty()) {
        let (name, group) = command.split_last().unwrap();
        let (_, list) = pages.iter().find(|(path, _)| path == group).unwrap();
        let (_, list) = list.split_once("\nCommands:\n").unwrap();
        let (list, _) = list.split_once("\n\n").unwrap();
        let said = words(page.split_once("\n\n").unwrap().0);
        assert!(words(list).contains(&format!("{name} {said}")), "{said}");
    }
}

/// The words of a text, wherever its lines were broken.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_page_ends_with_three_examples_that_are_understood() {
    for (command, page) in pages() {
        let command: Vec<&str> = command.iter().map(String::as_str).collect();
        let examples = examples(&page);
        assert_eq!(examples.len(), 3, "{page}");
        for example in examples {
            let (program, args) = example.split_first().unwrap();
            assert_eq!(*program, "postorb", "{page}");
            assert!(args.starts_with(&command), "{page}");
            help(args, "--help");
        }
    }
}

#[test]
fn no_line_of_help_is_a_sentence() {
    for (_, page) in pages() {
        assert!(
            !page
                .lines()
                .any(|line| line.ends_with('.') && !line.ends_with("...")),
            "{page}"
        );
    }
}

/// What of the pages' examples ends with another code than 0 in the repository below.
const CODES: [(&str, i32); 48] = [
    // There is no key, and the config is not what is selected.
    ("postorb doctor", 3),
    ("postorb doctor --offline", 1),
    ("postorb doctor --fix", 3),
    ("postorb integration add --api Bookings --workspace Shop", 3),
    (
        "postorb integration add --api Bookings --api-version v2.1 --workspace Shop",
        3,
    ),
    (
        "postorb integration add --api Bookings --workspace Shop --suites smoke --dry-run",
        3,
    ),
    (
        "postorb suite add --collection Bookings -e staging --workspace Shop",
        3,
    ),
    // Nobody is there to be asked, and there is no key.
    ("postorb init", 2),
    (
        "postorb init --workspace Bookings --collection Smoke --environment staging --yes",
        3,
    ),
    (
        "postorb init --workspace Bookings --collection Smoke --environment none --dry-run",
        3,
    ),
    ("postorb auth login postman", 2),
    // Nobody tells whose tokens these are.
    ("postorb auth login circleci --with-token < circleci.txt", 4),
    ("postorb auth login github - < github.txt", 4),
    ("postorb auth status postman --json", 3),
    // Without a key nothing is fetched.
    ("postorb pull", 3),
    ("postorb pull smoke --diff", 3),
    ("postorb pull --check", 3),
    ("postorb report newman/*.json", 1),
    ("postorb report smoke=a.json --format junit=tests.xml", 1),
    ("postorb report r.json --baseline old.json --json", 1),
    ("postorb run smoke", 3),
    (
        "postorb run --collection tests/api.json -e tests/staging.json",
        1,
    ),
    (
        "postorb run --jobs 4 --retry 1 --format junit=results.xml",
        3,
    ),
    // Without a token CircleCI is not asked.
    ("postorb builds list", 3),
    ("postorb builds get latest", 3),
    ("postorb builds trigger --branch main --watch", 3),
    ("postorb builds list --branch main --limit 3", 3),
    ("postorb builds list --status failed,error", 3),
    ("postorb builds list --mine --json", 3),
    ("postorb builds get", 3),
    ("postorb builds get latest --branch main", 3),
    ("postorb builds get 1042 --json", 3),
    ("postorb builds trigger --branch main", 3),
    ("postorb builds trigger --tag v1.2.0 --watch", 3),
    (
        "postorb builds trigger --parameter suite=smoke --parameter deploy=false",
        3,
    ),
    ("postorb builds watch --branch main", 3),
    ("postorb builds watch 1042 --fail-fast --timeout 10m", 3),
    ("postorb builds watch --sha 4f2a91c", 3),
    ("postorb builds open", 3),
    ("postorb builds open latest --branch main --print", 3),
    ("postorb integration status", 3),
    ("postorb integration status Bookings --branch main", 3),
    ("postorb integration status --json", 3),
    ("postorb merge --check", 1),
    ("postorb diff --exit-code", 1),
    // Nobody has a token for CircleCI.
    ("postorb diff --last-run --branch main", 3),
    ("postorb validate --fix --diff a.yml", 7),
    ("postorb validate --format sarif a.yml b.yml", 7),
];

/// What the examples name: a selection, a config that it is not in, and what flags lead to.
fn repository() -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    let collection = r#"{"info": {"name": "Shop", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
"item": [{"name": "Checkout", "item": [{"name": "Pay", "request": {"method": "GET", "url": "https://example.com"}}]}]}"#;
    for (name, text) in [
        (".circleci/postorb.yml", SELECTION),
        (".circleci/config.yml", CONFIG),
        (".git/config", ORIGIN),
        ("a.yml", PASTED),
        ("b.yml", CONFIG),
        ("newman/smoke.json", RESULTS),
        ("a.json", RESULTS),
        ("r.json", RESULTS),
        ("old.json", RESULTS),
        ("circleci.txt", &format!("CCIPAT_{0}_{0}", "0".repeat(40))),
        ("github.txt", &format!("ghp_{}", "0".repeat(36))),
        ("tests/api.json", collection),
        ("tests/shop.json", &collection.replace("Shop", "Orders")),
        ("tests/staging.json", r#"{"name": "staging", "values": []}"#),
    ] {
        let file = root.path().join(name);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    }
    root
}

/// The shells that completions are for, what has to come before in them, and what proves that there are
/// completions then.
const SHELLS: [(&str, &str, &str); 3] = [
    ("bash", "", "complete -p postorb"),
    (
        "zsh",
        "autoload -Uz compinit && compinit -D",
        "[[ $_comps[postorb] = _postorb ]]",
    ),
    ("fish", "", "complete -c postorb | grep -q validate"),
];

/// What runs an example in its shell, unless that is missing.
fn in_its_shell(line: &str) -> Option<std::process::Command> {
    let of = |(shell, ..): &&(&str, _, _)| line.contains(&format!("completions {shell}"));
    let Some((shell, before, proof)) = SHELLS.iter().find(of) else {
        let mut command = std::process::Command::new("sh");
        command.args(["-c", line]);
        return Some(command);
    };
    let mut command = std::process::Command::new(needs::program(shell)?);
    command.args(["-c", &format!("{before}\n{line}\n{proof}")]);
    Some(command)
}

/// A real report of Newman, in which something failed.
const RESULTS: &str = include_str!("../data/cli/readme/files/newman/smoke.json");

/// As Postman's dialog prints it, where it matters.
const PASTED: &str = "version: 2.1
orbs:
  newman: postman/newman@1.0.0
jobs:
  newman-collection-run:
    executor: newman/postman-newman-docker
    steps:
      - newman/newman-run:
        collection: 789883-28b680e3-eb56-4135-8f4c-de01a6e494e9
workflows:
  main:
    jobs:
      - newman-collection-run
";

/// The remote, which says the project.
const ORIGIN: &str = "[remote \"origin\"]\n\turl = git@github.com:acme/bookings.git\n";

const UID: &str = "789883-28b680e3-eb56-4135-8f4c-de01a6e494e9";

const SELECTION: &str = "version: 1
integrations:
  - nickname: Bookings
    api: 5360b75f-447e-467c-9299-12fd6c92450e
    project: gh/acme/bookings
suites:
  - name: smoke
    collection: 789883-28b680e3-eb56-4135-8f4c-de01a6e494e9
";

const CONFIG: &str = "version: 2.1
jobs:
  build:
    docker:
      - image: cimg/base:2025.04
    steps:
      - checkout
workflows:
  main:
    jobs:
      - build
";

#[cfg(unix)]
#[test]
fn every_example_does_what_it_says() {
    let programs = tempfile::tempdir().unwrap();
    let binary = env!("CARGO_BIN_EXE_postorb");
    std::os::unix::fs::symlink(binary, programs.path().join("postorb")).unwrap();
    // Stands in for Newman: its report is a real one of Newman's.
    let newman = programs.path().join("newman");
    let script = "#!/bin/sh\nwhile [ \"$1\" != --reporter-postorb-export ]; do shift; done\ncp r.json \"$2\"\n";
    std::fs::write(&newman, script).unwrap();
    let mode = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    std::fs::set_permissions(&newman, mode).unwrap();
    let mut path = programs.path().as_os_str().to_owned();
    path.push(":");
    path.push(std::env::var_os("PATH").unwrap());
    let mut run = 0;
    for (_, page) in pages() {
        let (_, examples) = page.split_once("\nExamples:\n").unwrap();
        for example in examples.lines() {
            let example = until(example.trim(), &"  ");
            // What a page calls UID is one, for the reader to put in.
            let words = example
                .split(' ')
                .map(|word| if word == "UID" { UID } else { word });
            let line = words.collect::<Vec<_>>().join(" ");
            if line.contains("| jq") && needs::program("jq").is_none() {
                continue;
            }
            let root = repository();
            let Some(mut command) = in_its_shell(&line) else {
                continue;
            };
            command.env("PATH", &path);
            command.env("HOME", root.path()).current_dir(root.path());
            // Nobody is asked with a key that happens to be there.
            // Nor is anybody asked who is not on this machine: nobody listens there.
            for name in ["CIRCLECI_CLI_HOST", "GITHUB_API_URL"] {
                command.env(name, "http://127.0.0.1:1");
            }
            for name in ["POSTMAN_API_KEY", "CIRCLE_TOKEN", "CIRCLECI_CLI_TOKEN"] {
                command.env_remove(name);
            }
            let output = command.output().unwrap();
            let told = String::from_utf8_lossy(&output.stderr);
            let code = CODES.iter().find(|(own, _)| *own == example);
            let code = code.map_or(0, |(_, code)| *code);
            assert_eq!(output.status.code(), Some(code), "{line}\n{told}");
            run += 1;
        }
    }
    assert!(run >= 20, "{run}");
}

//! Inputs, names of files and configs that would do something else.

use std::fs;

use super::runner::{Outcome, Runner, names};
use super::{CONFIG, FINE, SELECTION, broken};

/// What must not be understood by a shell, by postorb, or by the runner.
const HOSTILE: [&str; 14] = [
    "$(touch pwned)",
    "`touch pwned`",
    "; touch pwned",
    "x\"; touch pwned; \"",
    "x'; touch pwned; '",
    "--fix",
    "--fix=all",
    "-",
    "a\n::set-output name=verdict::passed",
    "x\nverdict=passed",
    "::add-mask::a",
    "##[set-output name=verdict;]passed",
    "* ? [a-z]",
    "${{ github.token }} %0A::warning::x \u{1b}[2J",
];

/// What the action may tell the runner, and nothing else.
#[track_caller]
fn is_harmless(runner: &Runner, outcome: &Outcome, what: &str) {
    assert!(
        !names(&runner.workspace).contains(&"pwned".to_owned()),
        "{what}"
    );
    assert_eq!(
        fs::read_to_string(runner.workspace.join(CONFIG)).unwrap(),
        broken()
    );
    let allowed = ["group", "endgroup", "error", "warning", "notice"];
    let told = &outcome.commands;
    assert!(
        told.iter()
            .all(|command| allowed.contains(&command.as_str())),
        "{what}: {told:?}\n{}",
        outcome.log
    );
    let known = [
        "verdict",
        "exit-code",
        "errors",
        "warnings",
        "infos",
        "files",
        "drift",
        "postorb",
    ];
    let mut given = outcome.raw.keys();
    assert!(
        given.all(|name| known.contains(&name.as_str())),
        "{what}: {:?}",
        outcome.raw
    );
}

#[test]
fn inputs_are_values_wherever_they_go() {
    let runner = Runner::new(&[(CONFIG, &broken()), (".circleci/postorb.yml", SELECTION)]);
    let before = names(&runner.workspace);
    for input in [
        "command",
        "config",
        "fail-on",
        "files",
        "source",
        "to",
        "token",
        "version",
        "working-directory",
    ] {
        for value in HOSTILE {
            let with = [
                ("source", "path"),
                ("command", "validate check"),
                (input, value),
            ];
            let outcome = runner.run(&with);
            let what = format!("{input}: {value:?}");
            is_harmless(&runner, &outcome, &what);
            let is_unused = ["token", "version"].contains(&input);
            let passes = outcome.exit == 0 || outcome.output("verdict") == "passed";
            assert!(!passes, "{what}\n{}", outcome.log);
            assert!(!is_unused || outcome.exit == 7, "{what}");
        }
    }
    assert_eq!(names(&runner.workspace), before);
}

#[test]
fn names_of_files_are_names() {
    let runner = Runner::new(&[(CONFIG, &broken())]);
    let hostile = HOSTILE.map(|name| name.replace('/', "_"));
    for name in &hostile {
        fs::write(
            runner.workspace.join(name),
            FINE.replace("[build]", "[biuld]"),
        )
        .unwrap();
    }
    let before = names(&runner.workspace);
    let outcome = runner.run(&[("source", "path"), ("files", "*")]);
    // Each is found, in the order of the shell, and none is mended.
    assert_eq!(
        outcome.output("errors"),
        HOSTILE.len().to_string(),
        "{}",
        outcome.log
    );
    assert_eq!(outcome.raw["files"], HOSTILE.len().to_string());
    is_harmless(&runner, &outcome, "all");
    assert_eq!(names(&runner.workspace), before);
    for name in &hostile {
        let text = fs::read_to_string(runner.workspace.join(name)).unwrap();
        assert_eq!(text, broken());
        // Named one by one, as far as that is one line.
        if !name.contains('\n') {
            let outcome = runner.run(&[("source", "path"), ("files", name)]);
            assert_eq!((outcome.exit, outcome.output("errors")), (7, "1"), "{name}");
            is_harmless(&runner, &outcome, name);
        }
    }
}

/// What postorb prints to be pasted by hand, where it cannot merge, is as hostile as a template is.
#[test]
fn what_a_template_holds_is_no_command_of_the_runners() {
    let template = "\
version: 2.1
jobs:
  newman-collection-run:
    docker: [{ image: cimg/base:2025.04 }]
    steps:
      - run: |
          ::set-output name=verdict::passed
          x ##[add-mask]y
workflows:
  main:
    jobs: [newman-collection-run]
";
    let taken = FINE
        .replace("jobs:\n  build", "jobs:\n  newman-collection-run")
        .replace("[build]", "[newman-collection-run]");
    let selection = format!("{SELECTION}template: t.yml\n");
    let runner = Runner::new(&[
        (CONFIG, &broken()),
        ("a.yml", &taken),
        (".circleci/postorb.yml", &selection),
        ("t.yml", template),
    ]);
    let outcome = runner.run(&[
        ("source", "path"),
        ("command", "check"),
        ("config", "a.yml"),
    ]);
    assert_eq!(
        (outcome.exit, outcome.output("drift")),
        (2, ""),
        "{}",
        outcome.log
    );
    let shown = "\n          ::set-output name=verdict::passed\n";
    assert!(outcome.log.contains(shown), "{}", outcome.log);
    is_harmless(&runner, &outcome, "a template");
}

#[test]
fn what_stands_in_a_config_is_no_command_of_the_runners() {
    let lines = "  ::set-output name=verdict::passed\n  x ##[add-mask]y\n";
    let text = format!("{}x: |\n{lines}y: [\n", broken());
    let runner = Runner::new(&[
        (CONFIG, &broken()),
        ("a.yml", &text),
        (".circleci/postorb.yml", SELECTION),
    ]);
    let with = [
        ("source", "path"),
        ("command", "validate check"),
        ("files", "a.yml"),
        ("config", "a.yml"),
    ];
    let outcome = runner.run(&with);
    assert_eq!(outcome.exit, 7, "{}", outcome.log);
    is_harmless(&runner, &outcome, "a config");
    // In a difference such a line begins with a blank.
    let text = FINE.replace("[build]", "\n      - build\nx: |") + lines;
    fs::write(runner.workspace.join("a.yml"), text).unwrap();
    let outcome = runner.run(&with);
    assert_eq!(outcome.output("drift"), "true", "{}", outcome.log);
    let shown = "\n   \\u{3a}:set-output";
    assert!(outcome.log.contains(shown), "{}", outcome.log);
    is_harmless(&runner, &outcome, "a difference");
}

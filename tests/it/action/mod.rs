//! The GitHub Action, with its steps run as a runner does.

#![cfg(unix)]

mod hostile;
mod runner;
mod sources;
mod tools;

use std::fs;

use runner::Runner;

/// What a repository can hold: a config that is right, one that is broken, one that is not up to date.
const FINE: &str = "\
version: 2.1
jobs:
  build:
    docker: [{ image: cimg/base:2025.04 }]
    steps: [checkout, { run: make }]
workflows:
  main:
    jobs: [build]
";
const SELECTION: &str = "\
version: 1
suites:
  - name: smoke
    collection: 789883-28b680e3-eb56-4135-8f4c-de01a6e494e9
workflows: [{ name: main }]
";

fn broken() -> String {
    FINE.replace("jobs: [build]", "jobs: [biuld]")
}

const CONFIG: &str = ".circleci/config.yml";

#[test]
fn a_clean_repository_passes() {
    let runner = Runner::new(&[(CONFIG, FINE)]);
    let outcome = runner.run(&[("source", "path")]);
    assert_eq!(outcome.exit, 0, "{}", outcome.log);
    assert_eq!(
        outcome.outputs.into_iter().collect::<Vec<_>>(),
        [
            ("errors", "0"),
            ("exit-code", "0"),
            ("infos", "0"),
            ("verdict", "passed"),
            ("warnings", "0"),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
    );
    assert_eq!(
        outcome.summary,
        "### postorb validate: ✅ passed\n\n1 file, no findings\n"
    );
    assert_eq!(outcome.commands, ["group", "endgroup"]);
    assert_eq!(runner.left_over(), [""; 0]);
}

#[test]
fn a_broken_one_fails_with_annotations_and_a_log() {
    let runner = Runner::new(&[("api/.circleci/config.yml", &broken())]);
    let outcome = runner.run(&[("source", "path"), ("working-directory", "api")]);
    assert_eq!(outcome.exit, 7, "{}", outcome.log);
    assert_eq!(
        (outcome.output("verdict"), outcome.output("exit-code")),
        ("failed", "7")
    );
    assert_eq!(outcome.output("errors"), "1");
    assert_eq!(outcome.commands, ["group", "endgroup", "error"]);
    // GitHub looks for it from the repository's folder on.
    let annotation = "\n::error file=api/.circleci/config.yml,line=8,";
    assert!(outcome.log.contains(annotation), "{}", outcome.log);
    assert!(
        outcome.log.contains("8 |") || outcome.log.contains("8\u{1b}"),
        "{}",
        outcome.log
    );
    let item = "in `api/.circleci/config.yml`, line 8: ";
    assert!(outcome.summary.contains(item), "{}", outcome.summary);
    let mild = runner.run(&[
        ("source", "path"),
        ("files", "api/.circleci/*.yml"),
        ("to", ""),
    ]);
    assert_eq!((mild.exit, mild.summary.as_str()), (7, ""));
}

#[test]
fn the_bar_is_what_is_asked_for() {
    let unused = FINE.replace(
        "jobs:\n  build",
        "commands: { x: { steps: [checkout] } }\njobs:\n  build",
    );
    let runner = Runner::new(&[(CONFIG, &unused)]);
    let mild = runner.run(&[("source", "path")]);
    assert_eq!(
        (mild.exit, mild.output("warnings")),
        (0, "1"),
        "{}",
        mild.log
    );
    let strict = runner.run(&[("source", "path"), ("fail-on", "warning")]);
    assert_eq!((strict.exit, strict.output("verdict")), (7, "failed"));
    let wrong = runner.run(&[("source", "path"), ("fail-on", "--fix")]);
    assert_eq!((wrong.exit, wrong.output("verdict")), (2, "failed"));
    let allowed = "::error title=postorb::`fail-on` is `error`, `warning` or `info`, not `--fix`\n";
    assert!(wrong.log.contains(allowed), "{}", wrong.log);
}

#[test]
fn results_go_where_the_binary_can_bring_them() {
    let help = std::process::Command::new(env!("CARGO_BIN_EXE_postorb"))
        .args(["validate", "--help"])
        .output();
    let help = String::from_utf8(help.unwrap().stdout).unwrap();
    assert!(help.contains("[possible values: github-summary, github-output]"));
    let runner = Runner::new(&[(CONFIG, FINE)]);
    for to in ["github-summary", "github-output, github-summary"] {
        let outcome = runner.run(&[("source", "path"), ("to", to)]);
        assert_eq!(outcome.exit, 0, "{}", outcome.log);
        assert_eq!(outcome.summary.matches("### ").count(), 1);
    }
    let wrong = runner.run(&[("source", "path"), ("to", "slack")]);
    assert_eq!((wrong.exit, wrong.output("verdict")), (2, "failed"));
    let allowed = "::error title=postorb::`to` is one or more of `github-summary`, `github-comment`, \
        `github-status`, `github-check` and `postman`, or empty, not `slack`\n";
    assert!(wrong.log.contains(allowed), "{}", wrong.log);
}

#[test]
fn what_cannot_be_compared_is_an_annotation() {
    let runner = Runner::new(&[(CONFIG, FINE)]);
    let with = [("source", "path"), ("command", "check")];
    let unselected = runner.run(&with);
    assert_eq!(unselected.exit, 2, "{}", unselected.log);
    assert_eq!(unselected.commands, ["group", "endgroup", "error"]);
    let told = "\n::error title=postorb::there is no .circleci/postorb.yml, and no --collection is \
                given%0Ahelp: `postorb init` ";
    assert!(unselected.log.contains(told), "{}", unselected.log);
    let taken = FINE.replace("build", "newman-collection-run");
    let runner = Runner::new(&[(CONFIG, &taken), (".circleci/postorb.yml", SELECTION)]);
    let refused = runner.run(&with);
    assert_eq!(refused.exit, 2, "{}", refused.log);
    assert_eq!(refused.commands, ["group", "endgroup", "error"]);
    let told = "\n::error title=postorb::a job `newman-collection-run` is here already, and it is not \
                postorb's%0Ahelp: to keep it, ";
    assert!(refused.log.contains(told), "{}", refused.log);
}

#[test]
fn drift_fails_until_it_is_merged() {
    let runner = Runner::new(&[(CONFIG, FINE), (".circleci/postorb.yml", SELECTION)]);
    let with = [("source", "path"), ("command", "check")];
    let drifted = runner.run(&with);
    assert_eq!(drifted.exit, 1, "{}", drifted.log);
    assert_eq!(
        (drifted.output("drift"), drifted.output("verdict")),
        ("true", "failed")
    );
    assert!(
        drifted
            .summary
            .contains("\n```diff\n--- a/.circleci/config.yml\n")
    );
    assert!(drifted.commands.contains(&"warning".to_owned()));
    assert_eq!(
        fs::read_to_string(runner.workspace.join(CONFIG)).unwrap(),
        FINE
    );
    let merged = std::process::Command::new(env!("CARGO_BIN_EXE_postorb"))
        .args(["merge", "-q"])
        .current_dir(&runner.workspace)
        .status();
    assert!(merged.unwrap().success());
    let merged = runner.run(&with);
    assert_eq!(merged.exit, 0, "{}", merged.log);
    assert_eq!(
        (merged.output("drift"), merged.output("verdict")),
        ("false", "passed")
    );
}

#[test]
fn all_commands_run_and_the_worst_counts() {
    let runner = Runner::new(&[(CONFIG, &broken()), (".circleci/postorb.yml", SELECTION)]);
    // The config is refused by `check` too: it has an error.
    fs::write(runner.workspace.join("other.yml"), FINE).unwrap();
    let with = |command| {
        [
            ("source", "path"),
            ("command", command),
            ("config", "other.yml"),
            ("files", CONFIG),
        ]
    };
    for command in ["validate check", "check\nvalidate\n", " check,  validate "] {
        let outcome = runner.run(&with(command));
        assert_eq!(outcome.exit, 7, "{}", outcome.log);
        assert_eq!(
            (outcome.output("errors"), outcome.output("drift")),
            ("1", "true")
        );
        assert_eq!(outcome.output("exit-code"), "7");
        assert_eq!(outcome.summary.matches("### ").count(), 2);
    }
    let only = runner.run(&with("check"));
    assert_eq!((only.exit, only.output("errors")), (1, ""));
    // Without `files`, `validate` looks at the config of `check`.
    let same = runner.run(&[with("validate check").as_slice(), &[("files", " \n")]].concat());
    assert_eq!(
        (same.exit, same.output("errors"), same.output("drift")),
        (1, "0", "true")
    );
    // What cannot be read weighs more than what is found.
    let unread = runner.run(
        &[
            with("check validate").as_slice(),
            &[("files", "gone-*.yml")],
        ]
        .concat(),
    );
    assert_eq!((unread.exit, unread.output("verdict")), (2, "failed"));
    assert!(
        unread.log.contains("`gone-*.yml` does not exist"),
        "{}",
        unread.log
    );
}

#[test]
fn a_report_of_newman_is_told_and_written_as_a_file() {
    let newman = include_str!("../../data/cli/readme/files/newman/smoke.json");
    let runner = Runner::new(&[("newman/smoke.json", newman)]);
    let outcome = runner.run(&[
        ("source", "path"),
        ("command", "report"),
        ("reports", "smoke=newman/*.json"),
        ("report-formats", "junit=out/tests.xml"),
    ]);
    assert_eq!(outcome.exit, 1, "{}", outcome.log);
    let names = ["verdict", "tests", "failures", "report", "exit-code"];
    let values = names.map(|name| outcome.output(name));
    assert_eq!(values, ["failed", "7", "3", "out/tests.xml", "1"]);
    let annotations = ["error", "error", "error", "notice"];
    let commands: Vec<_> = outcome.commands.iter().map(String::as_str).collect();
    assert_eq!(
        commands,
        [&["group", "endgroup"], &annotations[..]].concat()
    );
    assert!(outcome.summary.contains("smoke › Bookings / Read one"));
    let junit = fs::read_to_string(runner.workspace.join("out/tests.xml")).unwrap();
    assert!(junit.contains("is confirmed"));
    for text in [&outcome.log, &outcome.summary, &junit] {
        assert!(!text.contains("made-up-token"), "{text}");
    }
}

/// Takes the place of postorb: notes how it is called, and answers as `report` does.
const STAND_IN: &str = r#"#!/bin/sh
[ "$1" != --version ] || exit 0
{ printf '<%s>' "$@"; echo " ${GITHUB_TOKEN-}"; } >>calls
case "$*" in
  *--format=github*)
    printf 'verdict=failed\ntests=12\nfailures=3\nreport=out.xml\n' >>"$GITHUB_OUTPUT"
    echo '::error file=a,line=1::Checkout'
    ;;
esac
# Neither for people nor for GitHub is this a command.
echo ' ::set-env name=x::y'
echo '::add-path::x' >&2
exit 1
"#;

#[test]
fn reports_are_given_to_postorb_with_their_formats() {
    let runner = Runner::new(&[("out/a.json", "{}"), ("out/b c.json", "{}")]);
    runner.program("postorb", STAND_IN);
    let outcome = runner.run(&[
        ("source", "path"),
        ("command", "report"),
        ("reports", "out/*.json\n-x.json"),
        ("report-formats", "junit=out.xml\n html=a b.html \n"),
        ("token", "of-the-run"),
        ("to", "github-comment, github-summary"),
    ]);
    assert_eq!(outcome.exit, 1, "{}", outcome.log);
    let calls = fs::read_to_string(runner.workspace.join("calls")).unwrap();
    let files = "<--><out/a.json><out/b c.json><./-x.json> of-the-run\n";
    assert_eq!(
        calls,
        format!(
            "<report><--color=always>{files}<report><--quiet><--color=never>\
             <--format=github><--to=github-comment>\
             <--format=junit=out.xml><--format=html=a b.html>\
             <--to=github-output><--to=github-summary>{files}"
        )
    );
    let names = ["verdict", "tests", "failures", "report", "exit-code"];
    let values = names.map(|name| outcome.output(name));
    assert_eq!(values, ["failed", "12", "3", "out.xml", "1"]);
    assert_eq!(outcome.commands, ["group", "endgroup", "error"]);
    let none = runner.run(&[("source", "path"), ("command", "validate report")]);
    assert_eq!((none.exit, none.output("verdict")), (2, "failed"));
    assert!(
        none.log
            .contains("::error title=postorb::`command: report` needs `reports`")
    );
}

#[test]
fn a_code_that_is_none_of_postorbs_weighs_most() {
    let runner = Runner::new(&[]);
    let exits = "#!/bin/sh\ncase $1 in diff) exit 137 ;; validate) exit 70 ;; esac\n";
    runner.program("postorb", exits);
    let with = [("source", "path"), ("command", "validate check validate")];
    let outcome = runner.run(&with);
    assert_eq!((outcome.exit, outcome.output("exit-code")), (137, "137"));
    let silent =
        "::error title=postorb::`postorb diff` ended with exit code 137 and said nothing\n";
    assert!(outcome.log.contains(silent), "{}", outcome.log);
}

//! Where the sentences of the compiler are told.

use super::*;
use crate::circle::Library;
use crate::finding::Label;
use crate::lint::{Compilation, Surroundings, check_with};
use crate::yaml::Lines;

/// A config that postorb finds nothing wrong with: what is in its orb it does not know.
const CONFIG: &str = "version: 2.1
parameters:
  deep: { type: boolean, default: false }
orbs:
  slack: circleci/slack@99.0.0
executors:
  node: { docker: [{ image: cimg/node:22.14.0 }] }
commands:
  tell:
    parameters: { text: { type: string } }
    steps:
      - slack/notify:
          text: << parameters.text >>
          branch_list: main
jobs:
  build:
    executor: node
    steps:
      - checkout
      - tell:
          text: << pipeline.parameters.deep >>
      - when:
          condition: << pipeline.parameters.deep >>
          steps: [slack/status]
  test:
    docker:
      - image: cimg/base:2024.02
        user: root
    steps: [checkout]
workflows:
  main:
    jobs:
      - build:
          filters: { branches: { only: '/^v[0-9]+$/' } }
      - test:
          requires: [build]
      - slack/on-hold:
          channel: \"1\"
          executor: slack/alpine
";

/// What is told of a config where the compiler says this.
fn findings(config: &str, errors: &[&str]) -> Vec<Finding> {
    let errors = errors.iter().map(|&error| error.to_owned()).collect();
    let compilation = Compilation::new(config.to_owned(), errors);
    let library = Library::default();
    let surroundings = Surroundings {
        compilation: Some(&compilation),
        ..Surroundings::of(&library)
    };
    check_with(config, surroundings)
}

fn told(config: &str, errors: &[&str]) -> Vec<String> {
    let lines = Lines::new(config);
    let place = |label: &Label| {
        let (line, _) = lines.position(label.span.start);
        let text = config[label.span.clone()]
            .lines()
            .next()
            .unwrap_or_default();
        format!("{line} `{text}` {}", label.text)
            .trim_end()
            .to_owned()
    };
    let found = findings(config, errors).into_iter();
    let found = found.filter(|finding| finding.rule == RULE.name);
    found
        .map(|finding| {
            let related = finding.related.iter().map(place);
            let first = format!("{}: {}", place(&finding.primary), finding.message);
            std::iter::once(first)
                .chain(related)
                .collect::<Vec<_>>()
                .join("; ")
        })
        .collect()
}

#[test]
fn the_config_has_nothing_else_to_tell() {
    assert_eq!(findings(CONFIG, &[]), []);
}

const MAIN: &str = "Error calling workflow: 'main'\n";
const BUILD: &str = "Error calling workflow: 'main'\nError calling job: 'build'\n";
const HOLD: &str = "Error calling workflow: 'main'\nError calling job: 'slack/on-hold'\n";

/// Where these calls are shown.
const IN_HOLD: &str =
    "; 37 `slack/on-hold` when it calls the job `slack/on-hold`; 31 `main` in this workflow";
const IN_BUILD: &str = "; 33 `build` when it calls the job `build`; 31 `main` in this workflow";

#[track_caller]
fn assert_told(calls: &str, said: &str, expected: &str) {
    let whole = format!("{calls}{said}");
    assert_eq!(told(CONFIG, &[&whole]), [expected], "{whole}");
    // An entry of the list is a line, most of the time.
    let lines: Vec<&str> = whole.lines().collect();
    assert_eq!(told(CONFIG, &lines), [expected], "{whole}");
}

#[test]
fn what_a_call_is_given_is_found_where_it_is_written() {
    assert_told(
        BUILD,
        "Error calling command: 'tell'\nError calling command: 'slack/notify'\nUnexpected argument(s): branch_list",
        &format!(
            "14 `branch_list` not a parameter: unexpected argument(s): `branch_list`; 12 `slack/notify` when it calls the \
             command `slack/notify`; 20 `tell` when it calls the command `tell`{IN_BUILD}"
        ),
    );
    assert_told(
        HOLD,
        "Unexpected argument(s): channel, other",
        &format!(
            "38 `channel` not a parameter: unexpected argument(s): `channel`, `other`{IN_HOLD}"
        ),
    );
    assert_told(
        HOLD,
        "Type error for argument channel: expected type: integer, actual value: \"1\" (type string)",
        &format!(
            "38 `\"1\"` of another type: type error for argument `channel`: expected type: integer, actual value: `1` (type string){IN_HOLD}"
        ),
    );
    assert_told(
        HOLD,
        "Missing required argument(s): text",
        "37 `slack/on-hold` when it calls the job `slack/on-hold`: missing required argument(s): `text`; 31 `main` in this workflow",
    );
}

#[test]
fn names_that_lead_nowhere_are_found_where_they_are_used() {
    assert_told(
        HOLD,
        "Cannot find a definition for executor named slack/alpine",
        &format!(
            "39 `slack/alpine` not defined: cannot find a definition for executor named `slack/alpine`{IN_HOLD}"
        ),
    );
    assert_told(
        BUILD,
        "Cannot find orb 'slack' looking for command named 'slack/status'",
        &format!(
            "24 `slack/status` not defined: cannot find orb `slack` looking for command named `slack/status`{IN_BUILD}"
        ),
    );
    assert_told(
        MAIN,
        "Cannot find a definition for job named slack/on-hold",
        "37 `slack/on-hold` not defined: cannot find a definition for job named `slack/on-hold`; 31 `main` in this workflow",
    );
    assert_told(
        "",
        "Job 'test' requires 'build', which is the name of 0 other jobs in workflow 'main'",
        "36 `build` not in this workflow: job `test` requires `build`, which is the name of 0 other jobs in workflow `main`; \
         35 `test` required by this job",
    );
    assert_told(
        "",
        "At least one job in the workflow must have no dependencies.\nThe following jobs are unreachable: build, test",
        "33 `build` never runs: at least one job in the workflow must have no dependencies: the following jobs are unreachable: \
         `build`, `test`; 35 `test` never runs",
    );
    assert_told(
        "",
        "Cannot find circleci/slack@99.0.0 in the orb registry. Check that the namespace, orb name and version are correct.",
        "5 `circleci/slack@99.0.0` this orb: cannot find circleci/slack@99.0.0 in the orb registry. Check that the namespace, \
         orb name and version are correct",
    );
}

#[test]
fn expressions_are_found_in_what_is_called_and_those_of_orbs_at_the_call() {
    let variable = "Referred to a variable \"pipeline.parameters.deep\" that does not exist:\n<< pipeline.parameters.deep >>\n ^^^^^";
    let message = "referred to a variable `pipeline.parameters.deep` that does not exist";
    assert_told(
        BUILD,
        variable,
        &format!(
            "21 `pipeline.parameters.deep` not defined: {message}; 23 `pipeline.parameters.deep` not defined{IN_BUILD}"
        ),
    );
    assert_told(
        HOLD,
        variable,
        &format!(
            "37 `slack/on-hold` when it calls the job `slack/on-hold`: {message}; 31 `main` in this workflow"
        ),
    );
    assert_told(
        BUILD,
        "Error calling command: 'tell'\nArguments referenced without declared parameters: text",
        &format!(
            "13 `parameters.text` not defined: arguments referenced without declared parameters: `text`; \
             20 `tell` when it calls the command `tell`{IN_BUILD}"
        ),
    );
    assert_told(
        MAIN,
        "Invalid regular expression: ^v[0-9]+$: Invalid pattern.",
        "34 `^v[0-9]+$` this pattern: invalid regular expression: ^v[0-9]+$: Invalid pattern; 31 `main` in this workflow",
    );
}

#[test]
fn paths_of_the_schema_are_followed_as_far_as_they_lead() {
    for (said, expected) in [
        (
            "[#/jobs/test/docker/0] extraneous key [user] is not permitted\n|   Permitted keys:\n|     - users",
            "28 `user` did you mean `users`?: `jobs.test.docker[0]` has a key `user`, which is not permitted",
        ),
        (
            "[#/jobs/test/steps/0] expected type: Mapping, found: String",
            "29 `checkout` no mapping: `jobs.test.steps[0]` is expected to be of the type mapping, and is of the type string",
        ),
        (
            "jobs.test.docker: required key [image] not found",
            "26 `docker` has no `image`: `jobs.test.docker` lacks the key `image`",
        ),
        (
            "[#/jobs/gone/steps] required key [x] not found",
            "15 `jobs` what it tells of is not in this file: `jobs.gone.steps` lacks the key `x`",
        ),
        (
            "[#] required key [jobs] not found",
            "1 `` CircleCI's compiler names no place that is in this file: the config lacks the key `jobs`",
        ),
    ] {
        assert_eq!(told(CONFIG, &[said]), [expected], "{said}");
    }
}

#[test]
fn lines_and_loose_names_are_places_and_what_has_none_is_told_at_the_top() {
    let top = "1 `` CircleCI's compiler names no place that is in this file";
    for (said, expected) in [
        (
            "while parsing a block mapping\n in 'string', line 9, column 3:\nexpected <block end>\n in 'string', line 12, column 7:",
            "12 `- slack/notify:`: while parsing a block mapping: expected <block end>; 9 `tell:` began here".to_owned(),
        ),
        ("line 1000000, column 1: bad", format!("{top}: line 1000000, column 1: bad")),
        ("line 3, column 4000: bad", "3 ``: line 3, column 4000: bad".to_owned()),
        ("Unsupported or missing workflows config version", "1 `version`: unsupported or missing workflows config version".to_owned()),
        ("job 'build' is missing required fields", "16 `build`: job `build` is missing required fields".to_owned()),
        ("unknown key 'user'", "28 `user`: unknown key `user`".to_owned()),
        ("Unexpected argument(s): branch_list", "14 `branch_list`: unexpected argument(s): `branch_list`".to_owned()),
        ("Error calling command: 'tell'\nboom", "9 `tell` in this command: boom".to_owned()),
        ("[#/jobs/test/docker/0] extraneous key [imagee] is not permitted\n|   Permitted keys:\n|     - image", "27 `image` has no `imagee` in this file: `jobs.test.docker[0]` has a key `imagee`, which is not permitted".to_owned()),
        ("unknown key 'image'", format!("{top}: unknown key `image`")),
        ("Something went wrong. Please contact support.", format!("{top}: something went wrong. Please contact support")),
        ("Error calling workflow: 'gone'\nIt is 'wrong'", format!("{top}: it is `wrong`")),
    ] {
        assert_eq!(told(CONFIG, &[said]), [expected], "{said}");
    }
}

#[test]
fn the_compilers_own_words_are_kept_where_they_have_more() {
    let said =
        format!("{BUILD}Error calling command: 'inner/deep'\nCannot find executor named zork");
    let found = findings(CONFIG, &[&said]);
    assert_eq!(found[0].original.as_deref(), Some(said.as_str()));
    let found = findings(CONFIG, &["Something went wrong."]);
    assert_eq!(found[0].original, None);
}

#[test]
fn what_a_rule_has_found_too_is_told_by_it() {
    let config = CONFIG.replace("- checkout\n", "- chekcout\n");
    let said = format!("{BUILD}Cannot find a definition for command named chekcout");
    let found = findings(&config, &[&said]);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].rule, "unknown-command");
    assert_eq!(
        found[0].help.last().unwrap(),
        "CircleCI's compiler rejects it too"
    );
    // CircleCI has the last word where a comment says that the rule is wrong.
    let ignored = config.replace(
        "- chekcout\n",
        "- chekcout # postorb: ignore[unknown-command]\n",
    );
    let found = findings(&ignored, &[&said]);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].rule, RULE.name);
    let both = ignored.replace("[unknown-command]", "[unknown-command, circleci-compiler]");
    assert_eq!(findings(&both, &[&said]), []);
    // Another mistake on the way is another finding.
    let other = format!("{BUILD}Cannot find a definition for command named slack/status");
    assert_eq!(findings(&config, &[&other]).len(), 2);
}

#[test]
fn keys_beside_their_step_are_one_mistake() {
    let config = CONFIG.replace(
        "          text: << pipeline.parameters.deep >>\n",
        "        text: << pipeline.parameters.deep >>\n",
    );
    let said = [
        "ERROR IN CONFIG FILE:",
        "[#/jobs/build] 0 subschemas matched instead of one",
        "1. [#/jobs/build/steps/1] 0 subschemas matched instead of one",
        "|   1. [#/jobs/build/steps/1] 2 schema violations found",
        "|   |   1. [#/jobs/build/steps/1] maximum size: [1], found: [2]",
        "|   |   2. [#/jobs/build/steps/1/text] expected type: Mapping, found: String",
        "|   2. [#/jobs/build/steps/1] expected type: String, found: Mapping",
        "2. [#/jobs/build] expected type: String, found: Mapping",
    ];
    let found = findings(&config, &said);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].rule, "detached-keys");
}

#[test]
fn a_text_that_was_not_compiled_is_told_nothing_of() {
    let compilation = Compilation::new("version: 2.1\n".to_owned(), vec!["Wrong.".to_owned()]);
    let library = Library::default();
    let surroundings = Surroundings {
        compilation: Some(&compilation),
        ..Surroundings::of(&library)
    };
    assert_eq!(
        check_with(CONFIG, surroundings),
        check_with(CONFIG, Surroundings::of(&library))
    );
}

#[test]
fn a_comment_that_suppresses_the_compiler_is_unused_only_where_it_was_asked() {
    let config = CONFIG.replace(
        "version: 2.1\n",
        "version: 2.1 # postorb: ignore[circleci-compiler]\n",
    );
    assert_eq!(crate::lint::check(&config), []);
    assert_eq!(findings(&config, &[])[0].rule, "unused-suppression");
}

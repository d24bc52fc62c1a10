//! One mistake is one finding, and its fix leaves none.

use crate::finding::{Finding, Safety, Severity};
use crate::lint;
use crate::yaml::Lines;

/// The rest of a config in which a job `build` is run.
pub(super) const RUN: &str = "workflows:\n  main:\n    jobs:\n      - build\n";

/// What is said of a text, above `info`.
fn told(text: &str) -> Vec<Finding> {
    let mut findings = lint::check(text);
    findings.retain(|finding| finding.severity > Severity::Info);
    findings
}

/// A mistake is told once, by a rule, at the line that begins with `line` behind its indentation,
/// and what a safe fix makes of it has none.
pub(super) fn is_told_and_mended(text: &str, rule: &str, line: &str) {
    is_told(text, rule, line);
    let fixed = lint::fix(text, Safety::Safe);
    assert_eq!(told(&fixed.text), [], "{}", fixed.text);
    assert!(!fixed.applied.is_empty(), "{text}");
}

/// The same of a mistake whose author has to say what was meant.
pub(super) fn is_told(text: &str, rule: &str, line: &str) {
    let found = told(text);
    let lines = Lines::new(text);
    let at = |finding: &Finding| {
        lines
            .text(lines.of(finding.primary.span.start))
            .trim_start()
    };
    let said: Vec<_> = found.iter().map(|one| (one.rule, at(one))).collect();
    let is_it = matches!(said[..], [(by, at)] if by == rule && at.starts_with(line));
    assert!(is_it, "{text}\n{found:#?}");
}

fn job(keys: &str) -> String {
    let keys = keys.replace('\n', "\n    ");
    format!("version: 2.1\njobs:\n  build:\n    {keys}\n{RUN}")
}

const IMAGE: &str = "docker:\n  - image: cimg/base:2025.04\n";
const STEPS: &str = "steps:\n  - checkout\n  - run: make";

#[test]
fn keys_beside_an_empty_key_of_a_job_are_under_it() {
    for (text, line) in [
        (format!("{IMAGE}environment:\nB: c\nD: 1\n{STEPS}"), "B: c"),
        (format!("{IMAGE}environment:\nNAME: c\n{STEPS}"), "NAME: c"),
        (
            format!(
                "docker:\n  - image: a/b:1\n    auth:\n    username: u\n    password: $P\n{STEPS}"
            ),
            "username",
        ),
        (
            format!("docker:\n  - image: a/b:1\n    environment:\n    A: u\n{STEPS}"),
            "A: u",
        ),
        (
            format!("machine:\nimage: ubuntu-2404:current\n{STEPS}"),
            "image",
        ),
        (format!("macos:\nxcode: 16.4.0\n{STEPS}"), "xcode"),
        (
            format!(
                "{IMAGE}parameters:\nx:\n  type: string\n  default: a\nsteps:\n  - run: echo << parameters.x >>"
            ),
            "x:",
        ),
        (
            format!("{IMAGE}steps:\n  - run:\n      command: make\n      environment:\n      B: c"),
            "B: c",
        ),
        (
            format!(
                "{IMAGE}steps:\n  - when:\n      condition:\n      equal: [a, << pipeline.git.branch >>]\n      steps: [checkout]"
            ),
            "equal",
        ),
    ] {
        is_told_and_mended(&job(&text), "detached-keys", line);
    }
}

#[test]
fn keys_that_are_partly_in_their_place_join_the_others() {
    for (steps, line) in [
        ("- restore_cache:\n    keys: [a]\n  name: Restore", "name"),
        ("- run:\n    name: a\n  command: make", "command"),
        (
            "- run:\n    name: a\n  command: |\n    make\n    test\n  when: always",
            "command",
        ),
        (
            "- when:\n    condition: << pipeline.git.branch.is_default >>\n  steps:\n    - checkout",
            "steps",
        ),
    ] {
        let steps = steps.replace('\n', "\n  ");
        let text = job(&format!("{IMAGE}steps:\n  - run: a\n  {steps}"));
        is_told_and_mended(&text, "detached-keys", line);
    }
    let text = job(&format!(
        "machine:\n  image: ubuntu-2404:current\ndocker_layer_caching: true\n{STEPS}"
    ));
    is_told_and_mended(&text, "detached-keys", "docker_layer_caching");
    // Which of the two is meant nobody knows.
    let twice = job(&format!(
        "{IMAGE}steps:\n  - run:\n      command: a\n    command: b"
    ));
    is_told(&twice, "detached-keys", "command: b");
}

#[test]
fn keys_beside_an_empty_key_elsewhere_are_under_it() {
    let build = "jobs:\n  build:\n    docker:\n      - image: cimg/base:2025.04\n    steps:\n      - run: echo << pipeline.parameters.env >>\n";
    let x = "jobs:\n  build:\n    docker:\n      - image: cimg/base:2025.04\n    parameters: { v: { type: string } }\n    steps:\n      - run: echo << parameters.v >>\n";
    let x = |entry: &str| {
        format!("version: 2.1\n{x}workflows:\n  main:\n    jobs:\n      - build:\n{entry}")
    };
    let plain = build.replace("pipeline.parameters.env", "pipeline.id");
    for (text, line) in [
        (
            format!(
                "version: 2.1\nparameters:\n  env:\n  type: string\n  default: x\n{build}{RUN}"
            ),
            "type",
        ),
        (
            format!("version: 2.1\nparameters:\nenv:\n  type: string\n  default: x\n{build}{RUN}"),
            "env",
        ),
        (
            format!(
                "version: 2.1\nexecutors:\n  e:\n    docker:\n      - image: a/b:1\njobs:\n  build:\n    executor:\n    name: e\n    {}\n{RUN}",
                STEPS.replace('\n', "\n    ")
            ),
            "name",
        ),
        (
            format!(
                "version: 2.1\ncommands:\n  c:\n    parameters:\n    x:\n      type: string\n      default: a\n    steps:\n      - run: echo << parameters.x >>\n{}{RUN}",
                plain.replace("- run: echo << pipeline.id >>", "- c")
            ),
            "x:",
        ),
        (
            format!(
                "version: 2.1\n{plain}workflows:\n  main:\n    triggers:\n      - schedule:\n        cron: 0 0 * * *\n        filters:\n          branches:\n            only: main\n    jobs: [build]\n"
            ),
            "cron",
        ),
        (
            format!(
                "version: 2.1\n{plain}workflows:\n  main:\n    when:\n    equal: [a, << pipeline.git.branch >>]\n    jobs: [build]\n"
            ),
            "equal",
        ),
        (
            format!(
                "version: 2.1\n{plain}workflows:\n  main:\n    when:\n    and:\n      - equal: [a, << pipeline.git.branch >>]\n    jobs: [build]\n"
            ),
            "and",
        ),
        (
            x("          matrix:\n          parameters:\n            v: [a, b]\n"),
            "parameters",
        ),
        (
            x("          matrix:\n            parameters:\n            v: [a, b]\n"),
            "v:",
        ),
        (
            x("          v: a\n          filters:\n          branches:\n            only: main\n"),
            "branches",
        ),
        (
            x(
                "          v: a\n          filters:\n            branches:\n            only: main\n",
            ),
            "only",
        ),
        (
            x("          v: a\n        filters:\n          branches:\n            only: main\n"),
            "filters",
        ),
        (
            format!(
                "version: 2.1\njobs:\nbuild:\n  docker:\n    - image: a/b:1\n  steps: [checkout]\n{RUN}"
            ),
            "build",
        ),
    ] {
        is_told_and_mended(&text, "detached-keys", line);
    }
}

#[test]
fn what_is_indented_too_far_is_moved_out() {
    let build = "jobs:\n  build:\n    docker:\n      - image: cimg/base:2025.04\n    steps:\n      - checkout\n      - run: |\n          make\n";
    let inner =
        "    test:\n      docker:\n        - image: a/b:1\n      steps:\n        - checkout\n";
    for (text, line) in [
        (
            format!("version: 2.1\n{build}  workflows:\n    main:\n      jobs:\n        - build\n"),
            "workflows",
        ),
        (
            format!("version: 2.1\n{build}{inner}{RUN}      - test\n"),
            "test",
        ),
        (
            job(&format!(
                "{IMAGE}    resource_class: large\n    {}",
                STEPS.replace('\n', "\n    ")
            )),
            "resource_class",
        ),
        (
            job(&format!(
                "{IMAGE}environment:\n  A: b\n  {}",
                STEPS.replace('\n', "\n  ")
            )),
            "steps",
        ),
        (
            format!(
                "version: 2.1\n{}workflows:\n  main:\n    jobs:\n      - build:\n          matrix:\n            parameters:\n              v: [a, b]\n            context: c\n",
                build
                    .replace(
                        "    steps",
                        "    parameters: { v: { type: string } }\n    steps"
                    )
                    .replace("make", "<< parameters.v >>")
            ),
            "context",
        ),
    ] {
        is_told_and_mended(&text, "unknown-key", line);
    }
    // What stands behind it would come under it: told, and not moved.
    let text = job(
        "docker:\n  - image: a/b:1\n    resource_class: large\n    user: root\nsteps: [checkout]",
    );
    is_told(&text, "unknown-key", "resource_class");
    assert_eq!(lint::fix(&text, Safety::Safe).text, text);
}

#[test]
fn a_value_of_another_type_is_told_once_and_has_the_right_one_in_the_model() {
    let step = |step: &str| {
        let step = step.replace('\n', "\n  ");
        job(&format!("{IMAGE}steps:\n  - checkout\n  {step}"))
    };
    let build = "jobs:\n  build:\n    docker:\n      - image: cimg/base:2025.04\n    steps:\n      - checkout\n      - run: make\n";
    let with = |step: &str| build.replace("run: make", step);
    let workflow = |lines: &str| format!("version: 2.1\n{build}workflows:\n  main:\n{lines}");
    for (text, line) in [
        (
            job(&format!(
                "docker:\n  image: a/b:1\n  auth:\n    username: a\n    password: $B\n{STEPS}"
            )),
            "docker",
        ),
        (
            job(&format!("docker: {{ image: a/b:1 }}\n{STEPS}")),
            "docker",
        ),
        (job(&format!("docker: a/b:1\n{STEPS}")), "docker"),
        (job(&format!("docker:\n  - a/b:1\n{STEPS}")), "- a/b:1"),
        (
            job(&format!("docker:\n  - image:a/b:1\n{STEPS}")),
            "- image:a/b:1",
        ),
        (job(&format!("macos: 16.4.0\n{STEPS}")), "macos"),
        (job(&format!("{IMAGE}steps: checkout")), "steps"),
        (
            job(&format!(
                "{IMAGE}steps:\n  checkout:\n  run: |\n    make\n    test\n  store_artifacts:\n    path: x"
            )),
            "steps",
        ),
        (step("- run:make"), "- run:make"),
        (step("- store_test_results: r"), "- store_test_results"),
        (step("- store_artifacts: r"), "- store_artifacts"),
        (step("- attach_workspace: ."), "- attach_workspace"),
        (
            format!(
                "version: 2.1\ncommands:\n  c:\n    parameters:\n      n: string\n    steps:\n      - run: echo << parameters.n >>\n{}{RUN}",
                with("c: { n: a }")
            ),
            "n: string",
        ),
        (
            format!(
                "version: 2.1\norbs:\n  - node: circleci/node@7.1.0\n{}{RUN}",
                with("node/install-packages")
            ),
            "orbs",
        ),
        (
            format!(
                "version: 2.1\njobs:\n  - build:\n      docker:\n        - image: cimg/base:2025.04\n      steps:\n        - checkout\n{RUN}"
            ),
            "jobs",
        ),
        (
            workflow(
                "    triggers:\n      schedule:\n        cron: 0 0 * * *\n        filters:\n          branches:\n            only: main\n    jobs:\n      - build\n",
            ),
            "triggers",
        ),
        (workflow("    - build\n"), "main"),
        (
            workflow("    jobs:\n      build:\n        context: x\n"),
            "jobs",
        ),
    ] {
        is_told_and_mended(&text, "wrong-type", line);
    }
    for (text, line) in [
        (step("- run:\n    - make\n    - test"), "- run"),
        (
            step("- run:\n    command:\n      - make\n      - test"),
            "command",
        ),
    ] {
        is_told(&text, "wrong-type", line);
        let fixed = lint::fix(&text, Safety::Unsafe);
        assert_eq!(told(&fixed.text), [], "{}", fixed.text);
        assert!(fixed.text.contains(": |\n"), "{}", fixed.text);
    }
}

#[test]
fn a_word_for_a_key_from_elsewhere_is_told_once() {
    for (step, line) in [
        ("- attach_workspace:\n      path: .", "path"),
        ("- run:\n      script: make", "script"),
        ("- store_artifacts:\n      paths: x", "paths"),
        ("- store_artifacts:\n      paths:\n        - x", "paths"),
        ("- store_test_results:\n      paths: [x]", "paths"),
    ] {
        let text = job(&format!("{IMAGE}steps:\n  - checkout\n  {step}"));
        is_told(&text, "unknown-key", line);
        let fixed = lint::fix(&text, Safety::Unsafe);
        assert_eq!(told(&fixed.text), [], "{}", fixed.text);
    }
}

#[test]
fn a_list_that_is_shared_is_told_once() {
    let job = |name: &str| {
        format!("  {name}:\n    docker: [{{ image: a/b:1 }}]\n    steps: [checkout]\n")
    };
    let text = format!(
        "version: 2.1\njobs:\n{}{}{}workflows:\n  main:\n    jobs:\n      - build\n      - test:\n          requires: &r [bild]\n      - last:\n          requires: *r\n",
        job("build"),
        job("test"),
        job("last")
    );
    is_told(&text, "unknown-requirement", "requires: &r");
    let text = text
        .replace("&r [bild]", "&r [build]")
        .replace("  last:\n", "  last:\n    <<: *r\n")
        .replacen("jobs:\n", "x: &r [a]\njobs:\n", 1);
    is_told(&text, "wrong-type", "<<: *r");
}

#[test]
fn a_step_as_github_actions_has_it_is_told_once() {
    for (step, line) in [
        ("- name: x\n    run: make", "run"),
        ("- run: make\n    name: x", "name"),
        ("- name: x\n    run: |\n      make\n      test", "run"),
    ] {
        let text = job(&format!("{IMAGE}steps:\n  - checkout\n  {step}"));
        is_told(&text, "detached-keys", line);
    }
}

#[test]
fn what_lacks_the_key_above_it_is_told_once() {
    let (executor, steps) = ("executor: e", STEPS.replace('\n', "\n    "));
    let text = format!(
        "version: 2.1\nexecutors:\n  e:\n    image: a/b:1\njobs:\n  build:\n    {executor}\n    {steps}\n{RUN}"
    );
    is_told(&text, "unknown-key", "image");
    is_told(
        &job(&format!("image: a/b:1\n{STEPS}")),
        "unknown-key",
        "image",
    );
    is_told(&job(&format!("{IMAGE}run: make")), "unknown-key", "run");
}

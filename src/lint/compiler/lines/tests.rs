//! What the lines of answers are read as.

use super::*;

fn read(lines: &[&str]) -> Vec<String> {
    let lines: Vec<String> = lines.iter().map(|&line| line.to_owned()).collect();
    let told = problems(&lines).into_iter().map(|problem| {
        let calls: Vec<&str> = problem.calls.iter().map(|call| &*call.name).collect();
        format!("{}: {}", calls.join(" > "), problem.message())
    });
    told.collect()
}

#[test]
fn calls_are_where_and_what_follows_is_what() {
    let lines = [
        "Error calling workflow: 'main'",
        "Error calling job: 'build'",
        "Cannot find a definition for command named chekcout",
    ];
    let told = ["main > build: cannot find a definition for command named `chekcout`"];
    assert_eq!(read(&lines), told);
    assert_eq!(read(&[&lines.join("\n")]), told);
    let two = [
        lines[0],
        lines[2],
        lines[0],
        lines[1],
        "Unexpected argument(s): tag",
    ];
    assert_eq!(
        read(&two),
        [
            "main: cannot find a definition for command named `chekcout`",
            "main > build: unexpected argument(s): `tag`",
        ]
    );
    assert_eq!(
        read(&lines[..2]),
        ["main > build: the job `build` cannot be called"]
    );
}

#[test]
fn a_sentence_may_have_lines_of_its_own() {
    let variable = "Error calling workflow: 'build-test-deploy-bug'\nError calling job: 'buggy-orb/exhibit-bug'\n\
         Referred to a variable \"pipeline.parameters.bug\" that does not exist:\n<< pipeline.parameters.bug >>\n ^^^^^^^^^^^^^^^^^^^^^^^\n";
    let told = [
        "build-test-deploy-bug > buggy-orb/exhibit-bug: referred to a variable `pipeline.parameters.bug` that does not exist",
    ];
    assert_eq!(read(&[variable]), told);
    assert_eq!(read(&variable.lines().collect::<Vec<_>>()), told);
    let cycle = [
        "At least one job in the workflow must have no dependencies.",
        "The following jobs are unreachable: a, b",
    ];
    assert_eq!(
        read(&cycle),
        [
            ": at least one job in the workflow must have no dependencies: the following jobs are unreachable: `a`, `b`"
        ]
    );
    let yaml = [
        "Unable to parse YAML",
        "while parsing a block mapping",
        " in 'string', line 3, column 3:",
        "      build:",
        "      ^",
        "expected <block end>, but found '-'",
        " in 'string', line 5, column 3:",
        "      - image: x",
        "      ^",
    ];
    assert_eq!(
        read(&yaml),
        [
            ": unable to parse YAML: while parsing a block mapping: expected <block end>, but found `-`"
        ]
    );
}

#[test]
fn sentences_without_calls_are_problems_of_their_own() {
    let lines = [
        "Job 'a' requires 'b', which is the name of 0 other jobs in workflow 'main'",
        "Job 'c' requires 'd', which is the name of 0 other jobs in workflow 'main'",
        "Job 'a' requires 'b', which is the name of 0 other jobs in workflow 'main'",
        "",
    ];
    assert_eq!(
        read(&lines),
        [
            ": job `a` requires `b`, which is the name of 0 other jobs in workflow `main`",
            ": job `c` requires `d`, which is the name of 0 other jobs in workflow `main`",
        ]
    );
    assert_eq!(read(&[]), [""; 0]);
    assert_eq!(read(&["\n \n"]), [""; 0]);
}

#[test]
fn trees_stand_among_sentences_and_have_remarks() {
    let lines = [
        "ERROR IN CONFIG FILE:",
        "[#/jobs] 2 schema violations found",
        "Any string key is allowed as job name.",
        "1. [#/jobs/a.b] string [a.b] does not match pattern ^[a-z]*$",
        "2. [#/jobs/c] required key [steps] not found",
        "At least one job in the workflow must have no dependencies.",
        "[#/orbs] expected type: Mapping, found: String",
    ];
    assert_eq!(
        read(&lines),
        [
            ": `jobs.a.b`: string `a.b` does not match pattern ^[a-z]*$",
            ": `jobs.c` lacks the key `steps`",
            ": at least one job in the workflow must have no dependencies",
            ": `orbs` is expected to be of the type mapping, and is of the type string",
        ]
    );
}

#[test]
fn a_list_in_one_text_is_read_like_its_lines() {
    let text = "Config compilation contains errors:\n\t- Error calling workflow: 'main'\n\t- Error calling job: 'build'\n\t- Unexpected argument(s): branch_list";
    let told = ["main > build: unexpected argument(s): `branch_list`"];
    assert_eq!(read(&[text]), told);
    let two = "Config compilation contains errors: \n\t- Cannot find a definition for job named a\n\t- Cannot find a definition for job named b";
    assert_eq!(
        read(&[two]),
        [
            ": cannot find a definition for job named `a`",
            ": cannot find a definition for job named `b`"
        ]
    );
}

#[test]
fn calls_are_told_in_their_short_form_too() {
    let lines = [
        "workflow 'main'",
        "job 'build'",
        "command 'slack/notify'",
        "command 'inner/deep'",
        "Cannot find executor named zork",
    ];
    let told = ["main > build > slack/notify > inner/deep: cannot find executor named `zork`"];
    assert_eq!(read(&lines), told);
    assert_eq!(read(&[&lines.join("\n")]), told);
    let problem = problems(&[lines.join("\n")]);
    let original = problem[0].original().unwrap();
    assert!(
        original.contains("Error calling command: 'inner/deep'"),
        "{original}"
    );
}

#[test]
fn a_list_without_an_end_is_cut() {
    let lines: Vec<String> = (0..1000).map(|number| format!("No {number}")).collect();
    assert_eq!(problems(&lines).len(), MOST);
}

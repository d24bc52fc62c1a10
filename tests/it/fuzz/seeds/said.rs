//! What CircleCI's compiler says, as it has said it (circleci.md, 2), of a config that has what is named.

pub(super) const CONFIG: &str = "\
version: 2.1
parameters:
  deep: { type: string, default: a }
orbs:
  slack: circleci/slack@4.12.5
commands:
  tell:
    parameters: { text: { type: string } }
    steps:
      - slack/notify: { branch_list: << parameters.text >> }
jobs:
  build:
    docker: [{ image: cimg/base:2025.01 }]
    steps:
      - checkout
      - tell:
          text: << pipeline.parameters.deep >>
  test:
    docker:
      - image: &image cimg/base:2025.01
    steps: [checkout, run: \"echo é\"]
workflows:
  main:
    jobs:
      - build: { filters: { tags: { only: /^v[0-9]+$/ } } }
      - test: { requires: [build] }
      - slack/on-hold: { channel: \"1\", requires: [test] }
";

pub(super) const ALL: [&str; 18] = [
    "Error calling workflow: 'main'\nError calling job: 'build'\nCannot find a definition for command named tell",
    "Error calling workflow: 'main'\nError calling job: 'build'\nError calling command: 'tell'\nUnexpected argument(s): branch_list, text",
    "Error calling workflow: 'main'\n====\nError calling job: 'slack/on-hold'\n====\nMissing required argument(s): text",
    "workflow 'main'\njob 'build'\ncommand 'tell'\nType error for argument text: expected type: integer, actual value: \"a\" (type string)",
    "Referred to a variable \"pipeline.parameters.deep\" that does not exist:\n<< pipeline.parameters.deep >>\n ^^^^^^^^^",
    "Job 'test' requires 'build', which is the name of 0 other jobs in workflow 'main'",
    "At least one job in the workflow must have no dependencies.\nThe following jobs are unreachable: build, test",
    "Cannot find circleci/slack@4.12.5 in the orb registry. Check that the namespace, orb name and version are correct.",
    "Error calling workflow: 'main'\nInvalid regular expression: ^v[0-9]+$: Invalid pattern.",
    "ERROR IN CONFIG FILE:\n[#/jobs] 2 schema violations found\nAny string key is allowed as job name.\n1. [#/jobs/build] required key [docker] not found\n2. [#/jobs/test/docker/0] extraneous key [image] is not permitted\n|   Permitted keys:\n|     - images",
    "[#/jobs/test/steps/1/run] expected type: Mapping, found: String\n|   1. [#/jobs/test/steps/1] maximum size: [1], found: [2]",
    "jobs.test.docker: required key [image] not found",
    "Unable to parse YAML\nwhile parsing a block mapping\n in 'string', line 3, column 3:\n      build:\n      ^\nexpected <block end>, but found '-'\n in 'string', line 26, column 33:\n      - image: x\n      ^",
    "line 21, column 40: bad",
    "Config compilation contains errors:\n\t- Error calling workflow: 'main'\n\t- Error calling job: 'build'\n\t- Unexpected argument(s): text",
    "Cannot find orb 'slack' looking for command named 'slack/notify'",
    "Arguments referenced without declared parameters: text",
    "\u{1b}[2J It is 'é' or \u{202e}\"checkout\", and `image` ``too``",
];

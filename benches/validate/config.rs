//! Configs as services have them: orbs, parameters, commands that take some, many jobs, and workflows in
//! which they wait for each other.

use std::fmt::Write as _;

/// How many lines a config has.
pub(crate) const LINES: usize = 500;

/// A config; those of other numbers have other names and values in it.
pub(crate) fn config(number: usize) -> String {
    let mut text = of(number, 9);
    let written = text.lines().count();
    assert!(written < LINES, "{written}");
    for line in written..LINES {
        let _ = writeln!(
            text,
            "# note {line}: the services are deployed in this order"
        );
    }
    text
}

/// A config of so many services, each of some 33 lines.
pub(crate) fn grown(services: usize) -> String {
    of(0, services)
}

fn of(number: usize, services: usize) -> String {
    let mut text = HEAD.replace("NUMBER", &number.to_string());
    let services = (0..services).map(|at| format!("service-{number}-{at}"));
    let services: Vec<String> = services.collect();
    for (at, service) in services.iter().enumerate() {
        let node = 18 + 2 * (at % 3);
        text.push_str(
            &JOBS
                .replace("SERVICE", service)
                .replace("NODE", &node.to_string()),
        );
    }
    text.push_str("workflows:\n  build-and-deploy:\n    jobs:\n");
    for service in &services {
        text.push_str(&ENTRIES.replace("SERVICE", service));
    }
    text.push_str(NIGHTLY);
    text
}

const HEAD: &str = r#"# Builds, tests and deploys the services of group NUMBER.
version: 2.1

orbs:
  node: circleci/node@5.2.0
  slack: circleci/slack@4.13.3
  newman: postman/newman@1.0.0

parameters:
  run-nightly:
    type: boolean
    default: false
  region:
    type: enum
    enum: [eu-west-1, us-east-1]
    default: eu-west-1
  log-level:
    type: string
    default: info

executors:
  node:
    parameters:
      version:
        type: string
        default: "20.11"
    docker:
      - image: cimg/node:<< parameters.version >>
        environment:
          NODE_ENV: test
          LOG_LEVEL: << pipeline.parameters.log-level >>
    resource_class: medium
  machine:
    machine:
      image: ubuntu-2204:current
    resource_class: large

commands:
  install:
    description: Installs what the lock file names, from the cache where that is there.
    parameters:
      folder:
        type: string
      cache-key:
        type: string
        default: v1
    steps:
      - restore_cache:
          keys:
            - << parameters.cache-key >>-{{ arch }}-{{ checksum "<< parameters.folder >>/package-lock.json" }}
            - << parameters.cache-key >>-{{ arch }}-
      - run:
          name: Install
          working_directory: << parameters.folder >>
          command: npm ci --no-audit
      - save_cache:
          key: << parameters.cache-key >>-{{ arch }}-{{ checksum "<< parameters.folder >>/package-lock.json" }}
          paths:
            - << parameters.folder >>/node_modules
  release:
    parameters:
      service:
        type: string
      stage:
        type: enum
        enum: [staging, production]
      dry-run:
        type: boolean
        default: false
    steps:
      - attach_workspace:
          at: /tmp/build
      - run:
          name: Release << parameters.service >> to << parameters.stage >>
          no_output_timeout: 20m
          command: |
            set -euo pipefail
            for file in /tmp/build/<< parameters.service >>/*.tgz; do
              ./scripts/release.sh --region << pipeline.parameters.region >> --stage << parameters.stage >> "$file"
            done
      - when:
          condition: << parameters.dry-run >>
          steps:
            - run: echo "nothing was deployed"

jobs:
  deploy-service:
    executor: machine
    parameters:
      service:
        type: string
      stage:
        type: enum
        enum: [staging, production]
    steps:
      - checkout
      - release:
          service: << parameters.service >>
          stage: << parameters.stage >>
      - slack/notify:
          event: fail
          template: basic_fail_1
  smoke:
    executor: newman/postman-newman-docker
    steps:
      - checkout
      - newman/newman-run:
          collection: postman/smoke.json
          environment: postman/staging.json
"#;

const JOBS: &str = r#"  SERVICE-test:
    executor:
      name: node
      version: "NODE.11"
    parallelism: 2
    environment:
      SERVICE_NAME: SERVICE
      DATABASE_URL: postgres://test@localhost:5432/test
    steps:
      - checkout
      - install:
          folder: services/SERVICE
      - run:
          name: Test
          command: |
            cd services/SERVICE
            npx jest --ci --reporters=default --reporters=jest-junit
      - store_test_results:
          path: services/SERVICE/reports
      - persist_to_workspace:
          root: /tmp/build
          paths: [SERVICE]
"#;

const ENTRIES: &str = "      - SERVICE-test:
          context: [registry]
          filters:
            branches:
              ignore: /dependabot.*/
      - deploy-service:
          name: deploy-SERVICE
          service: SERVICE
          stage: staging
          requires:
            - SERVICE-test
          filters:
            branches:
              only: main
";

const NIGHTLY: &str = "  nightly:
    when: << pipeline.parameters.run-nightly >>
    jobs:
      - smoke
";

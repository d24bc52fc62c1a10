//! What templates can use. docs/templates.md describes it to people who write their own.

use serde::Serialize;

use super::job::{Job, Shape};
use super::workflow::{Workflow, job_name, workflows};
use super::{Target, postorb, vocabulary};
use crate::plan::Plan;
use crate::selection::{Layout, Os};
use crate::{Failure, names};

#[derive(Serialize)]
pub(super) struct Context<'p> {
    version: &'static str,
    version2: bool,
    orb: Orb<'p>,
    newman_version: &'p str,
    os: &'static str,
    region: Option<&'static str>,
    logs_in: bool,
    key: &'p str,
    results: Option<&'static str>,
    runner: &'static str,
    parallelism: u32,
    publish: Option<String>,
    postorb: Postorb,
    jobs: Vec<Job>,
    workflows: Vec<Workflow>,
    runs: Vec<Run<'p>>,
    names: Names,
    steps: Steps,
}

#[derive(Debug, Serialize)]
struct Orb<'p> {
    alias: &'p str,
    name: &'static str,
    version: &'p str,
    executor: &'static str,
    command: &'static str,
}

/// What jobs of postorb's own install, and where they lay what they hand on.
#[derive(Debug, Serialize)]
struct Postorb {
    version: &'static str,
    releases: &'static str,
    shards: &'static str,
    workspace: &'static str,
    baseline: &'static str,
}

#[derive(Debug, Serialize)]
struct Run<'p> {
    name: &'p str,
    suite: &'p str,
    workflow: &'p str,
}

#[derive(Debug, Serialize)]
struct Names {
    node_image: &'static str,
    base_image: &'static str,
    xcode: &'static str,
    macos_class: &'static str,
    windows_image: &'static str,
    windows_class: &'static str,
    windows_shell: &'static str,
    installers: &'static str,
}

#[derive(Debug, Serialize)]
struct Steps {
    install_newman: &'static str,
    run_newman: &'static str,
    install_postman_cli: &'static str,
    log_in: &'static str,
    run_collection: &'static str,
    install_postorb: &'static str,
    run_suites: &'static str,
    outcome: &'static str,
    report: &'static str,
}

impl<'p> Context<'p> {
    pub(super) fn new(
        plan: &'p Plan,
        target: &'p Target,
        key: &'p str,
        shape: Shape,
    ) -> Result<Self, Failure> {
        job_name(&plan.job)?;
        Ok(Self {
            version: if target.version2 { "2" } else { "2.1" },
            version2: target.version2,
            orb: Orb {
                alias: target
                    .orb_alias
                    .as_deref()
                    .unwrap_or(names::NEWMAN_ORB_ALIAS),
                name: names::NEWMAN_ORB,
                version: &plan.orb_version,
                executor: vocabulary::NEWMAN_EXECUTOR,
                command: vocabulary::NEWMAN_RUN_COMMAND,
            },
            newman_version: &plan.newman_version,
            os: match plan.os {
                Os::Linux => "linux",
                Os::MacOs => "macos",
                Os::Windows => "windows",
            },
            region: plan.on_host(true).map(|_| "eu"),
            // The Postman CLI runs files without a key, and only then builds of forks pass.
            logs_in: plan
                .runs
                .iter()
                .any(|run| run.sources().any(|(_, source)| source.id().is_some())),
            key,
            results: match plan.layout {
                Layout::NewmanOrb if plan.bare => None,
                Layout::PostmanCli => Some(vocabulary::POSTMAN_CLI_RESULTS),
                Layout::Postorb => Some(vocabulary::POSTORB_RESULTS),
                _ => Some(vocabulary::NEWMAN_RESULTS),
            },
            runner: if plan.asks.postman_cli {
                "postman-cli"
            } else {
                "newman"
            },
            parallelism: plan.containers(),
            publish: postorb::publish(plan),
            postorb: Postorb {
                version: names::POSTORB_VERSION,
                releases: names::RELEASES,
                shards: vocabulary::SHARDS,
                workspace: vocabulary::WORKSPACE,
                baseline: vocabulary::BASELINE,
            },
            workflows: workflows(plan, target, &shape)?,
            jobs: shape.jobs,
            runs: runs(plan),
            names: Names {
                node_image: names::NODE_IMAGE,
                base_image: names::BASE_IMAGE,
                xcode: names::XCODE,
                macos_class: names::MACOS_CLASS,
                windows_image: names::WINDOWS_IMAGE,
                windows_class: names::WINDOWS_CLASS,
                windows_shell: names::WINDOWS_SHELL,
                installers: names::POSTMAN_CLI_INSTALLERS,
            },
            steps: Steps {
                install_newman: vocabulary::INSTALL_NEWMAN,
                run_newman: vocabulary::RUN_NEWMAN,
                install_postman_cli: vocabulary::INSTALL_POSTMAN_CLI,
                log_in: vocabulary::LOG_IN,
                run_collection: vocabulary::RUN_COLLECTION,
                install_postorb: vocabulary::INSTALL_POSTORB,
                run_suites: vocabulary::RUN_SUITES,
                outcome: vocabulary::OUTCOME,
                report: vocabulary::REPORT,
            },
        })
    }
}

fn runs(plan: &Plan) -> Vec<Run<'_>> {
    let named = plan.runs.iter().map(|run| Run {
        name: &run.slug,
        suite: &run.suite,
        workflow: plan
            .workflows
            .get(run.workflow)
            .map_or("", |workflow| &workflow.name),
    });
    named.collect()
}

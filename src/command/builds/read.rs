//! What CircleCI answers, as builds.

use crate::Failure;
use crate::builds::{At, Build, Job, Problem, Status, Workflow};
use crate::moment::timestamp;
use crate::service::circleci::{self, Pipeline, Slug};
use crate::service::{CircleCi, many};

/// A pipeline and what its workflows come to.
pub(super) fn build(
    circleci: &CircleCi,
    slug: &Slug,
    pipeline: &Pipeline,
    workflows: &[circleci::Workflow],
) -> Build {
    let at = match (pipeline.tag(), pipeline.branch()) {
        (Some(tag), _) => Some(At::Tag(tag.to_owned())),
        (None, branch) => branch.map(|branch| At::Branch(branch.to_owned())),
    };
    let trigger = pipeline.trigger.as_ref();
    let problems = pipeline.errors.iter().map(|error| Problem {
        kind: error.kind.clone(),
        message: error.message.clone(),
    });
    let number = pipeline.number;
    let mut workflows: Vec<Workflow> = workflows
        .iter()
        .map(|one| workflow(circleci, slug, number, one))
        .collect();
    workflows.sort_by_key(|one| one.created);
    Build {
        number,
        id: pipeline.id.clone(),
        project: slug.to_string(),
        url: circleci.pipeline_page(slug, number),
        state: pipeline.state.name().to_owned(),
        status: None,
        at,
        revision: pipeline.revision().map(str::to_owned),
        subject: pipeline.subject().map(|line| line.trim().to_owned()),
        who: pipeline.who().map(str::to_owned),
        trigger: trigger.map(|cause| cause.kind.clone()).unwrap_or_default(),
        created: timestamp(&pipeline.created_at),
        problems: problems.collect(),
        workflows,
    }
}

/// What a pipeline comes to. One that has not been compiled waits for its turn, in the words of CircleCI's
/// own CLI.
pub(super) fn status(pipeline: &Pipeline, workflows: &[circleci::Workflow]) -> Status {
    if workflows.is_empty() && pipeline.state.is_open() {
        return Status::Queued;
    }
    Status::parse(pipeline.status(workflows).name())
}

fn workflow(
    circleci: &CircleCi,
    slug: &Slug,
    number: u64,
    workflow: &circleci::Workflow,
) -> Workflow {
    Workflow {
        id: workflow.id.clone(),
        name: workflow.name.clone(),
        status: Status::parse(workflow.status.name()),
        created: timestamp(&workflow.created_at),
        stopped: workflow.stopped_at.as_deref().and_then(timestamp),
        url: circleci.workflow_page(slug, number, &workflow.id),
        jobs: Vec::new(),
    }
}

/// The pipeline with its workflows, or why these are not known.
pub(super) fn with_workflows(
    circleci: &CircleCi,
    slug: &Slug,
    pipeline: &Pipeline,
) -> (Build, Option<Failure>) {
    // A config that is wrong has no workflows: nobody has to ask.
    let workflows = match pipeline.state {
        circleci::State::Errored => Ok(Vec::new()),
        _ => circleci.workflows(&pipeline.id),
    };
    match workflows {
        Ok(workflows) => {
            let mut build = build(circleci, slug, pipeline, &workflows);
            build.status = Some(status(pipeline, &workflows));
            (build, None)
        }
        Err(failure) => (build(circleci, slug, pipeline, &[]), Some(failure)),
    }
}

/// The pipeline with its workflows and their jobs, as far as these could be asked for, and why not further.
/// Of a workflow that was over in `before` the jobs are known.
pub(super) fn with_jobs(
    circleci: &CircleCi,
    slug: &Slug,
    pipeline: &Pipeline,
    before: Option<&Build>,
) -> (Build, Option<Failure>) {
    let (mut build, mut failure) = with_workflows(circleci, slug, pipeline);
    let number = build.number;
    let known = |id: &str| {
        let before = before.into_iter().flat_map(|build| &build.workflows);
        before.into_iter().find(|one| one.id == id && one.is_over())
    };
    let jobs = many(&build.workflows, |one| {
        if let Some(known) = known(&one.id) {
            return Ok(known.jobs.clone());
        }
        let jobs = circleci.jobs(&one.id)?.into_iter();
        let mut jobs: Vec<Job> = jobs
            .map(|it| job(circleci, slug, number, &one.id, it))
            .collect();
        // What has not begun comes last, in CircleCI's order.
        jobs.sort_by_key(|job| job.started.unwrap_or(u64::MAX));
        Ok(jobs)
    });
    for (workflow, jobs) in build.workflows.iter_mut().zip(jobs) {
        match jobs {
            Ok(jobs) => workflow.jobs = jobs,
            Err(why) => {
                failure.get_or_insert(why);
            }
        }
    }
    (build, failure)
}

fn job(circleci: &CircleCi, slug: &Slug, number: u64, workflow: &str, job: circleci::Job) -> Job {
    let url = match job.number {
        Some(own) => circleci.job_page(slug, number, workflow, own),
        None => circleci.workflow_page(slug, number, workflow),
    };
    Job {
        id: job.id,
        number: job.number,
        is_approval: job.kind == "approval",
        status: Status::parse(job.status.name()),
        started: job.started_at.as_deref().and_then(timestamp),
        stopped: job.stopped_at.as_deref().and_then(timestamp),
        name: job.name,
        url,
    }
}

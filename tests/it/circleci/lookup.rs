//! Answers about projects, pipelines, workflows and jobs.

use serde_json::{Value, json};

use super::data::{LOGIN, Project, nth};
use super::routes::{Reply, error, paged, start};
use super::{Data, Job, Pipeline, Workflow};
use crate::loopback::Request;

pub(super) fn project(data: &Data, at: usize) -> Value {
    let project = &data.projects[at];
    let (organization, _) = project.slug.rsplit_once('/').unwrap();
    let organization = data
        .organizations
        .iter()
        .find(|one| one.slug == organization);
    let organization = organization.unwrap();
    let provider = match organization.kind {
        "github" => "GitHub",
        "bitbucket" => "Bitbucket",
        _ => "CircleCI",
    };
    json!({
        "id": project.id, "slug": project.slug, "name": project.name,
        "organization_id": organization.id, "organization_name": organization.name,
        "organization_slug": organization.slug,
        "vcs_info": {
            "vcs_url": "https://github.com/acme/bookings", "provider": provider,
            "default_branch": project.default_branch,
        },
    })
}

/// A page of pipelines. Only those that it has are made.
pub(super) fn pipelines(data: &Data, at: usize, request: &Request, mine: bool) -> Reply {
    let project = &data.projects[at];
    let branch = request.parameter("branch");
    if mine && branch.is_some() {
        return error(400, "branch is no parameter of this call");
    }
    let fits = |pipeline: &Pipeline| {
        let is_of = branch.is_none_or(|branch| pipeline.json["vcs"]["branch"] == branch);
        is_of && (!mine || pipeline.json["trigger"]["actor"]["login"] == LOGIN)
    };
    let start = start(request);
    let mut items = Vec::new();
    let mut next = start;
    while items.len() < data.page {
        let Some(pipeline) = project.nth(next) else {
            return (200, json!({ "items": items, "next_page_token": null }));
        };
        next += 1;
        if fits(&pipeline) {
            items.push(pipeline.answer(&project.slug));
        }
    }
    let more = (next..).map_while(|n| project.nth(n)).any(|one| fits(&one));
    let token = more.then(|| format!("from-{next}"));
    (200, json!({ "items": items, "next_page_token": token }))
}

pub(super) fn numbered(data: &Data, at: usize, number: &str) -> Reply {
    let project = &data.projects[at];
    let found = number
        .parse()
        .ok()
        .and_then(|number| project.numbered(number));
    match found {
        Some(pipeline) => (200, pipeline.answer(&project.slug)),
        None => error(404, "Pipeline not found"),
    }
}

/// The pipeline of this number, and whose it is. Ids are made of numbers.
fn found(data: &Data, number: Option<u64>) -> Option<(&Project, Pipeline)> {
    let mut projects = data.projects.iter();
    projects.find_map(|project| Some((project, project.numbered(number?)?)))
}

pub(super) fn pipeline(data: &Data, id: &str, rest: &[&str], request: &Request) -> Reply {
    let found = found(data, nth(5, id));
    let Some((project, pipeline)) = found else {
        return error(404, "Pipeline not found");
    };
    match rest {
        [] => (200, pipeline.answer(&project.slug)),
        ["workflow"] => {
            let all = pipeline.workflows.iter().enumerate();
            let all = all.map(|(n, one)| one.answer(&pipeline, n, &project.slug));
            paged(data, request, &all.collect::<Vec<_>>())
        }
        ["config"] => match pipeline.config {
            Some(config) => (200, config),
            None => error(404, "Config not found"),
        },
        ["values"] => {
            let values = json!({
                "id": pipeline.id(), "number": pipeline.number,
                "git.branch": pipeline.json["vcs"]["branch"],
            });
            (200, values)
        }
        _ => error(404, "Not found"),
    }
}

pub(super) fn workflow(data: &Data, id: &str, rest: &[&str], request: &Request) -> Reply {
    let number = nth(6, id).map(|n| n / 100);
    let Some((project, pipeline)) = found(data, number) else {
        return error(404, "Workflow not found");
    };
    let mut all = pipeline.workflows.iter().enumerate();
    let Some((n, workflow)) = all.find(|(n, _)| Workflow::id(pipeline.number, *n) == id) else {
        return error(404, "Workflow not found");
    };
    match rest {
        [] => (200, workflow.answer(&pipeline, n, &project.slug)),
        ["job"] => {
            let jobs = workflow.jobs.iter();
            let jobs = jobs.map(|job| job.answer(pipeline.number, &project.slug));
            paged(data, request, &jobs.collect::<Vec<_>>())
        }
        _ => error(404, "Not found"),
    }
}

/// What `found` makes of the job of this number.
fn of_job<T>(
    data: &Data,
    at: usize,
    number: &str,
    found: impl Fn(&Pipeline, (usize, &Workflow), &Job) -> T,
) -> Option<T> {
    let number: u64 = number.parse().ok()?;
    for pipeline in &data.projects[at].pipelines {
        for (n, workflow) in pipeline.workflows.iter().enumerate() {
            let mut jobs = workflow.jobs.iter();
            if let Some(job) = jobs.find(|job| job.number == number) {
                return Some(found(pipeline, (n, workflow), job));
            }
        }
    }
    None
}

pub(super) fn job(data: &Data, at: usize, number: &str) -> Reply {
    let slug = &data.projects[at].slug;
    let details = of_job(data, at, number, |pipeline, workflow, job| {
        job.details(pipeline, workflow, slug)
    });
    details.map_or_else(|| error(404, "Job not found"), |details| (200, details))
}

pub(super) fn left(data: &Data, at: usize, number: &str, kind: &str, request: &Request) -> Reply {
    let all = of_job(data, at, number, |_, _, job| {
        if kind == "tests" {
            return job.tests.clone();
        }
        let paths = job.artifacts.iter();
        let all = paths.map(|path| {
            let url =
                format!("https://output.circle-artifacts.com/output/job/1/artifacts/0/{path}");
            json!({ "path": path, "node_index": 0, "url": url })
        });
        all.collect()
    });
    match all {
        Some(all) => paged(data, request, &all),
        None => error(404, "Job not found"),
    }
}

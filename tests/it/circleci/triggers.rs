//! What is started, and what is compiled.

use serde_json::{Value, json};

use super::data::{Started, TOKEN};
use super::routes::{Reply, error};
use super::{Data, Pipeline, checks};
use crate::loopback::Request;

pub(super) fn by_slug(data: &mut Data, at: usize, request: &Request) -> Reply {
    let body: Value = serde_json::from_slice(&request.body).unwrap();
    if data.projects[at].slug.starts_with("circleci/") {
        return error(
            400,
            "Projects of the GitHub App are triggered by pipeline/run.",
        );
    }
    if let Err(wrong) = checks::trigger(&body) {
        return error(400, &wrong);
    }
    let branch = body["branch"].as_str().map(str::to_owned);
    let tag = body["tag"].as_str().map(str::to_owned);
    start(data, at, body, (branch, tag), false)
}

pub(super) fn by_definition(data: &mut Data, at: usize, request: &Request) -> Reply {
    let body: Value = serde_json::from_slice(&request.body).unwrap();
    if let Err(wrong) = checks::run(request, &body, &data.projects[at]) {
        return error(400, &wrong);
    }
    let branch = body["checkout"]["branch"].as_str().map(str::to_owned);
    let tag = body["checkout"]["tag"].as_str().map(str::to_owned);
    start(data, at, body, (branch, tag), true)
}

fn start(
    data: &mut Data,
    at: usize,
    body: Value,
    (branch, tag): (Option<String>, Option<String>),
    by_definition: bool,
) -> Reply {
    let project = &mut data.projects[at];
    data.started.push(Started {
        slug: project.slug.clone(),
        by_definition,
        body,
    });
    if let Some(message) = &data.skips {
        return (200, json!({ "message": message }));
    }
    let number = project.nth(0).map_or(1, |newest| newest.number + 1);
    let branch = branch.unwrap_or_else(|| project.default_branch.clone());
    let mut pipeline = match tag {
        Some(tag) => Pipeline::tagged(number, &tag, "Started"),
        None if by_definition => Pipeline::of_app(number, &branch, "Started"),
        None => Pipeline::new(number, &branch, "Started"),
    };
    pipeline.json["trigger"]["type"] = "api".into();
    pipeline.json["state"] = "pending".into();
    let answer = json!({
        "id": pipeline.id(), "number": number, "state": "pending",
        "created_at": pipeline.json["created_at"],
    });
    project.pipelines.insert(0, pipeline);
    (201, answer)
}

/// Whether a token is right, or there is none.
fn is_welcome(request: &Request) -> bool {
    matches!(request.header("circle-token"), None | Some(TOKEN))
}

fn verdict(data: &Data, config: &str) -> (Vec<String>, String) {
    let errors = data.compiler.errors.iter();
    let found = errors.filter(|(text, _)| config.contains(text.as_str()));
    let output = data.compiler.output.clone();
    (
        found.map(|(_, message)| message.clone()).collect(),
        output.unwrap_or_else(|| config.to_owned()),
    )
}

pub(super) fn compile_v3(data: &Data, request: &Request) -> Reply {
    let is_anonymous = request.header("circle-token").is_none();
    if !is_welcome(request) || is_anonymous && !data.compiler.is_open {
        let error = json!({ "error": { "id": "1", "title": "Unauthorized", "detail": "Log in." } });
        return (401, error);
    }
    let body: Value = serde_json::from_slice(&request.body).unwrap();
    if let Err(wrong) = checks::compile_v3(&body) {
        let error = json!({ "error": { "id": "1", "title": "Bad Request", "detail": wrong } });
        return (400, error);
    }
    let (errors, output) = verdict(data, body["data"]["attributes"]["config"].as_str().unwrap());
    let messages: Vec<_> = errors.iter().map(|text| json!({ "title": text })).collect();
    let attributes = if errors.is_empty() {
        json!({ "phase": "ended", "outcome": "succeeded", "compiled_config": output })
    } else {
        json!({ "phase": "ended", "outcome": "failed", "compiled_config": "" })
    };
    (
        200,
        json!({ "data": { "attributes": attributes }, "meta": { "messages": messages } }),
    )
}

pub(super) fn compile_v2(data: &Data, request: &Request) -> Reply {
    if !is_welcome(request) {
        return error(401, "You must log in first.");
    }
    let body: Value = serde_json::from_slice(&request.body).unwrap();
    if let Err(wrong) = checks::compile_v2(&body) {
        return error(400, &wrong);
    }
    let config = body["config_yaml"].as_str().unwrap();
    let (errors, output) = verdict(data, config);
    let valid = errors.is_empty();
    let messages: Vec<_> = errors
        .iter()
        .map(|text| json!({ "message": text }))
        .collect();
    let answer = json!({
        "valid": valid, "source-yaml": config, "output-yaml": if valid { output } else { String::new() },
        "errors": messages,
    });
    (200, answer)
}

//! Answers about environment variables and contexts.

use serde_json::{Value, json};

use super::Data;
use super::routes::{Reply, error, paged};
use crate::loopback::Request;

const WHEN: &str = "2026-11-01T10:00:00Z";

/// A value as `CircleCI` shows it: four `x`, and the last four characters of a long one.
fn masked(name: &str, value: &str) -> Value {
    let shown = if value.len() > 4 {
        value.len() - 4
    } else {
        value.len()
    };
    json!({ "name": name, "value": format!("xxxx{}", &value[shown..]), "created-at": WHEN })
}

pub(super) fn variables(data: &mut Data, at: usize, rest: &[&str], request: &Request) -> Reply {
    let project = &mut data.projects[at];
    match (request.method.as_str(), rest) {
        ("GET", []) => {
            let all = project.variables.iter();
            let all: Vec<_> = all.map(|(name, value)| masked(name, value)).collect();
            paged(data, request, &all)
        }
        ("GET", [name]) => match project.variables.get(*name) {
            Some(value) => (200, masked(name, value)),
            None => error(404, "Environment variable not found."),
        },
        ("POST", []) => {
            let body: Value = serde_json::from_slice(&request.body).unwrap();
            let text = |key: &str| body[key].as_str().map(str::to_owned);
            let (Some(name), Some(value)) = (text("name"), text("value")) else {
                return error(400, "name and value are texts");
            };
            let answer = masked(&name, &value);
            project.variables.insert(name, value);
            (201, answer)
        }
        _ => error(404, "Not found"),
    }
}

pub(super) fn contexts(data: &Data, request: &Request) -> Reply {
    if request.parameter("owner-type") != Some("organization") {
        return error(400, "owner-type is missing");
    }
    let owner = data.organizations.iter().find(|one| {
        request.parameter("owner-id") == Some(&one.id)
            || request.parameter("owner-slug") == Some(&one.slug)
    });
    let Some(owner) = owner else {
        return error(404, "Organization not found");
    };
    let own = data.contexts.iter().filter(|one| one.owner == owner.slug);
    let own = own.map(|one| json!({ "id": one.id, "name": one.name, "created_at": WHEN }));
    paged(data, request, &own.collect::<Vec<_>>())
}

pub(super) fn context(data: &mut Data, id: &str, rest: &[&str], request: &Request) -> Reply {
    let Some(at) = data.contexts.iter().position(|one| one.id == id) else {
        return error(404, "Context not found");
    };
    let entry = |name: &str| json!({ "variable": name, "context_id": id, "created_at": WHEN, "updated_at": WHEN });
    match (request.method.as_str(), rest) {
        ("GET", []) => {
            let names = data.contexts[at].variables.keys();
            let all: Vec<_> = names.map(|name| entry(name)).collect();
            paged(data, request, &all)
        }
        ("PUT", [name]) => {
            let body: Value = serde_json::from_slice(&request.body).unwrap();
            let Some(value) = body["value"].as_str().map(str::to_owned) else {
                return error(400, "value is a text");
            };
            data.contexts[at]
                .variables
                .insert((*name).to_owned(), value);
            (200, entry(name))
        }
        _ => error(404, "Not found"),
    }
}

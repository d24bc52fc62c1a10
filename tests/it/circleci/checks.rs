//! What the vendor's document does not say of calls, held against what the vendor's own tools send: triggers
//! by definition, and the compiler (circleci-cli, `internal/apiclient`, mcp-server-circleci).

use serde_json::Value;

use super::data::Project;
use crate::loopback::Request;

type Checked = Result<(), String>;

/// No token in the address, an answer in JSON, and a body that says that it is JSON.
pub(super) fn header(request: &Request) -> Checked {
    if request.parameter("circle-token").is_some() {
        return Err("the token is in the address".to_owned());
    }
    if request.header("accept") != Some("application/json") {
        return Err("the answer is not asked for in JSON".to_owned());
    }
    let is_json = request.header("content-type") == Some("application/json");
    if request.body.is_empty() == is_json {
        return Err("a body says that it is JSON, and nothing else does".to_owned());
    }
    if request.header("circle-token") == Some("") || request.header("authorization").is_some() {
        return Err("the token is in `circle-token`, or nowhere".to_owned());
    }
    Ok(())
}

/// An object without members that nobody knows.
fn members(json: &Value, known: &[&str]) -> Checked {
    let object = json.as_object().ok_or("it is no object")?;
    match object.keys().find(|key| !known.contains(&key.as_str())) {
        Some(other) => Err(format!("unknown member `{other}`")),
        None => Ok(()),
    }
}

/// A branch or a tag, and not both.
fn place(json: &Value, is_needed: bool) -> Checked {
    match (&json["branch"], &json["tag"]) {
        (Value::String(name), Value::Null) | (Value::Null, Value::String(name))
            if !name.is_empty() =>
        {
            Ok(())
        }
        (Value::Null, Value::Null) if !is_needed => Ok(()),
        _ => Err("it takes a branch or a tag".to_owned()),
    }
}

/// Texts, whole numbers and booleans.
fn parameters(json: &Value) -> Checked {
    let Some(all) = json.get("parameters") else {
        return Ok(());
    };
    let all = all.as_object().ok_or("parameters are no object")?;
    let fits = |value: &Value| value.is_string() || value.is_i64() || value.is_boolean();
    match all.iter().find(|(_, value)| !fits(value)) {
        Some((name, _)) => Err(format!("the parameter `{name}` has another type")),
        None => Ok(()),
    }
}

pub(super) fn trigger(body: &Value) -> Checked {
    members(body, &["branch", "tag", "parameters"])?;
    place(body, false)?;
    parameters(body)
}

pub(super) fn run(request: &Request, body: &Value, project: &Project) -> Checked {
    // `/api/v2/project/{provider}/{organization}/{project}/pipeline/run`: the slug is not one part.
    if request.path.split('/').count() != 9 {
        return Err("the slug has to be three parts of the path".to_owned());
    }
    members(body, &["definition_id", "config", "checkout", "parameters"])?;
    for key in ["config", "checkout"] {
        if let Some(inner) = body.get(key) {
            members(inner, &["branch", "tag"])?;
            place(inner, true)?;
        }
    }
    if let Some(id) = body.get("definition_id")
        && !project.definitions.iter().any(|one| one["id"] == *id)
    {
        return Err("definition not found".to_owned());
    }
    parameters(body)
}

pub(super) fn compile_v3(body: &Value) -> Checked {
    members(body, &["data"])?;
    let data = &body["data"];
    members(data, &["attributes", "references"])?;
    let known = [
        "config",
        "enable_next_preview",
        "pipeline_parameters",
        "pipeline_values",
    ];
    members(&data["attributes"], &known)?;
    if !data["attributes"]["config"].is_string() {
        return Err("there is no config".to_owned());
    }
    if let Some(references) = data.get("references") {
        members(references, &["org"])?;
        members(&references["org"], &["id"])?;
        if !references["org"]["id"].is_string() {
            return Err("the organization has no id".to_owned());
        }
    }
    Ok(())
}

pub(super) fn compile_v2(body: &Value) -> Checked {
    members(body, &["config_yaml", "options"])?;
    members(
        &body["options"],
        &["owner_id", "pipeline_parameters", "pipeline_values"],
    )?;
    match body["config_yaml"] {
        Value::String(_) => Ok(()),
        _ => Err("there is no config".to_owned()),
    }
}

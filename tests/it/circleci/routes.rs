//! Which request is answered with what.

use serde_json::{Value, json};

use super::data::{LOGIN, TOKEN, uuid};
use super::{Data, checks, lookup, settings, triggers};
use crate::loopback::Request;

/// The status and the body.
pub(super) type Reply = (u16, Value);

pub(super) fn reply(data: &mut Data, request: &Request) -> Reply {
    if let Err(wrong) = checks::header(request) {
        return error(400, &wrong);
    }
    let path = decoded(&request.path);
    let is_get = request.method == "GET";
    if let Some(rest) = path.strip_prefix("/api/v3/") {
        return match (request.method.as_str(), rest) {
            ("POST", "configs/compile") if data.compiler.has_v3 => {
                triggers::compile_v3(data, request)
            }
            _ => error(404, "Not found"),
        };
    }
    let Some(rest) = path.strip_prefix("/api/v2/") else {
        return error(404, "Not found");
    };
    if (request.method.as_str(), rest) == ("POST", "compile-config-with-defaults") {
        return triggers::compile_v2(data, request);
    }
    if request.header("circle-token") != Some(TOKEN) {
        return error(401, "You must log in first.");
    }
    let parts: Vec<&str> = rest.split('/').collect();
    if data.is_project_token {
        return match parts.as_slice() {
            ["me", ..] => error(401, "You must log in first."),
            _ => error(404, "Project not found"),
        };
    }
    match parts.as_slice() {
        ["me"] if is_get => {
            let me = json!({ "id": uuid(7, 1), "login": LOGIN, "name": "Taylor Lee" });
            (200, me)
        }
        ["me", "collaborations"] if is_get => (200, organizations(data)),
        ["project", provider, organization, name, rest @ ..] => {
            let slug = format!("{}/{organization}/{name}", short(provider));
            match data.projects.iter().position(|one| one.slug == slug) {
                Some(at) => project(data, at, rest, request),
                None => error(404, "Project not found"),
            }
        }
        ["projects", id, "pipeline-definitions"] if is_get => {
            match data.projects.iter().find(|one| one.id == *id) {
                Some(project) => paged(data, request, &project.definitions),
                None => error(404, "Project not found"),
            }
        }
        ["pipeline", id, rest @ ..] if is_get => lookup::pipeline(data, id, rest, request),
        ["workflow", id, rest @ ..] if is_get => lookup::workflow(data, id, rest, request),
        ["context"] if is_get => settings::contexts(data, request),
        ["context", id, "environment-variable", rest @ ..] => {
            settings::context(data, id, rest, request)
        }
        _ => error(404, "Not found"),
    }
}

fn project(data: &mut Data, at: usize, rest: &[&str], request: &Request) -> Reply {
    match (request.method.as_str(), rest) {
        ("GET", []) => (200, lookup::project(data, at)),
        ("GET", ["pipeline"]) => lookup::pipelines(data, at, request, false),
        ("GET", ["pipeline", "mine"]) => lookup::pipelines(data, at, request, true),
        ("GET", ["pipeline", number]) => lookup::numbered(data, at, number),
        ("POST", ["pipeline"]) => triggers::by_slug(data, at, request),
        ("POST", ["pipeline", "run"]) => triggers::by_definition(data, at, request),
        ("GET", ["job", number]) => lookup::job(data, at, number),
        ("GET", [number, kind @ ("tests" | "artifacts")]) => {
            lookup::left(data, at, number, kind, request)
        }
        (_, ["envvar", rest @ ..]) => settings::variables(data, at, rest, request),
        _ => error(404, "Not found"),
    }
}

fn organizations(data: &Data) -> Value {
    let all = data.organizations.iter().map(|one| {
        json!({
            "id": one.id, "vcs-type": one.kind, "name": one.name, "slug": one.slug,
            "avatar_url": "https://example.com/a.png",
        })
    });
    all.collect()
}

pub(super) fn error(status: u16, message: &str) -> Reply {
    (status, json!({ "message": message }))
}

/// A page of a list, by tokens that are numbers here.
pub(super) fn paged(data: &Data, request: &Request, all: &[Value]) -> Reply {
    let start = start(request);
    let page: Vec<_> = all.iter().skip(start).take(data.page).collect();
    let next = start + page.len();
    let token = (next < all.len()).then(|| format!("from-{next}"));
    (200, json!({ "items": page, "next_page_token": token }))
}

/// Where the page begins that a request asks for.
pub(super) fn start(request: &Request) -> usize {
    let token = request.parameter("page-token").unwrap_or("from-0");
    token.trim_start_matches("from-").parse().unwrap()
}

/// The provider of a slug in its short form.
fn short(provider: &str) -> &str {
    match provider {
        "github" => "gh",
        "bitbucket" => "bb",
        other => other,
    }
}

/// A path with the slashes of slugs, and everything else that was escaped.
pub(super) fn decoded(path: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = path.as_bytes();
    while let [first, behind @ ..] = rest {
        let hex = behind.get(..2).filter(|_| *first == b'%');
        let byte = hex.and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &behind[2..] } else { behind };
    }
    String::from_utf8(bytes).unwrap()
}

//! Which request is answered with what.

use serde_json::{Value, json};

use super::{Data, KEY};
use crate::loopback::Request;

/// The status and the body.
pub(super) type Reply = (u16, Value);

pub(super) fn reply(data: &mut Data, request: &Request) -> Reply {
    if request.header("x-api-key") != Some(KEY) {
        let message = "Invalid API Key. Every request requires a valid API Key to be sent.";
        return error(401, "AuthenticationError", message);
    }
    let path: Vec<&str> = request.path.trim_matches('/').split('/').collect();
    let found = match (request.method.as_str(), path.as_slice()) {
        ("GET", ["me"]) => Some(me(data)),
        ("GET", ["workspaces"]) => Some(paged("workspaces", request, &workspaces(data))),
        ("GET", ["workspaces", id]) => return workspace(data, id),
        ("GET", ["collections"]) => Some(collections(data, request)),
        ("GET", ["environments"]) => Some(environments(data, request)),
        ("GET", ["collections", id]) => document(&data.collections, id, "collection"),
        ("GET", ["environments", id]) => document(&data.environments, id, "environment"),
        ("GET", ["apis"]) => apis(data, request),
        ("GET", ["apis", id, "versions"]) => versions(data, request, id),
        ("GET", ["specs"]) => specs(data, request),
        ("GET", ["specs", id, "version-tags"]) => tags(data, id),
        ("GET", ["collections", id, "comments"]) => Some(comments(data, id)),
        ("POST", ["collections", id, "comments"]) => {
            let all = data.comments.entry((*id).to_owned()).or_default();
            all.push(text_of(request));
            return (
                201,
                json!({ "data": comment(all.len(), &all[all.len() - 1]) }),
            );
        }
        ("PUT", ["collections", id, "comments", number]) => {
            let number: usize = number.parse().unwrap();
            let all = data.comments.entry((*id).to_owned()).or_default();
            all.get_mut(number - 1).map(|body| {
                *body = text_of(request);
                json!({ "data": comment(number, body) })
            })
        }
        _ => None,
    };
    match (found, path.first()) {
        (Some(found), _) => (200, found),
        (None, Some(&"collections" | &"environments")) => error(
            400,
            "instanceNotFoundError",
            "We could not find the thing you are looking for",
        ),
        (None, _) => error(
            404,
            "instanceNotFoundError",
            "We could not find what you are looking for",
        ),
    }
}

pub(super) fn error(status: u16, name: &str, message: &str) -> Reply {
    (
        status,
        json!({ "error": { "name": name, "message": message } }),
    )
}

fn me(data: &Data) -> Value {
    json!({
        "user": {
            "id": 12_345_678, "username": "taylor-lee", "email": "taylor.lee@example.com",
            "fullName": "Taylor Lee", "avatar": null, "isPublic": true, "teamId": 123,
            "teamName": "Acme", "teamDomain": "acme", "roles": ["user"],
        },
        "operations": [
            { "name": "mock_usage", "limit": 1_000, "usage": 1, "overage": 0 },
            { "name": "api_usage", "limit": 10_000, "usage": data.usage, "overage": 0 },
        ],
    })
}

fn workspaces(data: &Data) -> Vec<Value> {
    let spaces = data.spaces.iter();
    spaces
        .map(|space| {
            json!({
                "id": space.id, "name": space.name, "type": space.kind, "visibility": space.kind,
                "createdBy": "12345678", "about": "", "createdAt": "2022-07-18T06:57:37.000Z",
                "updatedAt": "2022-07-18T06:57:37.000Z",
            })
        })
        .collect()
}

fn workspace(data: &Data, id: &str) -> Reply {
    let Some(space) = data.spaces.iter().find(|space| space.id == id) else {
        return error(
            404,
            "workspaceNotFoundError",
            "We could not find the workspace you are looking for",
        );
    };
    let listed = |all: &[String], documents: &std::collections::BTreeMap<String, Value>| {
        let all = all
            .iter()
            .map(|uid| json!({ "id": bare(uid), "uid": uid, "name": name(&documents[uid]) }));
        all.collect::<Vec<_>>()
    };
    let named = |all: &[(String, String, Vec<String>)]| {
        let all = all.iter();
        all.map(|(id, name, _)| json!({ "id": id, "name": name, "uid": id }))
            .collect::<Vec<_>>()
    };
    let body = json!({ "workspace": {
        "id": space.id, "name": space.name, "type": space.kind, "description": "",
        "visibility": space.kind, "createdBy": "12345678", "updatedBy": "12345678",
        "createdAt": "2022-07-18T06:57:37.000Z", "updatedAt": "2022-07-18T06:57:37.000Z",
        "collections": listed(&space.collections, &data.collections),
        "environments": listed(&space.environments, &data.environments),
        "mocks": [], "monitors": [],
        "apis": named(&space.apis), "specs": named(&space.specs),
    } });
    (200, body)
}

fn bare(uid: &str) -> &str {
    uid.split_once('-').map_or(uid, |(_, id)| id)
}

fn name(document: &Value) -> &Value {
    let info = document.get("info").unwrap_or(document);
    &info["name"]
}

/// The UIDs of a workspace, or all; those of a workspace that is not there are none.
fn chosen(
    data: &Data,
    request: &Request,
    of: impl Fn(&super::Space) -> &Vec<String>,
) -> Vec<String> {
    let wanted = request.parameter("workspace");
    let spaces = data
        .spaces
        .iter()
        .filter(|space| wanted.is_none_or(|id| id == space.id));
    spaces.flat_map(|space| of(space).clone()).collect()
}

fn entry(uid: &str, document: &Value) -> Value {
    let info = document.get("info").unwrap_or(document);
    json!({
        "id": bare(uid), "uid": uid, "name": info["name"], "owner": "789883",
        "createdAt": info["createdAt"], "updatedAt": info["updatedAt"], "isPublic": false,
    })
}

fn collections(data: &Data, request: &Request) -> Value {
    let chosen = chosen(data, request, |space| &space.collections);
    let all: Vec<_> = chosen
        .iter()
        .map(|uid| entry(uid, &data.collections[uid]))
        .collect();
    let number = |name: &str| {
        request
            .parameter(name)
            .and_then(|text| text.parse::<usize>().ok())
    };
    let (Some(limit), offset) = (number("limit"), number("offset").unwrap_or(0)) else {
        return json!({ "collections": all });
    };
    let page: Vec<_> = all.iter().skip(offset).take(limit).collect();
    json!({
        "collections": page,
        "meta": { "total": all.len(), "offset": offset, "limit": limit },
    })
}

fn environments(data: &Data, request: &Request) -> Value {
    let chosen = chosen(data, request, |space| &space.environments);
    let all: Vec<_> = chosen
        .iter()
        .map(|uid| entry(uid, &data.environments[uid]))
        .collect();
    json!({ "environments": all })
}

fn document(all: &std::collections::BTreeMap<String, Value>, id: &str, key: &str) -> Option<Value> {
    let is_it = |uid: &&String| *uid == id || bare(uid) == id;
    let uid = all.keys().find(is_it)?;
    Some(json!({ key: all[uid] }))
}

/// Pages of a list by cursors, which are numbers here.
fn paged(key: &str, request: &Request, all: &[Value]) -> Value {
    let number = |name: &str| {
        request
            .parameter(name)
            .and_then(|text| text.parse::<usize>().ok())
    };
    let (start, limit) = (number("cursor").unwrap_or(0), number("limit").unwrap_or(10));
    let page: Vec<_> = all.iter().skip(start).take(limit).collect();
    let next = start + page.len();
    // A last page names no cursor.
    let mut meta = json!({ "limit": limit, "total": all.len() });
    if next < all.len() {
        meta["nextCursor"] = next.to_string().into();
    }
    json!({ key: page, "meta": meta })
}

fn apis(data: &Data, request: &Request) -> Option<Value> {
    assert_eq!(
        request.header("accept"),
        Some("application/vnd.api.v10+json")
    );
    let wanted = request.parameter("workspaceId")?;
    let space = data.spaces.iter().find(|space| space.id == wanted)?;
    let all = space.apis.iter().map(|(id, name, _)| {
        json!({
            "id": id, "name": name, "summary": "", "createdAt": "2022-07-18T06:57:37.000Z",
            "createdBy": 12_345_678, "updatedAt": "2022-07-18T06:57:37.000Z",
            "updatedBy": 12_345_678, "description": "",
        })
    });
    Some(paged("apis", request, &all.collect::<Vec<_>>()))
}

fn versions(data: &Data, request: &Request, id: &str) -> Option<Value> {
    assert_eq!(
        request.header("accept"),
        Some("application/vnd.api.v10+json")
    );
    let mut apis = data.spaces.iter().flat_map(|space| &space.apis);
    let (_, _, versions) = apis.find(|(api, ..)| api == id)?;
    let all = versions.iter().enumerate().map(|(n, name)| {
        json!({
            "id": super::data::uuid(7, n), "name": name, "createdAt": "2022-07-18T06:57:37.000Z",
            "updatedAt": "2022-07-18T06:57:37.000Z", "releaseNotes": "",
        })
    });
    Some(paged("versions", request, &all.collect::<Vec<_>>()))
}

fn specs(data: &Data, request: &Request) -> Option<Value> {
    let wanted = request.parameter("workspaceId")?;
    let space = data.spaces.iter().find(|space| space.id == wanted)?;
    let all = space.specs.iter().map(|(id, name, _)| {
        json!({
            "id": id, "name": name, "type": "OPENAPI:3.0", "createdAt": "2022-07-18T06:57:37.000Z",
            "updatedAt": "2022-07-18T06:57:37.000Z", "createdBy": 1, "updatedBy": 1,
        })
    });
    Some(paged("specs", request, &all.collect::<Vec<_>>()))
}

fn tags(data: &Data, id: &str) -> Option<Value> {
    let mut specs = data.spaces.iter().flat_map(|space| &space.specs);
    let (_, _, tags) = specs.find(|(spec, ..)| spec == id)?;
    let all = tags.iter().enumerate();
    let all = all.map(|(n, name)| json!({ "id": super::data::uuid(8, n), "name": name }));
    Some(json!({ "data": all.collect::<Vec<_>>(), "meta": { "nextCursor": null } }))
}

fn comments(data: &Data, id: &str) -> Value {
    let all = data.comments.get(id).map_or(&[][..], Vec::as_slice);
    let all = all.iter().enumerate().map(|(n, body)| comment(n + 1, body));
    json!({ "data": all.collect::<Vec<_>>() })
}

fn comment(number: usize, body: &str) -> Value {
    json!({
        "id": number, "threadId": 1000 + number, "status": "Open", "createdBy": 12_345_678,
        "createdAt": "2026-11-20T10:00:00.000Z", "updatedAt": "2026-11-20T10:00:00.000Z",
        "body": body,
    })
}

fn text_of(request: &Request) -> String {
    let body: Value = serde_json::from_slice(&request.body).unwrap();
    body["body"].as_str().unwrap().to_owned()
}

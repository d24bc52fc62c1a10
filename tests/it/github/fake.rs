//! A fake of GitHub's API, which has one repository. Its shapes are those of GitHub's documentation.

use serde_json::{Value, json};

use crate::loopback::{self, Request, Service};

/// The token that it takes, in the shape of one, so that what hides keys by their shape does.
pub(crate) const TOKEN: &str = concat!("ghp_", "0123456789abcdefghijABCDEFGHIJ012345");

/// The commit that everything is about.
pub(super) const COMMIT: &str = "0123456789abcdef0123456789abcdef01234567";

/// Who writes with the token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Owner {
    /// A person, who can make no check runs.
    #[default]
    Person,
    /// An app, as of GitHub Actions.
    App,
    /// Somebody who can read, as a build of a fork.
    Reader,
}

/// What the repository has.
#[derive(Clone, Debug, Default)]
pub(crate) struct Data {
    pub(crate) owner: Owner,
    /// Comments on the pull request 7: who wrote it, whether that is a bot, and the text.
    pub(super) comments: Vec<(&'static str, bool, String)>,
    /// Pull requests of [`COMMIT`]: number, state, last commit, repository of the branch.
    pub(super) pulls: Vec<(u64, &'static str, String, &'static str)>,
    pub(super) statuses: Vec<Value>,
    pub(super) checks: Vec<Value>,
}

/// The fake.
pub(crate) type Fake = loopback::Fake<Data>;

impl Service for Data {
    const ADDRESS: (&'static str, &'static str) = ("GITHUB_API_URL", "/api/v3");
    const KEY: (&'static str, &'static str) = ("GITHUB_TOKEN", TOKEN);

    fn reply(&mut self, request: &Request) -> Reply {
        reply(self, request, &Self::path(request))
    }
}

type Reply = (u16, Value);

fn reply(data: &mut Data, request: &Request, path: &str) -> Reply {
    if request.header("authorization") != Some(&format!("Bearer {TOKEN}")) {
        return error(401, "Bad credentials");
    }
    let path: Vec<&str> = path.trim_matches('/').split('/').collect();
    let writes = request.method != "GET";
    if writes && data.owner == Owner::Reader {
        return error(403, "Resource not accessible by integration");
    }
    let body: Value = serde_json::from_slice(&request.body).unwrap_or_default();
    match (request.method.as_str(), path.as_slice()) {
        ("GET", ["user"]) if data.owner == Owner::Person => (200, json!({ "login": "Taylor" })),
        ("GET", ["user"]) => error(403, "Resource not accessible by integration"),
        ("GET", ["repos", "acme", "bookings", "issues", "7", "comments"]) => {
            comments(data, request)
        }
        ("POST", ["repos", "acme", "bookings", "issues", "7", "comments"]) => {
            let is_app = data.owner == Owner::App;
            let author = if is_app {
                "github-actions[bot]"
            } else {
                "taylor"
            };
            data.comments
                .push((author, is_app, text(&body, "body", 65_536)));
            (
                201,
                comment(data.comments.len(), &data.comments[data.comments.len() - 1]),
            )
        }
        ("PATCH", ["repos", "acme", "bookings", "issues", "comments", id]) => {
            let id: usize = id.parse().unwrap();
            data.comments[id - 1].2 = text(&body, "body", 65_536);
            (200, comment(id, &data.comments[id - 1]))
        }
        ("GET", ["repos", "acme", "bookings", "commits", COMMIT, "pulls"]) => (200, pulls(data)),
        ("POST", ["repos", "acme", "bookings", "statuses", COMMIT]) => {
            assert!(["success", "failure"].contains(&body["state"].as_str().unwrap()));
            text(&body, "description", 140);
            data.statuses.push(body);
            (201, json!({ "id": data.statuses.len(), "state": "x" }))
        }
        ("POST", ["repos", "acme", "bookings", "check-runs"]) if data.owner == Owner::Person => {
            error(403, "You must authenticate via a GitHub App.")
        }
        ("POST", ["repos", "acme", "bookings", "check-runs"]) => {
            assert!(body["output"]["summary"].as_str().unwrap().len() <= 65_535);
            data.checks.push(body);
            (201, json!({ "id": data.checks.len() }))
        }
        _ => error(404, "Not Found"),
    }
}

/// A text of a body, which GitHub would refuse where it is longer.
fn text(body: &Value, key: &str, most: usize) -> String {
    let text = body[key].as_str().unwrap();
    assert!(text.chars().count() <= most);
    text.to_owned()
}

fn error(status: u16, message: &str) -> Reply {
    let page = "https://docs.github.com/rest";
    let body =
        json!({ "message": message, "documentation_url": page, "status": status.to_string() });
    (status, body)
}

fn comments(data: &Data, request: &Request) -> Reply {
    let number = |name| {
        request
            .parameter(name)
            .and_then(|text| text.parse::<usize>().ok())
    };
    let (size, page) = (
        number("per_page").unwrap_or(30),
        number("page").unwrap_or(1),
    );
    let all = data.comments.iter().enumerate();
    let all = all.map(|(index, one)| comment(index + 1, one));
    let page: Vec<Value> = all.skip((page - 1) * size).take(size).collect();
    (200, page.into())
}

fn comment(id: usize, (login, is_bot, body): &(&str, bool, String)) -> Value {
    json!({
        "id": id,
        "html_url": format!("https://github.com/acme/bookings/pull/7#issuecomment-{id}"),
        "user": { "login": login, "id": 1, "type": if *is_bot { "Bot" } else { "User" } },
        "author_association": "CONTRIBUTOR",
        "body": body,
    })
}

fn pulls(data: &Data) -> Value {
    let pulls = data.pulls.iter();
    pulls
        .map(|(number, state, sha, from)| {
            json!({
                "number": number,
                "state": state,
                "head": { "sha": sha, "ref": "topic", "repo": { "full_name": from } },
                "base": { "sha": COMMIT, "ref": "main", "repo": { "full_name": "Acme/bookings" } },
            })
        })
        .collect()
}

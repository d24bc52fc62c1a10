//! What is particular to Postman.

use std::time::Duration;

use super::problem;
use crate::names;
use crate::service::http::{Kind, Limit, Service};

/// Postman's API.
pub(in crate::service) static POSTMAN: Service = Service {
    name: "Postman",
    base: names::POSTMAN_API,
    base_variable: names::POSTMAN_API_BASE_URL,
    is_host_enough: false,
    key_header: "x-api-key",
    key_prefix: "",
    accept: "application/json",
    limits: &LIMITS,
    problem: problem::read,
    advice,
};

/// Postman's documented limits (docs, "API rate limits").
static LIMITS: [Limit; 4] = [
    Limit {
        counts: |_| true,
        calls: 300,
        within: Duration::from_mins(1),
    },
    Limit {
        counts: |path| path == ["collections"],
        calls: 10,
        within: TEN,
    },
    Limit {
        counts: |path| path == ["workspaces"],
        calls: 10,
        within: TEN,
    },
    Limit {
        counts: |path| path.len() == 2 && path.first().is_some_and(|part| part == "workspaces"),
        calls: 10,
        within: TEN,
    },
];

const TEN: Duration = Duration::from_secs(10);

fn advice(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Unauthenticated => &[
            "keys are made and renewed in Postman: Settings › API keys",
            "`postorb auth status` says which key is used",
            "a team whose data stays in the EU needs POSTMAN_API_BASE_URL=https://api.eu.postman.com",
        ],
        Kind::Forbidden => &[
            "the owner of the key may not see or do this: ask for a role in the workspace, or take another key",
            "some plans and regions lack parts of the API",
        ],
        Kind::Missing => &[
            "is the id right, and may the owner of the key see it? A bare id is known to its owner only: others need the full UID",
        ],
        Kind::TooMany => &[
            "Postman takes 300 calls a minute, and fewer of some: run the command again in a minute",
        ],
        Kind::UsedUp => &[
            "the team's calls of this month are used up: waiting some minutes does not help",
            "`postorb pull` keeps collections in the repository, so that builds need no calls",
        ],
        Kind::Broken => &["https://status.postman.com tells whether Postman is down"],
        Kind::Rejected => &[],
    }
}

//! What is particular to GitHub.

use super::problem;
use crate::names;
use crate::service::http::{Kind, Service};

/// GitHub's API. What it takes in which time differs from token to token, and its answers say it.
pub(in crate::service) static GITHUB: Service = Service {
    name: "GitHub",
    base: names::GITHUB_API,
    base_variable: names::GITHUB_API_URL,
    is_host_enough: false,
    key_header: "authorization",
    key_prefix: "Bearer ",
    // The first is what GitHub recommends, the second what its answers and its document say.
    accept: "application/vnd.github+json, application/json",
    limits: &[],
    problem: problem::read,
    advice,
};

fn advice(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Unauthenticated => &["renew the token in GITHUB_TOKEN or GH_TOKEN"],
        Kind::Forbidden => &[
            "the token has to be one that may write: `permissions:` of the job in GitHub Actions, `Pull requests`, `Commit statuses` or `Checks` elsewhere",
        ],
        Kind::Missing => {
            &["is it there, and may the owner of the token see it? GitHub hides what is private"]
        }
        Kind::TooMany | Kind::UsedUp => &["GitHub takes more calls later: run the job again"],
        Kind::Broken => &["https://www.githubstatus.com tells whether GitHub is down"],
        Kind::Rejected => &[],
    }
}

//! What is particular to CircleCI.

use super::problem;
use crate::names;
use crate::service::http::{Kind, Service};

/// CircleCI's API. Its limits are not documented, and its answers say them. The header is the one that its
/// document and its tools have; Bearer is its newer name.
pub(in crate::service) static CIRCLECI: Service = Service {
    name: "CircleCI",
    base: names::CIRCLECI,
    base_variable: names::CIRCLECI_CLI_HOST,
    is_host_enough: true,
    key_header: "circle-token",
    key_prefix: "",
    accept: "application/json",
    limits: &[],
    problem: problem::read,
    advice,
};

fn advice(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Unauthenticated => &[
            "the token has to be a personal one, from https://app.circleci.com/settings/user/tokens: CircleCI's API takes no tokens of projects",
            "`postorb auth status circleci` says which token is used",
        ],
        Kind::Forbidden => &[
            "the owner of the token may not see or do this: ask an administrator of the organization, or take another token",
        ],
        Kind::Missing => &["is the id or the number right, and may the owner of the token see it?"],
        Kind::TooMany | Kind::UsedUp => {
            &["CircleCI takes more calls later: run the command again then"]
        }
        Kind::Broken => &["https://status.circleci.com tells whether CircleCI is down"],
        Kind::Rejected => &[],
    }
}

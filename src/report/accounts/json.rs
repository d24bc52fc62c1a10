//! The same for machines, version 1: a frozen form.

use serde::Serialize;

use super::{Key, Row};
use crate::report::json::document;
use crate::secret::mask;

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    services: Vec<Account<'a>>,
}

#[derive(Serialize)]
struct Account<'a> {
    service: &'a str,
    key: Option<Place<'a>>,
    owner: Option<Owner<'a>>,
    quota: Option<Quota>,
    error: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Place<'a> {
    Variable(&'a str),
    File(&'a str),
}

#[derive(Serialize)]
struct Owner<'a> {
    username: &'a str,
    name: Option<&'a str>,
    team: Option<&'a str>,
}

#[derive(Serialize)]
struct Quota {
    limit: u64,
    usage: u64,
    left: u64,
}

/// A JSON document and a line break.
#[must_use]
pub(crate) fn json(rows: &[Row]) -> String {
    document(&Document {
        version: 1,
        services: rows.iter().map(account).collect(),
    })
}

fn account(row: &Row) -> Account<'_> {
    let owner = row.owner.as_ref().and_then(|owner| owner.as_ref().ok());
    let failure = row.owner.as_ref().and_then(|owner| owner.as_ref().err());
    Account {
        service: row.service,
        key: row.key.as_ref().map(|key| match key {
            Key::Variable(name) => Place::Variable(name),
            Key::File(path) => Place::File(path),
        }),
        owner: owner.map(|owner| Owner {
            username: &owner.username,
            name: owner.name.as_deref(),
            team: owner.team.as_deref(),
        }),
        quota: owner
            .and_then(|owner| owner.quota)
            .map(|(limit, usage)| Quota {
                limit,
                usage,
                left: limit.saturating_sub(usage),
            }),
        error: failure.map(|failure| mask(&failure.message).into_owned()),
    }
}

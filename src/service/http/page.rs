//! Lists that come in pages.

use std::collections::HashSet;

use serde_json::Value;

use super::{Call, Client};
use crate::Failure;

/// How the next page is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::service) enum Page {
    /// With what the last one names.
    Cursor,
    /// With the number of those that are known already.
    Offset,
    /// Not: everything is on one.
    Single,
}

/// How many entries are asked for at once.
const CURSOR_SIZE: usize = 100;
const OFFSET_SIZE: usize = 500;

/// Nobody has more pages; a service that has is going in circles.
const MOST: usize = 1_000;

/// The entries under `key` of all pages of a list. What came already is not taken twice, and a page
/// without anything new ends the list, so that no answer makes it endless.
pub(in crate::service) fn pages(
    client: &Client,
    call: &Call,
    key: &str,
    page: Page,
) -> Result<Vec<Value>, Failure> {
    let mut all: Vec<Value> = Vec::new();
    let mut next = match page {
        Page::Single => call.clone(),
        Page::Cursor => call.clone().query("limit", CURSOR_SIZE.to_string()),
        Page::Offset => offset(call, 0),
    };
    let mut seen = HashSet::new();
    let mut cursors = HashSet::new();
    for _ in 0..MOST {
        let mut object = client.object(&next, key)?;
        let Some(Value::Array(entries)) = object.remove(key) else {
            return Err(client.unexpected(&next, &format!("a `{key}` that is no list")));
        };
        let count = entries.len();
        let before = all.len();
        all.extend(
            entries
                .into_iter()
                .filter(|entry| seen.insert(identity(entry))),
        );
        let meta = object.get("meta");
        match page {
            Page::Single => break,
            Page::Cursor => {
                let cursor = meta
                    .and_then(|meta| meta.get("nextCursor"))
                    .and_then(Value::as_str);
                // An empty page may have others behind it; a cursor that was there before has not.
                let Some(cursor) = cursor.filter(|text| !text.is_empty()) else {
                    break;
                };
                if !cursors.insert(cursor.to_owned()) {
                    break;
                }
                let size = CURSOR_SIZE.to_string();
                next = call.clone().query("limit", size).query("cursor", cursor);
            }
            Page::Offset => {
                let total = meta
                    .and_then(|meta| meta.get("total"))
                    .and_then(Value::as_u64);
                let total = total.and_then(|total| usize::try_from(total).ok());
                let is_last = total.map_or(count < OFFSET_SIZE, |total| all.len() >= total);
                if is_last || all.len() == before {
                    break;
                }
                next = offset(call, all.len());
            }
        }
    }
    Ok(all)
}

fn offset(call: &Call, offset: usize) -> Call {
    let size = OFFSET_SIZE.to_string();
    call.clone()
        .query("limit", size)
        .query("offset", offset.to_string())
}

/// What tells one entry from another.
fn identity(entry: &Value) -> String {
    let id = ["uid", "id"].into_iter().find_map(|key| entry.get(key));
    id.unwrap_or(entry).to_string()
}

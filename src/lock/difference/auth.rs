//! Authorisation: its kind, and the names of what changed in it.

use std::collections::BTreeMap;

use serde_json::Value;

use super::words::names;

pub(super) fn compare(before: Option<&Value>, after: Option<&Value>, what: &mut Vec<String>) {
    let (before, after) = (
        before.filter(|auth| !auth.is_null()),
        after.filter(|auth| !auth.is_null()),
    );
    if before == after {
        return;
    }
    let (old, new) = (kind(before), kind(after));
    if old != new {
        what.push(format!("authorisation changed from {old} to {new}"));
        return;
    }
    let (before, after) = (fields(before, old), fields(after, new));
    let keys = before.keys().chain(after.keys());
    let mut keys: Vec<&str> = keys
        .copied()
        .filter(|key| before.get(key) != after.get(key))
        .collect();
    keys.sort_unstable();
    keys.dedup();
    what.push(if keys.is_empty() {
        format!("authorisation ({old}) changed")
    } else {
        format!("authorisation ({old}) changed: {}", names(keys))
    });
}

fn kind(auth: Option<&Value>) -> &str {
    let Some(auth) = auth else {
        return "inherited";
    };
    match auth.get("type").and_then(Value::as_str) {
        Some("noauth") => "none",
        Some(kind) => kind,
        None => "unknown",
    }
}

fn fields<'v>(auth: Option<&'v Value>, kind: &str) -> BTreeMap<&'v str, &'v Value> {
    match auth.and_then(|auth| auth.get(kind)) {
        Some(Value::Array(entries)) => {
            let pair = |entry: &'v Value| Some((entry.get("key")?.as_str()?, entry));
            entries.iter().filter_map(pair).collect()
        }
        Some(Value::Object(map)) => map
            .iter()
            .map(|(key, value)| (key.as_str(), value))
            .collect(),
        _ => BTreeMap::new(),
    }
}

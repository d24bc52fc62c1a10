//! Folders and requests.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::{entry, keys, script, without};

/// What a collection, a folder or a request has of its own, and what it holds. The depth is that of the
/// JSON, which `serde_json` bounds.
pub(super) fn owner(map: &Map<String, Value>, supply: &mut BTreeSet<String>) -> Map<String, Value> {
    let mut out = Map::new();
    for (key, value) in map {
        if keys::OF_ITEM.contains(&key.as_str()) {
            continue;
        }
        let value = match key.as_str() {
            "event" => match script::events(value) {
                Some(events) => events,
                None => continue,
            },
            "variable" => entry::variables(value, supply),
            "request" => request(value),
            "item" => items(value, supply),
            // The same id under an older name.
            "_postman_id" if map.contains_key("id") => continue,
            _ => value.clone(),
        };
        out.insert(key.clone(), value);
    }
    out
}

fn items(list: &Value, supply: &mut BTreeSet<String>) -> Value {
    let Some(list) = list.as_array() else {
        return list.clone();
    };
    let mut item = |item: &Value| match item {
        Value::Object(map) => Value::Object(owner(map, supply)),
        other => other.clone(),
    };
    Value::Array(list.iter().map(&mut item).collect())
}

fn request(request: &Value) -> Value {
    // A request may be its address alone.
    let Some(map) = request.as_object() else {
        return request.clone();
    };
    let mut out = Map::new();
    for (key, value) in map {
        let value = match key.as_str() {
            "description" => continue,
            "header" => entry::entries(value),
            "url" => parts(value, &["query", "variable"]),
            "body" => parts(value, &["urlencoded", "formdata"]),
            _ => value.clone(),
        };
        out.insert(key.clone(), value);
    }
    Value::Object(out)
}

/// An object some of whose values are lists of keys and values.
fn parts(value: &Value, lists: &[&str]) -> Value {
    let Some(map) = value.as_object() else {
        return value.clone();
    };
    let mut out = without(map, &["description"]);
    for list in lists {
        if let Some(value) = out.get_mut(list) {
            *value = entry::entries(value);
        }
    }
    out
}

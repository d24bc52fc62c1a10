//! Collections and environments in the one form that is kept in a repository: what runs, in a fixed
//! order, without what changes by itself and without secrets.
//!
//! Left out is what Postman adds about itself (owners, times, ids of scripts) and what Newman does not
//! read: descriptions, and the answers that are saved as examples, which are most of a collection and
//! often hold somebody's data. Ids of folders and requests stay: by these a request is known again
//! when it is renamed.
//!
//! What is read is `serde_json`'s tree: of keys that stand twice it has the last, as JavaScript does;
//! whole numbers of 64 bits are kept to the digit and `1.0` stays `1.0`, everything beyond that is what
//! a double makes of it, as in Newman.

mod entry;
mod item;
mod keys;
mod script;
mod text;

use std::collections::BTreeSet;

use serde_json::{Map, Value};

pub(super) use text::text;

/// A canonical document, and the variables whose values were left out.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Canonical {
    pub(super) value: Value,
    pub(super) supply: BTreeSet<String>,
}

/// A collection of format v2; none where it is something else.
pub(super) fn collection(json: &Value) -> Option<Canonical> {
    let root = json.as_object()?;
    root.get("item").filter(|items| items.is_array())?;
    let mut supply = BTreeSet::new();
    let mut out = item::owner(root, &mut supply);
    if let Some(info) = root.get("info").and_then(Value::as_object) {
        out.insert("info".to_owned(), without(info, &keys::OF_INFO));
    }
    Some(Canonical {
        value: Value::Object(out),
        supply,
    })
}

/// An environment; none where it is something else.
pub(super) fn environment(json: &Value) -> Option<Canonical> {
    let root = json.as_object()?;
    let values = root.get("values").filter(|values| values.is_array())?;
    let mut supply = BTreeSet::new();
    let mut out = Map::new();
    for key in ["id", "name"] {
        if let Some(value) = root.get(key) {
            out.insert(key.to_owned(), value.clone());
        }
    }
    out.insert("values".to_owned(), entry::variables(values, &mut supply));
    Some(Canonical {
        value: Value::Object(out),
        supply,
    })
}

/// An object without some of its keys.
fn without(map: &Map<String, Value>, keys: &[&str]) -> Value {
    let kept = map.iter().filter(|(key, _)| !keys.contains(&key.as_str()));
    Value::Object(
        kept.map(|(key, value)| (key.clone(), value.clone()))
            .collect(),
    )
}

#[cfg(test)]
mod tests;

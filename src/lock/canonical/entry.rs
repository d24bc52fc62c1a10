//! Keys and values: parameters, headers, fields, variables.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::{keys, without};
use crate::secret;

/// A list of keys and values as it is, but for what is said about them.
pub(super) fn entries(list: &Value) -> Value {
    match list {
        Value::Array(items) => {
            let entry = |item: &Value| match item {
                Value::Object(map) => without(map, &keys::OF_ENTRY),
                other => other.clone(),
            };
            Value::Array(items.iter().map(entry).collect())
        }
        other => other.clone(),
    }
}

/// Variables without the values that nobody may read; those that are switched on are what a run has to
/// be given.
pub(super) fn variables(list: &Value, supply: &mut BTreeSet<String>) -> Value {
    match list {
        Value::Array(items) => {
            let one = |item: &Value| match item {
                Value::Object(map) => variable(map, supply),
                other => other.clone(),
            };
            Value::Array(items.iter().map(one).collect())
        }
        // The format v2.0 has a map of names and values.
        Value::Object(map) => {
            let one = |(name, value): (&String, &Value)| {
                let is_secret = looks_secret(name, value);
                if is_secret {
                    supply.insert(name.clone());
                }
                let value = if is_secret {
                    Value::Null
                } else {
                    value.clone()
                };
                (name.clone(), value)
            };
            Value::Object(map.iter().map(one).collect())
        }
        other => other.clone(),
    }
}

fn variable(map: &Map<String, Value>, supply: &mut BTreeSet<String>) -> Value {
    const KEPT: [&str; 5] = ["key", "value", "type", "enabled", "disabled"];
    // The format v2.0 has `id` for `key`, and `name` is an older one still.
    let names = ["key", "id", "name"].into_iter();
    let name = names.filter_map(|key| map.get(key)).find_map(Value::as_str);
    let name = name.unwrap_or_default();
    let kept = KEPT.into_iter();
    let kept = kept.filter_map(|key| Some((key.to_owned(), map.get(key)?.clone())));
    let mut out: Map<_, _> = kept.collect();
    out.insert("key".to_owned(), Value::from(name));
    let kind = map.get("type").and_then(Value::as_str);
    let is_marked = kind.is_some_and(|kind| kind.trim().eq_ignore_ascii_case("secret"))
        || map.get("secret") == Some(&Value::Bool(true))
        // It is in Postman's vault, or in that of somebody else.
        || map.contains_key("source");
    let looks_secret = map
        .get("value")
        .is_some_and(|value| looks_secret(name, value));
    if is_marked || looks_secret {
        out.remove("value");
        // So that it stays one where somebody imports the file.
        out.insert("type".to_owned(), Value::from("secret"));
        let is_off = map.get("enabled") == Some(&Value::Bool(false))
            || map.get("disabled") == Some(&Value::Bool(true));
        if !is_off {
            supply.insert(name.to_owned());
        }
    }
    Value::Object(out)
}

/// Whether the value of a variable is a key by its shape, or by the variable's name, or comes from the
/// vault, which Newman has no access to. A value that is JSON, or has it as text, may have one in it.
fn looks_secret(name: &str, value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().any(|item| looks_secret(name, item)),
        Value::Object(map) => map
            .iter()
            .any(|(key, inside)| looks_secret(key, inside) || looks_secret(name, inside)),
        Value::String(text) => is_text_secret(name, text),
        Value::Number(number) => is_text_secret(name, &number.to_string()),
        _ => false,
    }
}

fn is_text_secret(name: &str, text: &str) -> bool {
    let is_json = text.trim_start().starts_with(['{', '[']);
    let json = is_json
        .then(|| serde_json::from_str::<Value>(text).ok())
        .flatten();
    text.contains("{{vault:")
        || secret::bodies(text).next().is_some()
        || secret::bodies(&format!("{name}={text}")).next().is_some()
        || secret::is_left_out(name, text)
        || json.is_some_and(|json| looks_secret(name, &json))
}

//! One form for configs that mean the same.

use serde_yaml::{Mapping, Value};

/// Lists of names that are sets: whom a job waits for, and what it is given.
const SETS: [&str; 2] = ["requires", "context"];

/// The same with keys in their order, the jobs of workflows too.
pub(super) fn form(root: Value) -> Value {
    let mut root = sorted(root);
    if let Some(Value::Mapping(workflows)) = root.get_mut("workflows") {
        for (_, workflow) in workflows.iter_mut() {
            if let Some(Value::Sequence(entries)) = workflow.get_mut("jobs") {
                entries.sort_by_cached_key(entry_name);
            }
        }
    }
    root
}

fn sorted(value: Value) -> Value {
    match value {
        Value::Mapping(mapping) => {
            let mut pairs: Vec<(Value, Value)> = mapping.into_iter().collect();
            pairs.sort_by_cached_key(|(key, _)| text(key));
            let pairs = pairs.into_iter().map(|(key, value)| {
                let value = sorted(value);
                let is_set = key.as_str().is_some_and(|key| SETS.contains(&key));
                (key, if is_set { set(value) } else { value })
            });
            Value::Mapping(pairs.collect::<Mapping>())
        }
        Value::Sequence(items) => items.into_iter().map(sorted).collect(),
        other => other,
    }
}

fn set(value: Value) -> Value {
    match value {
        Value::Sequence(mut items) => {
            items.sort_by_cached_key(text);
            Value::Sequence(items)
        }
        other => other,
    }
}

/// The name that an entry of a workflow has there.
pub(super) fn entry_name(entry: &Value) -> String {
    let Some((job, arguments)) = entry.as_mapping().and_then(|map| map.iter().next()) else {
        return text(entry);
    };
    arguments.get("name").map_or_else(|| text(job), text)
}

/// A key or a name, whatever its type.
pub(super) fn text(value: &Value) -> String {
    match value.as_str() {
        Some(text) => text.to_owned(),
        None => serde_yaml::to_string(value)
            .unwrap_or_default()
            .trim_end()
            .to_owned(),
    }
}

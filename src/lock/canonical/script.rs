//! Scripts: lists of lines, whatever line ends they were typed with.

use serde_json::{Map, Value};

/// What a collection, a folder or a request has scripts for. Postman leaves an empty one behind where
/// somebody looked at the tab: it does nothing, and is left out.
pub(super) fn events(list: &Value) -> Option<Value> {
    let events = list.as_array()?.iter().filter_map(Value::as_object);
    let mut events: Vec<_> = events.filter_map(event).collect();
    // Whether the test or what runs before the request is written first makes no difference.
    events.sort_by_key(|event| listen(event).to_owned());
    (!events.is_empty()).then_some(Value::Array(events))
}

fn listen(event: &Value) -> &str {
    event.get("listen").and_then(Value::as_str).unwrap_or("")
}

fn event(event: &Map<String, Value>) -> Option<Value> {
    let mut out = Map::new();
    for key in ["listen", "disabled"] {
        if let Some(value) = event.get(key) {
            out.insert(key.to_owned(), value.clone());
        }
    }
    out.insert("script".to_owned(), script(event.get("script")?)?);
    Some(Value::Object(out))
}

fn script(script: &Value) -> Option<Value> {
    // A script may be its text alone, or its lines.
    let Some(given) = script.as_object() else {
        let mut out = Map::new();
        out.insert("exec".to_owned(), lines(script)?);
        return Some(Value::Object(out));
    };
    let kept = ["type", "packages", "src", "name"].into_iter();
    let kept = kept.filter_map(|key| Some((key.to_owned(), given.get(key)?.clone())));
    let mut out: Map<_, _> = kept
        .filter(|(_, value)| value.as_object().is_none_or(|map| !map.is_empty()))
        .collect();
    match given.get("exec").and_then(lines) {
        Some(lines) => {
            out.insert("exec".to_owned(), lines);
        }
        None if !out.contains_key("src") => return None,
        None => {}
    }
    Some(Value::Object(out))
}

/// The lines of a script; none where there is nothing on them.
fn lines(exec: &Value) -> Option<Value> {
    let texts: Vec<&str> = match exec {
        Value::String(text) => vec![text],
        Value::Array(lines) => lines.iter().filter_map(Value::as_str).collect(),
        _ => return None,
    };
    let text = texts.join("\n").replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim_end_matches('\n');
    if text.trim().is_empty() {
        return None;
    }
    Some(Value::Array(text.split('\n').map(Value::from).collect()))
}

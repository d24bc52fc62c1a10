//! Bodies of requests.

use std::collections::BTreeSet;

use serde_json::Value;

use super::entries::{self, FIELDS};
use super::words::names;

pub(super) fn compare(before: Option<&Value>, after: Option<&Value>, what: &mut Vec<String>) {
    let (before, after) = (
        before.filter(|body| !body.is_null()),
        after.filter(|body| !body.is_null()),
    );
    let (old, new) = match (before, after) {
        (None, None) => return,
        (None, Some(_)) => return what.push("request body added".to_owned()),
        (Some(_), None) => return what.push("request body removed".to_owned()),
        (Some(old), Some(new)) if old == new => return,
        (Some(old), Some(new)) => (old, new),
    };
    let is_off = |body: &Value| body.get("disabled") == Some(&Value::Bool(true));
    match (is_off(old), is_off(new)) {
        (false, true) => return what.push("request body switched off".to_owned()),
        (true, false) => return what.push("request body switched on".to_owned()),
        _ => {}
    }
    let mode = |body: &Value| {
        body.get("mode")
            .and_then(Value::as_str)
            .unwrap_or("none")
            .to_owned()
    };
    let (was, is) = (mode(old), mode(new));
    if was != is {
        return what.push(format!("request body changed from {was} to {is}"));
    }
    let (given, now) = (old.get(&was), new.get(&is));
    match is.as_str() {
        "urlencoded" | "formdata" if given != now => entries::compare(&FIELDS, given, now, what),
        "raw" if given != now => what.push(raw(given, now)),
        _ => what.push("request body changed".to_owned()),
    }
}

/// A text that most often is JSON.
fn raw(before: Option<&Value>, after: Option<&Value>) -> String {
    let read = |text: Option<&Value>| {
        let text = text.and_then(Value::as_str)?;
        serde_json::from_str::<Value>(text).ok()
    };
    let (Some(before), Some(after)) = (read(before), read(after)) else {
        return "request body changed".to_owned();
    };
    let mut paths = BTreeSet::new();
    differ(&before, &after, "", &mut paths);
    let paths: Vec<_> = paths.iter().map(String::as_str).collect();
    match paths.as_slice() {
        [] => "request body laid out anew".to_owned(),
        [""] => "request body changed".to_owned(),
        _ => format!("request body changed: {}", names(paths)),
    }
}

/// The paths of what differs.
fn differ(before: &Value, after: &Value, path: &str, paths: &mut BTreeSet<String>) {
    let inner = |key: &str| match path {
        "" => key.to_owned(),
        path => format!("{path}.{key}"),
    };
    match (before, after) {
        (before, after) if before == after => {}
        (Value::Object(old), Value::Object(new)) => {
            for key in old.keys().chain(new.keys()).collect::<BTreeSet<_>>() {
                let of = |map: &serde_json::Map<String, Value>| map.get(key).cloned();
                match (of(old), of(new)) {
                    (Some(old), Some(new)) => differ(&old, &new, &inner(key), paths),
                    _ => {
                        paths.insert(inner(key));
                    }
                }
            }
        }
        (Value::Array(old), Value::Array(new)) if old.len() == new.len() => {
            for (at, (old, new)) in old.iter().zip(new).enumerate() {
                differ(old, new, &inner(&at.to_string()), paths);
            }
        }
        _ => {
            paths.insert(path.to_owned());
        }
    }
}

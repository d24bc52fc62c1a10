//! What is sent.

use serde_json::Value;

use super::words::quoted;
use super::{auth, body, entries};

pub(super) fn compare(before: &Value, after: &Value, what: &mut Vec<String>) {
    if before == after {
        return;
    }
    let known = what.len();
    let (old, new) = (method(before), method(after));
    if old != new {
        what.push(format!("method changed from {old} to {new}"));
    }
    url(before, after, what);
    let of = |key: &str| (before.get(key), after.get(key));
    let (old, new) = of("header");
    entries::compare(&entries::HEADERS, old, new, what);
    let (old, new) = of("auth");
    auth::compare(old, new, what);
    let (old, new) = of("body");
    body::compare(old, new, what);
    if what.len() == known {
        what.push("details of the request changed".to_owned());
    }
}

fn method(request: &Value) -> String {
    let method = request.get("method").and_then(Value::as_str);
    method.unwrap_or("GET").to_uppercase()
}

fn url(before: &Value, after: &Value, what: &mut Vec<String>) {
    let of = |request: &Value| request.get("url").unwrap_or(request).clone();
    let (old, new) = (of(before), of(after));
    if old == new {
        return;
    }
    let (was, is) = (address(&old), address(&new));
    if was != is {
        what.push(format!(
            "URL changed from {} to {}",
            quoted(&was),
            quoted(&is)
        ));
    }
    for (list, form) in [
        ("query", &entries::PARAMETERS),
        ("variable", &entries::PATH_VARIABLES),
    ] {
        entries::compare(form, old.get(list), new.get(list), what);
    }
}

/// An address without the parameters that are compared one by one.
fn address(url: &Value) -> String {
    let raw = url.get("raw").or(Some(url)).and_then(Value::as_str);
    let raw = raw.map_or_else(|| parts(url), str::to_owned);
    match raw.split_once('?') {
        Some((address, _)) if url.get("query").is_some() => address.to_owned(),
        _ => raw,
    }
}

fn parts(url: &Value) -> String {
    let joined = |key: &str, sign: &str| match url.get(key) {
        Some(Value::Array(parts)) => {
            let texts = parts.iter().map(|part| part.as_str().unwrap_or(":"));
            texts.collect::<Vec<_>>().join(sign)
        }
        Some(Value::String(text)) => text.clone(),
        _ => String::new(),
    };
    format!("{}/{}", joined("host", "."), joined("path", "/"))
}

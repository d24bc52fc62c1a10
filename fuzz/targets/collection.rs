//! Collections and environments, as they are pulled, compared and looked into.

use std::fmt::Write as _;

use postorb::collection::{self, Content};
use postorb::lock::difference::difference;
use postorb::lock::{self, Document, Kind};
use serde_json::Value;

use super::judge::{harmless, placed};

/// Bytes as a collection and as an environment: what is kept of it is kept of itself, in whatever order its keys
/// stood, and differs from what is not the same. Bytes as a lock, too.
pub(crate) fn collection(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    read(text);
    locked(text);
    let Ok(json) = serde_json::from_str::<Value>(text) else {
        return;
    };
    for kind in [Kind::Collection, Kind::Environment] {
        if let Ok(document) = Document::new(kind, &json) {
            kept(kind, &json, &document);
            differs(kind, &document.value);
        }
    }
}

/// What a run is given.
fn read(text: &str) {
    if let Ok(Content::Collection(collection)) = Content::read(text) {
        assert!(collection.requests() <= collection.items.len());
        for at in 0..collection.items.len() {
            let _ = collection.path(at);
            assert!(collection.items[at].parent.is_none_or(|parent| parent < at));
        }
    }
    let (given, all) = (collection::given(text), collection::variables(text));
    if let (Ok(Some(given)), Ok(Some(all))) = (given, all) {
        assert!(given.is_subset(&all), "{given:?} {all:?}");
    }
    let _ = (collection::secrets(text), collection::blanks(text));
}

/// A lock that is read is written as one that means the same.
fn locked(text: &str) {
    match lock::read(text) {
        Ok(lock) => {
            let again = lock::read(&lock.text());
            let again = again.unwrap_or_else(|why| panic!("{why:#?} in\n{}", lock.text()));
            assert_eq!(again.text(), lock.text());
            assert_eq!(again.entries.len(), lock.entries.len());
        }
        Err(findings) => {
            assert!(!findings.is_empty());
            placed(text, &findings);
        }
    }
}

/// The one form of a document is its own, and no order of keys makes another.
fn kept(kind: Kind, json: &Value, document: &Document) {
    harmless(&document.text);
    let read: Value = serde_json::from_str(&document.text).expect("JSON");
    assert_eq!(read, document.value, "read back");
    let again = Document::new(kind, &read).expect("a document still");
    assert_eq!(again.text, document.text, "kept twice");
    let mut turned = String::new();
    turn(json, &mut turned);
    let turned: Value = serde_json::from_str(&turned).expect("JSON");
    let other = Document::new(kind, &turned);
    assert_eq!(other.as_ref(), Ok(document), "another order of keys");
}

/// JSON with the keys of its objects from the last to the first.
fn turn(value: &Value, out: &mut String) {
    let mut joint = "";
    match value {
        Value::Object(map) => {
            out.push('{');
            for (key, value) in map.iter().rev() {
                // Writing to a string cannot fail.
                let _ = write!(out, "{joint}{}:", Value::from(key.as_str()));
                turn(value, out);
                joint = ",";
            }
            out.push('}');
        }
        Value::Array(items) => {
            out.push('[');
            for item in items {
                out.push_str(joint);
                turn(item, out);
                joint = ",";
            }
            out.push(']');
        }
        other => {
            let _ = write!(out, "{other}");
        }
    }
}

/// A document differs from what is not the same, and from nothing else.
fn differs(kind: Kind, value: &Value) {
    assert_eq!(difference(kind, value, value), []);
    for way in 0..4 {
        let mut other = value.clone();
        change(&mut other, way);
        for (before, after) in [(value, &other), (&other, value)] {
            let changes = difference(kind, before, after);
            assert_eq!(changes.is_empty(), value == &other, "{other}");
            for change in changes {
                assert!(!change.what.is_empty());
                assert!(!change.line().contains('\n'), "{change:?}");
            }
        }
    }
}

/// Every list loses its last item or is turned round, or every text loses its half.
fn change(value: &mut Value, way: u8) {
    match value {
        Value::Array(items) => {
            match way {
                0 => drop(items.pop()),
                1 => items.reverse(),
                2 if !items.is_empty() => items.rotate_left(1),
                _ => {}
            }
            for item in items {
                change(item, way);
            }
        }
        Value::Object(map) => {
            for value in map.values_mut() {
                change(value, way);
            }
        }
        Value::String(text) if way == 3 => {
            let half = text.chars().count() / 2;
            *text = text.chars().take(half).collect();
        }
        _ => {}
    }
}

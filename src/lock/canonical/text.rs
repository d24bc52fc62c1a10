//! The bytes of a document: two blanks a level, and a line break at the end.

use std::fmt::Write as _;

use serde::{Serialize, Serializer};
use serde_json::Value;

use super::keys::rank;
use crate::harmless::is_harmful;

/// `value` with its keys in order. What is not seen, or turns the direction of writing, is escaped, so
/// that whoever reviews the file sees what runs.
pub(in crate::lock) fn text(value: &Value) -> String {
    // There are no keys but strings, so that this cannot fail.
    let plain = serde_json::to_string_pretty(&Ordered(value)).unwrap_or_default();
    let mut out = String::with_capacity(plain.len() + 1);
    for char in plain.chars() {
        if is_harmful(char) {
            for half in char.encode_utf16(&mut [0; 2]) {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{half:04x}");
            }
        } else {
            out.push(char);
        }
    }
    out.push('\n');
    out
}

struct Ordered<'v>(&'v Value);

impl Serialize for Ordered<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Object(map) => {
                let mut fields: Vec<_> = map.iter().collect();
                fields.sort_by_key(|(key, _)| (rank(key), key.as_str()));
                serializer.collect_map(fields.into_iter().map(|(key, value)| (key, Ordered(value))))
            }
            Value::Array(items) => serializer.collect_seq(items.iter().map(Ordered)),
            other => other.serialize(serializer),
        }
    }
}

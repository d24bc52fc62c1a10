//! The shape of a step.

use super::steps::{BARE, built_in};
use super::walk::Walk;
use super::{Deviation, Shape};
use crate::yaml::{Content, Value};

/// One item of a list of steps.
pub(super) fn check<'v>(walk: &mut Walk<'v>, item: &'v Value) {
    if let Some(name) = item.text() {
        // `- run` alone: what it needs is missing.
        if !BARE.contains(&name)
            && let Some(Shape::Map(map) | Shape::TextOr(map)) = built_in(name)
        {
            for key in map.keys.iter().filter(|key| key.required) {
                walk.found.push(Deviation::MissingKey {
                    what: map.what,
                    key: key.name,
                    at: item.source.clone(),
                    empty: None,
                });
            }
        }
        return;
    }
    match item.fields() {
        [field] => {
            let Some(shape) = built_in(&field.key) else {
                return; // A command: what it is given is looked at with its parameters.
            };
            let name = &field.key_span;
            if let (Shape::Map(map) | Shape::TextOr(map), Content::Null) =
                (shape, &field.value.content)
            {
                if !BARE.contains(&field.key.as_str()) {
                    walk.map(map, &field.value, name);
                }
                return;
            }
            walk.shape(shape, format_args!("`{}`", field.key), &field.value, name);
        }
        [] if item.content != Content::Unknown => {
            let expected = "a step's name, or a mapping with it as its only key".to_owned();
            walk.wrong_type("a step".to_owned(), expected, item, &item.source);
        }
        // More keys than one are told by `detached-keys`.
        _ => {}
    }
}

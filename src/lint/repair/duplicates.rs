//! Keys that stand twice.

use std::collections::{HashMap, HashSet};

use crate::yaml::{Content, Field, Value};

/// Joins mappings whose key stands twice, and leaves the last of other values, as readers do that
/// do not reject them.
pub(super) fn join_all(value: &mut Value) {
    match &mut value.content {
        Content::Sequence(items) => items.iter_mut().for_each(join_all),
        Content::Mapping(fields) => {
            if has_duplicates(fields) {
                let mut places: HashMap<String, usize> = HashMap::with_capacity(fields.len());
                let mut left: Vec<Field> = Vec::with_capacity(fields.len());
                for field in fields.drain(..) {
                    match places.get(&field.key) {
                        None => {
                            places.insert(field.key.clone(), left.len());
                            left.push(field);
                        }
                        Some(at) => join(&mut left[*at], field),
                    }
                }
                *fields = left;
            }
            for field in fields {
                join_all(&mut field.value);
            }
        }
        _ => {}
    }
}

fn has_duplicates(fields: &[Field]) -> bool {
    /// Up to here comparing each with each is faster than a table.
    const FEW: usize = 16;
    if fields.len() <= FEW {
        let mut rest = fields;
        while let [first, others @ ..] = rest {
            if others.iter().any(|other| other.key == first.key) {
                return true;
            }
            rest = others;
        }
        return false;
    }
    let mut seen = HashSet::with_capacity(fields.len());
    !fields.iter().all(|field| seen.insert(field.key.as_str()))
}

fn join(before: &mut Field, after: Field) {
    match (&mut before.value.content, after.value.content) {
        (Content::Mapping(all), Content::Mapping(more)) => all.extend(more),
        (_, content) => {
            *before = Field {
                value: Value {
                    content,
                    ..after.value
                },
                ..after
            };
        }
    }
}

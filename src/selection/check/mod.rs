//! The file against its schema: every key known, every value of the right type, form and size.

mod keys;
mod place;
mod types;
mod values;

use serde_json::Value as Json;

use super::SCHEMA;
use super::shape::Shape;
use crate::finding::Finding;
use crate::yaml::{Content, Field, Value};

use place::Place;

/// Everything in `root` that the schema does not allow.
pub(super) fn check(text: &str, root: &Value) -> Vec<Finding> {
    // A test reads it; there is nothing to tell a user.
    let schema: Json = serde_json::from_str(SCHEMA).unwrap_or_default();
    let schema = Shape::new(&schema);
    let mut check = Check {
        text,
        schema,
        findings: Vec::new(),
    };
    check.value(schema, root, Place::Root);
    check.findings
}

struct Check<'c> {
    text: &'c str,
    schema: Shape<'c>,
    findings: Vec<Finding>,
}

/// A value, where it stands, and what may stand there.
#[derive(Clone, Copy)]
struct Spot<'c, 'v> {
    shape: Shape<'c>,
    value: &'v Value,
    place: Place<'v>,
    /// The text that the value is written with.
    source: &'c str,
}

impl<'c> Check<'c> {
    fn value(&mut self, shape: Shape<'c>, value: &Value, place: Place<'_>) {
        let source = &self.text[value.source.clone()];
        let spot = Spot {
            shape,
            value,
            place,
            source,
        };
        let alternatives = shape.alternatives();
        let Some(fitting) = alternatives.iter().find(|one| one.admits(&value.content)) else {
            self.findings.push(types::wrong(spot));
            return;
        };
        match &value.content {
            Content::String(text) => self.findings.extend(values::string(spot, *fitting, text)),
            Content::Integer(number) => {
                self.findings
                    .extend(values::integer(spot, *fitting, *number));
            }
            Content::Sequence(items) => {
                let Some(shape) = fitting.items() else { return };
                for item in items {
                    self.value(shape, item, Place::Item { list: place.key() });
                }
            }
            Content::Mapping(fields) => self.mapping(*fitting, fields, spot),
            _ => {}
        }
    }

    fn mapping(&mut self, shape: Shape<'c>, fields: &[Field], spot: Spot<'_, '_>) {
        // CircleCI's own mappings are CircleCI's to check.
        if shape.types().is_empty() {
            return;
        }
        let mut meant = Vec::new();
        for Field {
            key,
            key_span: span,
            value,
        } in fields
        {
            if let Some(property) = shape.property(key) {
                self.value(property, value, Place::Key { name: key, span });
            } else if let Some(rest) = shape.rest() {
                let name = &format!("{}.{key}", spot.place.key());
                self.value(rest, value, Place::Key { name, span });
            } else {
                let nearest = shape.nearest(key);
                self.findings
                    .push(keys::unknown(self.schema, shape, key, span, spot.place));
                meant.extend(nearest);
            }
        }
        // A required key that was misspelled is not missing too.
        let missing = shape
            .required()
            .filter(|key| fields.iter().all(|field| field.key != *key) && !meant.contains(key));
        let missing: Vec<_> = missing.collect();
        if !missing.is_empty() {
            let at = fields
                .first()
                .map_or(&spot.value.span, |field| &field.key_span);
            self.findings
                .push(keys::missing(shape, &missing, at, spot.place));
        }
    }
}

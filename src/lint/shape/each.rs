//! The walk along the table that may change what it meets.

use super::steps::built_in;
use super::table::{ENTRY, INLINE_ORB, TOP_LEVEL, WORKFLOW, job};
use super::{Map, Shape};
use crate::yaml::{Content, Field, Value};

/// Calls `visit` with every part of a config that the table has a shape for, from the outside in:
/// what it changes is what is visited then.
pub(in crate::lint) fn each(root: &mut Value, visit: &mut dyn FnMut(Shape, &mut Value)) {
    shape(Shape::Map(&TOP_LEVEL), root, visit);
    sections(root, visit);
}

fn sections(scope: &mut Value, visit: &mut dyn FnMut(Shape, &mut Value)) {
    for section in fields(scope) {
        let name = section.key.as_str();
        for one in fields(&mut section.value) {
            let value = &mut one.value;
            match name {
                "jobs" => shape(Shape::Map(job(value)), value, visit),
                "workflows" => shape(Shape::Map(&WORKFLOW), value, visit),
                "orbs" if matches!(value.content, Content::Mapping(_)) => {
                    shape(Shape::Map(&INLINE_ORB), value, visit);
                    sections(value, visit);
                }
                _ => {}
            }
            if matches!(name, "workflows" | "job-groups") {
                entries(value, visit);
            }
        }
    }
}

fn shape(shape: Shape, value: &mut Value, visit: &mut dyn FnMut(Shape, &mut Value)) {
    visit(shape, value);
    if let Some(map) = shape.map() {
        for field in fields(value) {
            if let Some(key) = map.key(&field.key) {
                self::shape(key.shape, &mut field.value, visit);
            }
        }
    }
    match (shape, &mut value.content) {
        (Shape::Named(inner), Content::Mapping(fields)) => {
            for field in fields {
                self::shape(*inner, &mut field.value, visit);
            }
        }
        (Shape::List(inner), Content::Sequence(items)) => {
            for item in items {
                self::shape(*inner, item, visit);
            }
        }
        (Shape::Steps, Content::Sequence(items)) => {
            for item in items {
                if let Content::Mapping(fields) = &mut item.content
                    && let [field] = fields.as_mut_slice()
                    && let Some(inner) = built_in(&field.key)
                {
                    self::shape(*inner, &mut field.value, visit);
                }
            }
        }
        _ => {}
    }
}

/// The entries of a workflow.
fn entries(workflow: &mut Value, visit: &mut dyn FnMut(Shape, &mut Value)) {
    for field in fields(workflow) {
        if let ("jobs", Content::Sequence(items)) = (field.key.as_str(), &mut field.value.content) {
            for item in items {
                if let [entry] = fields(item) {
                    shape(Shape::Map(&ENTRY), &mut entry.value, visit);
                }
            }
        }
    }
}

/// The keys and values of a mapping; none for anything else.
fn fields(value: &mut Value) -> &mut [Field] {
    match &mut value.content {
        Content::Mapping(fields) => fields,
        _ => &mut [],
    }
}

impl Shape {
    /// The keys that a mapping of this shape has, where they are known.
    pub(in crate::lint) fn map(&self) -> Option<&'static Map> {
        match self {
            Self::Map(map) | Self::TextOr(map) | Self::ScalarOr(map) => Some(map),
            Self::Logic => Some(&super::table::LOGIC),
            _ => None,
        }
    }
}

impl Map {
    /// What it says of a key.
    pub(in crate::lint) fn key(&self, name: &str) -> Option<&'static super::Key> {
        self.keys.iter().find(|key| key.name == name)
    }
}

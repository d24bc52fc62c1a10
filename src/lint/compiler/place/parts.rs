//! Parts of a config by a name, a text or a path.

use crate::lint::compiler::calls::Site;
use crate::yaml::{Span, Value};

/// An argument that a call is given: where its name stands, and its value.
pub(super) fn argument(site: Option<&Site<'_, '_>>, name: &str) -> Option<(Span, Span)> {
    let arguments = site?.arguments?;
    let of = |value: &Value| {
        let mut fields = value.fields().iter();
        let field = fields.find(|field| field.key == name)?;
        Some((field.key_span.clone(), field.value.source.clone()))
    };
    let in_matrix = || of(arguments.get("matrix")?.get("parameters")?);
    of(arguments).or_else(in_matrix)
}

/// The first scalar that is meant.
pub(super) fn find<'v>(value: &'v Value, is_meant: &dyn Fn(&str) -> bool) -> Option<&'v Value> {
    if value.text().is_some_and(is_meant) {
        return Some(value);
    }
    let items = value.items().iter();
    let fields = value.fields().iter().map(|field| &field.value);
    items.chain(fields).find_map(|part| find(part, is_meant))
}

pub(super) fn scalar(value: &Value, is_meant: &dyn Fn(&str) -> bool) -> Option<Span> {
    find(value, is_meant).map(|found| found.source.clone())
}

/// Where keys of a name stand.
pub(super) fn keys(value: &Value, name: &str) -> Vec<Span> {
    let mut found = Vec::new();
    value.each(&mut |field| {
        if field.key == name {
            found.push(field.key_span.clone());
        }
    });
    found
}

/// The part that a path leads to, where that is told, which is at its key, and whether the path leads no further.
pub(super) fn walk<'v>(root: &'v Value, path: &[String]) -> Option<(&'v Value, Span, bool)> {
    let mut value = root;
    let mut span = None;
    let mut is_all = true;
    for step in path {
        let mut fields = value.fields().iter();
        if let Some(field) = fields.find(|field| field.key == *step) {
            value = &field.value;
            span = Some(field.key_span.clone());
            continue;
        }
        let item = step
            .parse::<usize>()
            .ok()
            .and_then(|at| value.items().get(at));
        let Some(item) = item else {
            is_all = false;
            break;
        };
        value = item;
        let first = item.fields().first().map(|field| field.key_span.clone());
        span = Some(first.unwrap_or_else(|| item.span.clone()));
    }
    span.map(|span| (value, span, is_all))
}

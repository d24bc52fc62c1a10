//! Keys that stand beside the one that they belong to, wherever the table knows both.

use super::detached::{Detached, adopt, take};
use crate::lint::shape::table::{ENTRY, TOP_LEVEL};
use crate::lint::shape::{Map, Others, Shape, built_in, each};
use crate::suggest::nearest;
use crate::yaml::{Content, Field, Span, Value};

/// What only a definition in a section at the top has.
const SIGNS: [(&str, &[&str]); 5] = [
    ("jobs", &["steps", "docker", "machine", "macos", "executor"]),
    ("commands", &["steps"]),
    ("executors", &["docker", "machine", "macos"]),
    ("workflows", &["jobs"]),
    ("parameters", &["type"]),
];

/// Puts keys under the empty one before them that they are keys of.
pub(super) fn attach(root: &mut Value, found: &mut Vec<Detached>) {
    sections(root, found);
    each(root, &mut |shape, value| {
        if let Some(map) = shape.map() {
            mapping(map, value, found);
        }
        if let (Shape::Named(Shape::Map(map)), Content::Mapping(named)) =
            (shape, &mut value.content)
        {
            let keys: Vec<_> = map.keys.iter().map(|key| key.name).collect();
            let help = format!("what {} is, is indented under its name", map.what);
            adopt(named, &help, &keys, found);
        }
    });
}

/// Definitions behind an empty section.
fn sections(root: &mut Value, found: &mut Vec<Detached>) {
    let source = root.source.clone();
    let Content::Mapping(fields) = &mut root.content else {
        return;
    };
    let mut at = 0;
    while at < fields.len() {
        let [owner, rest @ ..] = &fields[at..] else {
            return;
        };
        let signs = SIGNS.iter().find(|(section, _)| *section == owner.key);
        if let (Some((section, signs)), Content::Null) = (signs, &owner.value.content) {
            let has_sign = |one: &Value| signs.iter().any(|sign| one.get(sign).is_some());
            let belongs = |field: &&Field| {
                is_own(&source, owner, field)
                    && TOP_LEVEL.key(&field.key).is_none()
                    && has_sign(&field.value)
            };
            let count = rest.iter().take_while(belongs).count();
            let help = format!("what `{section}` has is indented under it");
            take(fields, at, count, help, found);
        }
        at += 1;
    }
}

/// Keys of one mapping.
fn mapping(map: &Map, value: &mut Value, found: &mut Vec<Detached>) {
    let source = value.source.clone();
    let Content::Mapping(fields) = &mut value.content else {
        return;
    };
    let mut at = 0;
    while at < fields.len() {
        let count = run(map, &source, fields, at);
        if count > 0 {
            let help = format!("what `{}` has is indented under it", fields[at].key);
            take(fields, at, count, help, found);
        }
        at += 1;
    }
}

/// How many of the fields behind the one at `at` belong under it.
fn run(map: &Map, source: &Span, fields: &[Field], at: usize) -> usize {
    let owner = &fields[at];
    let Some(key) = map.key(&owner.key) else {
        return 0;
    };
    let own = match &owner.value.content {
        Content::Null => None,
        Content::Mapping(own) if owner.value.is_written_here() => Some(own),
        _ => return 0,
    };
    let belongs = |field: &&Field| {
        let is_there = own.is_some_and(|own| own.iter().any(|one| one.key == field.key));
        if is_there || map.key(&field.key).is_some() || !is_own(source, owner, field) {
            return false;
        }
        let is_key = key
            .shape
            .map()
            .is_some_and(|inner| inner.key(&field.key).is_some());
        is_key
            || own.is_none()
                && is_closed(map)
                && takes(&key.shape, field)
                && !is_near(map, fields, field)
    };
    fields[at + 1..].iter().take_while(belongs).count()
}

/// Whether a field stands in the same mapping of the text, behind its owner: merged ones do not.
fn is_own(source: &Span, owner: &Field, field: &Field) -> bool {
    source.contains(&field.key_span.start) && field.key_span.start > owner.key_span.start
}

fn is_closed(map: &Map) -> bool {
    matches!(map.others, Others::Rejected | Others::Useless)
}

/// Whether a mapping with names of the author's own can have this one.
fn takes(shape: &Shape, field: &Field) -> bool {
    let content = &field.value.content;
    match shape {
        Shape::Map(map) | Shape::TextOr(map) | Shape::ScalarOr(map) => map.others == Others::Open,
        Shape::Environment => !matches!(
            content,
            Content::Null | Content::Unknown | Content::Sequence(_) | Content::Mapping(_)
        ),
        Shape::Named(Shape::Map(_)) => matches!(content, Content::Mapping(_)),
        Shape::Named(Shape::List(_)) => {
            matches!(content, Content::Sequence(_))
                || field.value.text().is_some_and(|text| text.contains("<<"))
        }
        _ => false,
    }
}

/// Whether a key is a misspelled one of this mapping; capitals are for variables.
fn is_near(map: &Map, fields: &[Field], field: &Field) -> bool {
    let is_missing = |name: &&str| !fields.iter().any(|field| field.key == *name);
    let missing = map.keys.iter().map(|key| key.name).filter(is_missing);
    !field
        .key
        .starts_with(|first: char| first.is_ascii_uppercase())
        && nearest(&field.key, missing).is_some()
}

/// Whether `rest` belongs under a step's name beside what is there already.
pub(super) fn joins_step(step: &Field, rest: &[Field]) -> bool {
    let is_given = |field: &Field| match built_in(&step.key) {
        Some(shape) => shape.map().is_some_and(|map| map.key(&field.key).is_some()),
        None => built_in(&field.key).is_none() && is_scalar(field),
    };
    rest.iter().all(is_given) && is_apart(step, rest)
}

/// The same of an entry of a workflow.
pub(super) fn joins_entry(entry: &Field, rest: &[Field]) -> bool {
    let is_given = |field: &Field| ENTRY.key(&field.key).is_some() || is_scalar(field);
    rest.iter().all(is_given) && is_apart(entry, rest)
}

/// What is no scalar may be a step or an entry itself.
fn is_scalar(field: &Field) -> bool {
    !matches!(
        field.value.content,
        Content::Null | Content::Unknown | Content::Sequence(_) | Content::Mapping(_)
    )
}

fn is_apart(owner: &Field, rest: &[Field]) -> bool {
    let is_there = |field: &Field| owner.value.fields().iter().any(|own| own.key == field.key);
    !rest.iter().any(is_there)
}

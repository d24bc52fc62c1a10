//! Keys that are indented too far: not known where they stand, and missing one level further out.

use super::told::Told;
use crate::finding::{Finding, Fix, Safety, Severity};
use crate::lint::moved;
use crate::lint::rules::unknown_key;
use crate::lint::shape::table::{JOB, TOP_LEVEL};
use crate::lint::shape::{Map, Others, Shape};
use crate::yaml::{Content, Field, Span, Value};

/// Takes keys out of the values of a mapping that belong to the mapping itself.
pub(super) fn outdent(shape: Shape, value: &mut Value, told: &mut Told<'_, '_>) {
    let Some(map) = shape.map() else { return };
    let Content::Mapping(fields) = &mut value.content else {
        return;
    };
    let mut at = 0;
    while at < fields.len() {
        if let Some(key) = map.key(&fields[at].key) {
            let taken: Vec<Field> = {
                let is_there = |name: &str| fields.iter().any(|field| field.key == name);
                let fits = |inner: &Inner, field: &Field| {
                    map.key(&field.key).is_some()
                        && !is_there(&field.key)
                        && inner.is_foreign(field)
                };
                let picked = picked(&key.shape, &fields[at].value, &fits);
                picked.into_iter().collect()
            };
            if !taken.is_empty() {
                let owner = (fields[at].key.clone(), fields[at].key_span.clone());
                let severity = severity(map, &key.shape, &taken);
                let found = finding(map.what, &owner, &fields[at].value, &taken, told);
                told.push(found.severity(severity));
                remove(&mut fields[at].value, &taken);
                let behind = fields.split_off(at + 1);
                fields.extend(taken);
                fields.extend(behind);
            }
        }
        at += 1;
    }
}

/// A mapping inside of the one that is looked at.
enum Inner {
    Known(&'static Map),
    /// Variables: each is a scalar.
    Environment,
    /// Parameters: each is a mapping.
    Parameters,
}

impl Inner {
    fn of(shape: &Shape) -> Option<Self> {
        match shape {
            Shape::Environment => Some(Self::Environment),
            Shape::Named(Shape::Map(_)) => Some(Self::Parameters),
            _ => shape.map().map(Self::Known),
        }
    }

    /// Whether it cannot have such a key.
    fn is_foreign(&self, field: &Field) -> bool {
        let content = &field.value.content;
        match self {
            Self::Known(map) => map.others != Others::Open && map.key(&field.key).is_none(),
            Self::Environment => matches!(content, Content::Sequence(_) | Content::Mapping(_)),
            Self::Parameters => matches!(content, Content::Sequence(_)),
        }
    }
}

/// Those keys of a value, or of the last item of a list, that belong further out.
fn picked(shape: &Shape, value: &Value, fits: &dyn Fn(&Inner, &Field) -> bool) -> Vec<Field> {
    if !value.is_written_here() {
        return Vec::new();
    }
    match (shape, &value.content) {
        (Shape::List(inner), Content::Sequence(items)) => {
            let last = items.last();
            last.map_or_else(Vec::new, |last| picked(inner, last, fits))
        }
        (_, Content::Mapping(fields)) => {
            let Some(inner) = Inner::of(shape) else {
                return Vec::new();
            };
            let is_own = |field: &&Field| value.source.contains(&field.key_span.start);
            let own = fields.iter().filter(is_own);
            own.filter(|field| fits(&inner, field)).cloned().collect()
        }
        _ => Vec::new(),
    }
}

/// Takes fields out of where they were picked.
fn remove(value: &mut Value, taken: &[Field]) {
    match &mut value.content {
        Content::Sequence(items) => {
            if let Some(last) = items.last_mut() {
                remove(last, taken);
            }
        }
        Content::Mapping(fields) => {
            let is_taken = |field: &Field| taken.iter().any(|one| one.key_span == field.key_span);
            fields.retain(|field| !is_taken(field));
        }
        _ => {}
    }
}

/// What is useless where it stands is no error, unless it is needed where it belongs.
fn severity(map: &Map, inner: &Shape, taken: &[Field]) -> Severity {
    let is_required = |field: &Field| map.key(&field.key).is_some_and(|key| key.required);
    let is_useless = inner
        .map()
        .is_some_and(|inner| inner.others == Others::Useless);
    if is_useless && !taken.iter().any(is_required) {
        Severity::Warning
    } else {
        Severity::Error
    }
}

fn finding(
    what: &str,
    owner: &(String, Span),
    value: &Value,
    taken: &[Field],
    told: &Told<'_, '_>,
) -> Finding {
    let (name, span) = owner;
    let (Some(first), Some(last)) = (taken.first(), taken.last()) else {
        return Finding::error(unknown_key::RULE.name, span.clone(), "");
    };
    let start = first.key_span.start;
    let keys: Vec<_> = taken
        .iter()
        .map(|field| format!("`{}`", field.key))
        .collect();
    let (keys, it, verb) = match keys.as_slice() {
        [key] => (key.clone(), "it", "is"),
        keys => (keys.join(", "), "them", "are"),
    };
    let belong = if verb == "is" { "belongs" } else { "belong" };
    let columns =
        moved::column(told.lines, start).saturating_sub(moved::column(told.lines, span.start));
    let finding = Finding::error(
        unknown_key::RULE.name,
        first.key_span.clone(),
        format!("{keys} {verb} under `{name}`, and {belong} beside it"),
    )
    .label(format!("a key of {what}"))
    .related(span.clone(), "not part of this");
    if columns == 0 || !moved::is_first(told.lines, start) {
        return finding.help(format!("move {it} out of `{name}`"));
    }
    let finding = finding.help(format!("move {it} {columns} columns to the left"));
    // What stands behind would come under it.
    let stays = |field: &Field| taken.iter().all(|one| one.key_span != field.key_span);
    let mut behind = block(value)
        .iter()
        .filter(|field| field.key_span.start > start);
    if behind.any(stays) || !told.is_end_of(span, last) {
        return finding;
    }
    match moved::left(told.lines, &(start..last.value.source.end), columns) {
        Some(patches) => finding.fix(Fix {
            title: format!("move {keys} out of `{name}`"),
            safety: Safety::Safe,
            patches,
        }),
        None => finding,
    }
}

/// The fields of a mapping, or of the last one in a list.
fn block(value: &Value) -> &[Field] {
    value.items().last().unwrap_or(value).fields()
}

/// Sections of a config under another section, and definitions under another definition.
pub(super) fn sections(root: &mut Value, told: &mut Told<'_, '_>) {
    let Content::Mapping(sections) = &mut root.content else {
        return;
    };
    let mut out = Vec::new();
    for at in 0..sections.len() {
        if !matches!(
            sections[at].key.as_str(),
            "jobs" | "commands" | "executors" | "orbs" | "workflows" | "parameters"
        ) {
            continue;
        }
        let section = (sections[at].key.clone(), sections[at].key_span.clone());
        let is_there = |name: &str, all: &[Field]| all.iter().any(|field| field.key == name);
        let taken: Vec<Field> = sections[at]
            .value
            .fields()
            .iter()
            .filter(|field| is_section(field) && !is_there(&field.key, sections))
            .cloned()
            .collect();
        if !taken.is_empty() {
            let found = finding("a config", &section, &sections[at].value, &taken, told);
            told.push(found);
        }
        remove(&mut sections[at].value, &taken);
        out.extend(taken);
        if section.0 == "jobs" {
            jobs(&mut sections[at].value, told);
        }
    }
    sections.extend(out);
}

/// Whether what is called like a section is one: the definitions in it look like its own.
fn is_section(field: &Field) -> bool {
    let has = |one: &Field, keys: &[&str]| keys.iter().any(|key| one.value.get(key).is_some());
    let signs: &[&str] = match field.key.as_str() {
        "workflows" => &["jobs"],
        "jobs" => &["steps", "docker", "machine", "executor"],
        "commands" => &["steps"],
        "executors" => &["docker", "machine", "macos"],
        _ => return false,
    };
    let mut all = field.value.fields().iter();
    TOP_LEVEL.key(&field.key).is_some() && all.any(|one| has(one, signs))
}

/// Jobs inside of a job.
fn jobs(section: &mut Value, told: &mut Told<'_, '_>) {
    let Content::Mapping(jobs) = &mut section.content else {
        return;
    };
    let mut at = 0;
    while at < jobs.len() {
        let is_job = |field: &Field| {
            JOB.key(&field.key).is_none()
                && field.value.is_written_here()
                && field.value.get("steps").is_some()
                && ["docker", "machine", "macos", "executor"]
                    .iter()
                    .any(|key| field.value.get(key).is_some())
        };
        let is_there = |name: &str| jobs.iter().any(|field| field.key == name);
        let inner = jobs[at].value.fields().iter();
        let taken: Vec<Field> = inner
            .filter(|field| is_job(field) && !is_there(&field.key))
            .cloned()
            .collect();
        if !taken.is_empty() && jobs[at].value.is_written_here() {
            let owner = (jobs[at].key.clone(), jobs[at].key_span.clone());
            let found = finding("`jobs`", &owner, &jobs[at].value, &taken, told);
            told.push(found);
            remove(&mut jobs[at].value, &taken);
            let behind = jobs.split_off(at + 1);
            jobs.extend(taken);
            jobs.extend(behind);
        }
        at += 1;
    }
}

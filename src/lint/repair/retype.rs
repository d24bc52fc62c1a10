//! Values of another type than their key takes, where it is plain what was meant.

use super::rewrite::{around, block, dash, dashes, fits_in_braces, no_dashes, safe, with};
use super::told::Told;
use crate::circle::expression;
use crate::finding::{Finding, Fix};
use crate::lint::moved;
use crate::lint::rules::wrong_type;
use crate::lint::shape::{Map, Shape, built_in, is_plain};
use crate::yaml::{Content, Field, Value};

/// What one text stands for, of those mappings that have one key that matters.
const PRINCIPAL: [(&str, &str); 6] = [
    ("`store_test_results`", "path"),
    ("`store_artifacts`", "path"),
    ("`attach_workspace`", "at"),
    ("`restore_cache`", "key"),
    ("`macos`", "xcode"),
    ("a Docker image", "image"),
];

/// Types that need nothing beside them.
const TYPES: [&str; 6] = [
    "string",
    "boolean",
    "integer",
    "executor",
    "steps",
    "env_var_name",
];

/// Gives values the type that their key takes.
pub(super) fn retype(shape: Shape, value: &mut Value, told: &mut Told<'_, '_>) {
    let map = shape.map();
    match (shape, &mut value.content) {
        (Shape::Steps, Content::Sequence(items)) => {
            for item in items {
                step(item, told);
            }
        }
        (Shape::List(Shape::Map(map)), Content::Sequence(items)) => {
            for value in items {
                item(map, value, told);
            }
        }
        (Shape::Named(inner), Content::Mapping(fields)) => {
            for field in fields {
                one(inner, field, told);
            }
        }
        (_, Content::Mapping(fields)) => {
            for field in fields {
                if let Some(key) = map.and_then(|map| map.key(&field.key)) {
                    one(&key.shape, field, told);
                }
            }
        }
        _ => {}
    }
}

/// Workflows: their entries are no part of the table.
pub(super) fn workflows(root: &mut Value, told: &mut Told<'_, '_>) {
    let Content::Mapping(sections) = &mut root.content else {
        return;
    };
    let of_workflows = |section: &&mut Field| section.key == "workflows";
    for section in sections.iter_mut().filter(of_workflows) {
        let Content::Mapping(all) = &mut section.value.content else {
            continue;
        };
        for workflow in all {
            match &mut workflow.value.content {
                Content::Sequence(_) => without_jobs(workflow, told),
                Content::Mapping(fields) => {
                    let is_jobs = |field: &&mut Field| {
                        let is_entry = |entry: &Field| {
                            matches!(entry.value.content, Content::Mapping(_) | Content::Null)
                        };
                        field.key == "jobs" && field.value.fields().iter().all(is_entry)
                    };
                    for jobs in fields.iter_mut().filter(is_jobs) {
                        if let Content::Mapping(_) = jobs.value.content {
                            let fix = dashes(&jobs.value, told);
                            tell(jobs, "a list", fix, told);
                            itemize(&mut jobs.value);
                        }
                    }
                }
                _ => {}
            }
        }
    }
}

/// A workflow that is the list of its jobs.
fn without_jobs(workflow: &mut Field, told: &mut Told<'_, '_>) {
    let source = workflow.value.source.clone();
    let lines = told.lines;
    let patches = if moved::is_first(lines, source.start) {
        let name = moved::column(lines, workflow.key_span.start);
        let column = moved::column(lines, source.start);
        let inner = column.max(name + 2);
        let mut patches = moved::right(lines, &source, inner + 2 - column);
        if let Some(first) = patches.first_mut() {
            let line = format!("{}jobs:{}", " ".repeat(inner), lines.line_break());
            first.replacement.insert_str(0, &line);
        }
        patches
    } else {
        around(&source, "{ jobs: ", " }")
    };
    let fix = safe("put the list under `jobs`", patches);
    let found = wrong_type::finding(
        "a workflow",
        "a mapping",
        &workflow.value,
        &workflow.key_span,
    )
    .label("`jobs` is missing between")
    .help("write `jobs:` above the list, and indent the list under it");
    told.push(with(found, Some(fix)));
    let list = workflow.value.clone();
    workflow.value.content = Content::Mapping(vec![Field {
        key: "jobs".to_owned(),
        key_span: workflow.key_span.clone(),
        value: list,
    }]);
}

/// The value of a key.
fn one(shape: &Shape, field: &mut Field, told: &mut Told<'_, '_>) {
    if is_computed(&field.value) || !field.value.is_written_here() {
        return;
    }
    let source = field.value.source.clone();
    match (shape, &field.value.content) {
        (Shape::List(Shape::Map(map)), Content::Mapping(fields))
            if !fields.is_empty() && fields.iter().all(|one| map.key(&one.key).is_some()) =>
        {
            let fix = dash(&field.value, told);
            tell(field, "a list", fix, told);
            let item = field.value.clone();
            field.value.content = Content::Sequence(vec![item]);
        }
        (Shape::List(Shape::Map(map)), content) if is_plain(content) => {
            let Some(key) = principal(map, &field.value) else {
                return;
            };
            let patches = around(&source, &format!("[{{ {key}: "), " }]");
            let fix = fits_in_braces(&source, told)
                .then(|| safe(&format!("write a list of one with `{key}`"), patches));
            tell(field, "a list", fix, told);
            let mut item = field.value.clone();
            under(key, &mut item);
            field.value.content = Content::Sequence(vec![item]);
        }
        (Shape::Steps, Content::Mapping(fields)) => {
            let is_step = |one: &Field| built_in(&one.key).is_some() || one.key.contains('/');
            if fields.iter().all(is_step) && !fields.is_empty() {
                let fix = dashes(&field.value, told);
                tell(field, "a list of steps", fix, told);
                itemize(&mut field.value);
            }
        }
        (Shape::Steps, Content::String(_)) => {
            let fix = fits_in_braces(&source, told)
                .then(|| safe("write a list of one", around(&source, "[", "]")));
            tell(field, "a list of steps", fix, told);
            let item = field.value.clone();
            field.value.content = Content::Sequence(vec![item]);
        }
        (Shape::Map(map), content) if is_plain(content) => {
            let Some(key) = principal(map, &field.value) else {
                return;
            };
            let patches = around(&source, &format!("{{ {key}: "), " }");
            let fix = fits_in_braces(&source, told)
                .then(|| safe(&format!("write it as `{key}`"), patches));
            let what = format!("`{}`", field.key);
            let found = wrong_type::finding(&what, "a mapping", &field.value, &source)
                .help(format!("write `{}: {{ {key}: … }}`", field.key));
            told.push(with(found, fix));
            under(key, &mut field.value);
        }
        (Shape::Text | Shape::TextOr(_), Content::Sequence(_))
            if matches!(field.key.as_str(), "command" | "run") =>
        {
            let fix = block(field, told);
            tell(field, &shape.expected(), fix, told);
            field.value.content = Content::Unknown;
        }
        (Shape::Named(_), Content::Sequence(items)) => {
            let is_named = |item: &Value| item.fields().len() == 1 && item.is_written_here();
            if items.iter().all(is_named) && !items.is_empty() {
                let fix = no_dashes(items, told);
                let all = items.iter().flat_map(Value::fields).cloned().collect();
                tell(field, "a mapping", fix, told);
                field.value.content = Content::Mapping(all);
            } else {
                tell(field, "a mapping", None, told);
                field.value.content = Content::Unknown;
            }
        }
        _ => {}
    }
}

/// An item of a list of mappings.
fn item(map: &Map, value: &mut Value, told: &mut Told<'_, '_>) {
    let Content::String(text) = &value.content else {
        return;
    };
    if is_computed(value) || !value.is_written_here() {
        return;
    }
    let joined = text
        .split_once(':')
        .filter(|(name, rest)| map.key(name).is_some() && !rest.contains(char::is_whitespace))
        .map(|(name, rest)| (name.to_owned(), rest.to_owned()));
    if let Some((name, rest)) = joined {
        told.push(no_blank(&name, value, told));
        value.content = Content::String(rest);
        return under(&name, value);
    }
    let Some(key) = principal(map, value) else {
        return;
    };
    let at = value.source.start;
    let fix = safe(
        &format!("write `{key}:` before it"),
        around(&(at..at), &format!("{key}: "), ""),
    );
    let found = wrong_type::finding(map.what, "a mapping", value, &value.source)
        .help(format!("write `{key}:` before it"));
    told.push(with(found, Some(fix)));
    under(key, value);
}

/// An item of a list of steps.
fn step(value: &mut Value, told: &mut Told<'_, '_>) {
    if let Content::Mapping(fields) = &mut value.content {
        if let [field] = fields.as_mut_slice()
            && let Some(shape) = built_in(&field.key)
        {
            one(shape, field, told);
        }
        return;
    }
    let rest = value.text().and_then(|text| text.strip_prefix("run:"));
    if let Some(rest) = rest.map(str::to_owned) {
        told.push(no_blank("run", value, told));
        value.content = Content::String(rest);
        under("run", value);
    }
}

/// `image:name`, which is text.
fn no_blank(name: &str, value: &Value, told: &Told<'_, '_>) -> Finding {
    let at = value.source.start + name.len() + 1;
    let is_there = told.slice(&(value.source.start..at)) == Some(&format!("{name}:"));
    let fix = is_there.then(|| safe("write the blank", around(&(at..at), " ", "")));
    let found = Finding::error(
        wrong_type::RULE.name,
        value.source.clone(),
        format!("a blank is missing behind `{name}:`, so that this is text"),
    )
    .label("not a key and its value")
    .help(format!("write `{name}: ` and the value"));
    with(found, fix)
}

fn tell(field: &Field, expected: &str, fix: Option<Fix>, told: &mut Told<'_, '_>) {
    let what = format!("`{}`", field.key);
    let at = if is_plain(&field.value.content) {
        &field.value.source
    } else {
        &field.key_span
    };
    let found = wrong_type::finding(&what, expected, &field.value, at).help(wrong_type::help(
        &what,
        expected,
        &field.value,
    ));
    told.push(with(found, fix));
}

fn is_computed(value: &Value) -> bool {
    value.text().is_some_and(expression::is_in)
}

/// The key that one text stands for.
fn principal(map: &Map, value: &Value) -> Option<&'static str> {
    if map.what == "a parameter" {
        return value
            .text()
            .filter(|text| TYPES.contains(text))
            .map(|_| "type");
    }
    let mut all = PRINCIPAL.iter();
    all.find(|(what, _)| *what == map.what).map(|(_, key)| *key)
}

/// Puts a value under a key.
fn under(key: &str, value: &mut Value) {
    let inner = value.clone();
    value.content = Content::Mapping(vec![Field {
        key: key.to_owned(),
        key_span: value.source.clone(),
        value: inner,
    }]);
}

/// Makes each key of a mapping an item.
fn itemize(value: &mut Value) {
    let items = value.fields().iter().map(|field| Value {
        span: field.key_span.clone(),
        source: field.key_span.start..field.value.source.end.max(field.key_span.end),
        via: field.value.via.clone(),
        content: match field.value.content {
            Content::Null => Content::String(field.key.clone()),
            _ => Content::Mapping(vec![field.clone()]),
        },
    });
    value.content = Content::Sequence(items.collect());
}

//! The config as it was meant where keys stand beside their owner instead of under it: the model is
//! read from that, so that one wrong indentation is one finding.

use std::collections::{HashMap, HashSet};

use crate::yaml::{Content, Field, Span, Value};

/// Keys whose value is a list of steps.
const STEPS: [&str; 3] = ["steps", "pre-steps", "post-steps"];

/// Sections of named definitions, and the keys that only a definition of theirs has.
const SECTIONS: [(&str, &[&str]); 5] = [
    (
        "jobs",
        &[
            "docker",
            "steps",
            "executor",
            "environment",
            "machine",
            "macos",
            "working_directory",
            "resource_class",
            "parallelism",
            "shell",
            "parameters",
            "description",
        ],
    ),
    ("commands", &["steps", "parameters", "description"]),
    (
        "executors",
        &[
            "docker",
            "machine",
            "macos",
            "environment",
            "resource_class",
            "working_directory",
            "shell",
            "parameters",
            "description",
        ],
    ),
    ("workflows", &["jobs", "when", "unless", "triggers"]),
    ("job-groups", &["jobs"]),
];

/// Keys of a definition that stand beside its name.
#[derive(Debug)]
pub(super) struct Detached {
    /// The section of both.
    pub(super) section: &'static str,
    /// The definition's name, and where it stands.
    pub(super) owner: (String, Span),
    /// Where the first key stands that the definition has of its own.
    pub(super) inside: Option<Span>,
    /// The keys, and where they stand.
    pub(super) keys: Vec<(String, Span)>,
    /// Where the value of the last one ends.
    pub(super) end: usize,
}

/// Puts detached keys under their owners; tells which of them stood in a section.
pub(super) fn repair(root: &mut Value) -> Vec<Detached> {
    let mut found = Vec::new();
    duplicates(root);
    let Content::Mapping(fields) = &mut root.content else {
        return found;
    };
    for field in fields.iter_mut() {
        let known = SECTIONS.iter().find(|(section, _)| *section == field.key);
        if let (Some((section, keys)), Content::Mapping(named)) = (known, &mut field.value.content)
        {
            adopt(named, section, keys, &mut found);
            if matches!(*section, "workflows" | "job-groups") {
                for workflow in named.iter_mut() {
                    in_list(&mut workflow.value, &["jobs"]);
                }
            }
        }
    }
    steps(root);
    found
}

/// Joins mappings whose key stands twice, and leaves the last of other values, as readers do that
/// do not reject them.
fn duplicates(value: &mut Value) {
    match &mut value.content {
        Content::Sequence(items) => items.iter_mut().for_each(duplicates),
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
                duplicates(&mut field.value);
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

/// Gives each definition the keys behind it that only a definition has.
fn adopt(named: &mut Vec<Field>, section: &'static str, keys: &[&str], found: &mut Vec<Detached>) {
    let mut at = 0;
    while at < named.len() {
        let count = detached(&named[at..], keys);
        if count > 0 {
            let taken: Vec<Field> = named.drain(at + 1..=at + count).collect();
            let owner = &mut named[at];
            found.push(Detached {
                section,
                owner: (owner.key.clone(), owner.key_span.clone()),
                inside: owner
                    .value
                    .fields()
                    .first()
                    .map(|field| field.key_span.clone()),
                keys: taken
                    .iter()
                    .map(|field| (field.key.clone(), field.key_span.clone()))
                    .collect(),
                end: taken.last().map_or(0, |field| field.value.source.end),
            });
            match &mut owner.value.content {
                Content::Mapping(own) => own.extend(taken),
                content => *content = Content::Mapping(taken),
            }
        }
        at += 1;
    }
}

/// How many of the fields behind the first belong under it.
fn detached(fields: &[Field], keys: &[&str]) -> usize {
    let [owner, rest @ ..] = fields else { return 0 };
    let own = match &owner.value.content {
        Content::Null => &[][..],
        Content::Mapping(own) if owner.value.via.is_none() => own,
        _ => return 0,
    };
    let has = |key: &str| own.iter().any(|field| field.key == key);
    let belongs = |field: &&Field| keys.contains(&field.key.as_str()) && !has(&field.key);
    let run = rest.iter().take_while(belongs).count();
    // A job may be called `docker`, but what is called so is then no list and no text.
    let is_sure = rest[..run]
        .iter()
        .any(|field| !matches!(field.value.content, Content::Mapping(_) | Content::Null));
    let is_owner = !keys.contains(&owner.key.as_str());
    if is_owner && is_sure { run } else { 0 }
}

/// Every list of steps in `value`.
fn steps(value: &mut Value) {
    match &mut value.content {
        Content::Sequence(items) => items.iter_mut().for_each(steps),
        Content::Mapping(_) => {
            in_list(value, &STEPS);
            let Content::Mapping(fields) = &mut value.content else {
                return;
            };
            for field in fields {
                steps(&mut field.value);
            }
        }
        _ => {}
    }
}

/// The items of the lists under `keys`.
fn in_list(owner: &mut Value, keys: &[&str]) {
    let Content::Mapping(fields) = &mut owner.content else {
        return;
    };
    for field in fields.iter_mut() {
        if let (true, Content::Sequence(items)) =
            (keys.contains(&field.key.as_str()), &mut field.value.content)
        {
            items.iter_mut().for_each(item);
        }
    }
}

/// A step or an entry whose parameters stand beside its name.
fn item(value: &mut Value) {
    let source = value.source.clone();
    let Content::Mapping(fields) = &mut value.content else {
        return;
    };
    let is_own = |field: &Field| source.contains(&field.key_span.start);
    let is_detached =
        fields.len() > 1 && fields[0].value.content == Content::Null && fields.iter().all(is_own);
    if is_detached {
        let rest = fields.split_off(1);
        fields[0].value.content = Content::Mapping(rest);
    }
}

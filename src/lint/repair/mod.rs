//! The config as it was meant where keys stand beside their owner instead of under it: the model is
//! read from that, so that one wrong indentation is one finding.

mod attach;
mod detached;
mod duplicates;
mod outdent;
mod retype;
mod rewrite;
mod told;

pub(super) use detached::Detached;

use super::shape::each;
use crate::finding::Finding;
use crate::yaml::{Content, Field, Lines, Value};
use attach::{attach, joins_entry, joins_step};
use detached::{adopt, take};
use outdent::outdent;
use retype::retype;
use told::Told;

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

/// Puts detached keys under their owners; tells which of them, but for those behind an empty step or
/// entry, and what else is told.
pub(super) fn repair<'t>(
    root: &mut Value,
    text: &'t str,
    lines: &Lines<'t>,
) -> (Vec<Detached>, Vec<Finding>) {
    let mut found = Vec::new();
    let mut told = Told {
        text,
        lines,
        findings: Vec::new(),
    };
    duplicates::join_all(root);
    outdent::sections(root, &mut told);
    let Content::Mapping(fields) = &mut root.content else {
        return (found, told.findings);
    };
    for field in fields.iter_mut() {
        let known = SECTIONS.iter().find(|(section, _)| *section == field.key);
        if let (Some((section, keys)), Content::Mapping(named)) = (known, &mut field.value.content)
        {
            let help = format!("what a name under `{section}` stands for is indented under it");
            adopt(named, &help, keys, &mut found);
            if matches!(*section, "workflows" | "job-groups") {
                for workflow in named.iter_mut() {
                    in_list(&mut workflow.value, &["jobs"], joins_entry, &mut found);
                }
            }
        }
    }
    steps(root, &mut found);
    attach(root, &mut found);
    retype::workflows(root, &mut told);
    each(root, &mut |shape, value| {
        outdent(shape, value, &mut told);
        retype(shape, value, &mut told);
    });
    (found, told.findings)
}

/// Whether keys belong under a name beside what is there already.
type Joins = fn(&Field, &[Field]) -> bool;

/// Every list of steps in `value`.
fn steps(value: &mut Value, found: &mut Vec<Detached>) {
    match &mut value.content {
        Content::Sequence(items) => items.iter_mut().for_each(|item| steps(item, found)),
        Content::Mapping(_) => {
            in_list(value, &STEPS, joins_step, found);
            let Content::Mapping(fields) = &mut value.content else {
                return;
            };
            for field in fields {
                steps(&mut field.value, found);
            }
        }
        _ => {}
    }
}

/// The items of the lists under `keys`.
fn in_list(owner: &mut Value, keys: &[&str], joins: Joins, found: &mut Vec<Detached>) {
    let Content::Mapping(fields) = &mut owner.content else {
        return;
    };
    for field in fields.iter_mut() {
        if let (true, Content::Sequence(items)) =
            (keys.contains(&field.key.as_str()), &mut field.value.content)
        {
            for value in items {
                item(value, joins, found);
            }
        }
    }
}

/// A step or an entry whose parameters stand beside its name.
fn item(value: &mut Value, joins: Joins, found: &mut Vec<Detached>) {
    let source = value.source.clone();
    let Content::Mapping(fields) = &mut value.content else {
        return;
    };
    let is_own = |field: &Field| source.contains(&field.key_span.start);
    if fields.len() < 2 || !fields.iter().all(is_own) {
        return;
    }
    if as_elsewhere(fields) {
        return;
    }
    match fields[0].value.content {
        Content::Null => {
            let rest = fields.split_off(1);
            fields[0].value.content = Content::Mapping(rest);
        }
        Content::Mapping(_)
            if fields[0].value.is_written_here() && joins(&fields[0], &fields[1..]) =>
        {
            let count = fields.len() - 1;
            let help = format!("what `{}` is given is indented under it", fields[0].key);
            take(fields, 0, count, help, found);
        }
        _ => {}
    }
}

/// A step with `run` beside its `name`, as GitHub Actions has it: told by `detached-keys`.
fn as_elsewhere(fields: &mut Vec<Field>) -> bool {
    /// What may stand beside it there, and is a key of `run` here.
    const BESIDE: [&str; 5] = ["run", "name", "shell", "environment", "working_directory"];
    let is_run = |field: &Field| field.key == "run" && field.value.text().is_some();
    let fits = |field: &Field| BESIDE.contains(&field.key.as_str());
    if !fields.iter().any(is_run) || !fields.iter().all(fits) {
        return false;
    }
    let mut inner = std::mem::take(fields);
    let mut run = None;
    for field in &mut inner {
        if field.key == "run" {
            let mut whole = field.clone();
            "command".clone_into(&mut field.key);
            whole.value.content = Content::Null;
            run = Some(whole);
        }
    }
    if let Some(mut run) = run {
        run.value.content = Content::Mapping(inner);
        fields.push(run);
    }
    true
}

#[cfg(test)]
mod tests;

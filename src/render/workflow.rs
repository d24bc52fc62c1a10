//! The workflows that run the jobs.

use minijinja::value::{Serde, Value};
use serde::Serialize;

use super::Target;
use super::job::{self, Shape};
use crate::plan::{self, Plan};
use crate::{Exit, Failure};

/// A workflow as templates see it.
#[derive(Debug, Serialize)]
pub(super) struct Workflow {
    name: String,
    when: Option<Value>,
    entries: Vec<Entry>,
}

/// A line under a workflow's `jobs:`.
#[derive(Debug, Serialize)]
struct Entry {
    job: String,
    /// What stands under the job's name, in its order; empty where nothing does.
    settings: Value,
}

/// The workflows that have runs.
pub(super) fn workflows(
    plan: &Plan,
    target: &Target,
    shape: &Shape,
) -> Result<Vec<Workflow>, Failure> {
    let mut workflows = Vec::new();
    for (at, workflow) in plan.workflows.iter().enumerate() {
        let own = shape.entries.iter().filter(|entry| entry.workflow == at);
        let entries = own
            .map(|entry| self::entry(entry, workflow))
            .collect::<Result<Vec<_>, Failure>>()?;
        if entries.is_empty() {
            continue;
        }
        if target.version2 && workflow.when.is_some() {
            let message = format!(
                "workflow `{}` has `when`, which a config of version 2 cannot hold",
                workflow.name
            );
            return Err(Failure::new(Exit::Usage, message)
                .help("take `when` out, or change the config to `version: 2.1`"));
        }
        workflows.push(Workflow {
            name: checked("workflow", &workflow.name)?,
            when: workflow.when.as_ref().map(|when| Value::from(Serde(when))),
            entries,
        });
    }
    Ok(workflows)
}

fn entry(entry: &job::Entry, workflow: &plan::Workflow) -> Result<Entry, Failure> {
    let mut settings = Vec::new();
    if let Some(name) = &entry.name {
        settings.push(("name", Value::from(name)));
    }
    settings.extend(conditions(workflow, entry.after.as_deref())?);
    let values = entry.values.0.iter();
    settings.extend(values.map(|(name, value)| (*name, Value::from(Serde(value)))));
    Ok(Entry {
        job: entry.job.clone(),
        settings: Value::from_pairs(settings),
    })
}

/// When and with what a workflow's entries run: behind the jobs that the workflow names, or behind another
/// of its own, whether that is red or green.
fn conditions(
    workflow: &plan::Workflow,
    after: Option<&str>,
) -> Result<Vec<(&'static str, Value)>, Failure> {
    let mut settings = Vec::new();
    if let Some(after) = after {
        let ends = Value::from(vec!["success", "failed"]);
        let required = Value::from_pairs([(after, ends)]);
        settings.push(("requires", Value::from(vec![required])));
    } else if !workflow.requires.is_empty() {
        let jobs = workflow.requires.iter().map(|job| checked("job", job));
        settings.push((
            "requires",
            Value::from(jobs.collect::<Result<Vec<_>, _>>()?),
        ));
    }
    let contexts = workflow
        .context
        .iter()
        .map(|context| checked("context", context));
    match contexts.collect::<Result<Vec<_>, _>>()?.as_slice() {
        [] => {}
        [one] => settings.push(("context", Value::from(one.as_str()))),
        several => settings.push(("context", Value::from(Serde(several)))),
    }
    if let Some(filters) = &workflow.filters {
        settings.push(("filters", Value::from(Serde(filters))));
    }
    Ok(settings)
}

/// A key of YAML ends at 1,024 characters (1.2, section 7.4.2), with its quotes and escapes.
const LONGEST: usize = 250;

/// A name that `CircleCI` will not take for an expression. Text that goes through a shell can be
/// written in another way; a name cannot.
fn checked(what: &str, name: &str) -> Result<String, Failure> {
    let message = if name.trim().is_empty() {
        format!("the name of a {what} is empty")
    } else if name.contains("<<") {
        format!("`<<` in the name of the {what} `{name}` begins an expression for CircleCI")
    } else if name.len() > LONGEST {
        let start: String = name.chars().take(20).collect();
        format!("the name of the {what} `{start}…` is longer than {LONGEST} bytes")
    } else {
        return Ok(name.to_owned());
    };
    Err(Failure::new(Exit::Usage, message).help("give it another name"))
}

/// Only names that every known `CircleCI` config has: its documentation allows fewer, real projects
/// use these.
pub(super) fn job_name(name: &str) -> Result<(), Failure> {
    let possible = |char: char| char.is_ascii_alphanumeric() || " ._-".contains(char);
    if name.starts_with(|char: char| char.is_ascii_alphabetic())
        && !name.ends_with(' ')
        && name.chars().all(possible)
        && name.len() <= LONGEST
    {
        return Ok(());
    }
    let message = format!("`{name}` cannot be the name of a job");
    Err(Failure::new(Exit::Usage, message).help(format!(
        "a letter of a-z first, then letters, digits, spaces, `.`, `_` and `-`; {LONGEST} at most"
    )))
}

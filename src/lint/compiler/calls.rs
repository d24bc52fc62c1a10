//! `Error calling workflow: 'main'`: the calls on the way to what is wrong, from the outermost on.

use crate::circle::{Config, Definition, Entry, Found, Step, Workflow};
use crate::yaml::{Span, Value};

/// A call on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::lint) struct Call {
    /// What was called: `workflow`, `job`, `command`, `executor`.
    pub(super) noun: String,
    /// Its name.
    pub(super) name: String,
}

/// What can be called.
const NOUNS: [&str; 4] = ["workflow", "job", "command", "executor"];

impl Call {
    /// The call that a line tells of.
    pub(super) fn of(line: &str) -> Option<Self> {
        let line = line.trim();
        let (noun, name) = match line.strip_prefix("Error calling ") {
            Some(rest) => rest.split_once(": ")?,
            None => line
                .split_once(' ')
                .filter(|(noun, _)| NOUNS.contains(noun))?,
        };
        let name = name.trim().strip_prefix('\'')?.strip_suffix('\'')?;
        let is_name = !name.contains('\'');
        is_name.then(|| Self {
            noun: noun.to_owned(),
            name: name.to_owned(),
        })
    }

    /// The line that tells of it.
    pub(super) fn line(&self) -> String {
        format!("Error calling {}: '{}'", self.noun, self.name)
    }

    /// What to say where nothing is said behind it.
    pub(super) fn sentence(&self) -> String {
        format!("the {} '{}' cannot be called", self.noun, self.name)
    }
}

/// A call, where it is written.
#[derive(Clone, Debug)]
pub(super) struct Site<'c, 'v> {
    /// The name of what is called: a workflow's own, or where somebody calls.
    pub(super) span: Span,
    /// What to say there.
    pub(super) label: String,
    /// What it is given.
    pub(super) arguments: Option<&'v Value>,
    /// What is called, where the config has it.
    pub(super) inside: Inside<'c, 'v>,
}

/// What is called.
#[derive(Clone, Copy, Debug)]
pub(super) enum Inside<'c, 'v> {
    Workflow(&'c Workflow<'v>),
    Definition(&'c Definition<'v>),
    /// An orb's, or nobody's.
    Elsewhere,
}

/// The calls that are found in a config. What is called by an orb is the orb's, so that they end there.
pub(super) fn sites<'c, 'v>(config: &'c Config<'v>, calls: &[Call]) -> Vec<Site<'c, 'v>> {
    let mut sites: Vec<Site<'c, 'v>> = Vec::new();
    for call in calls {
        let around = sites.last().map(|site| site.inside);
        let site = match (call.noun.as_str(), around) {
            ("workflow", _) => workflow(config, &call.name),
            ("job", Some(Inside::Workflow(workflow))) => job(config, workflow, &call.name),
            ("job", None) => defined(config, &call.name),
            ("command", Some(Inside::Definition(owner))) => command(config, owner, &call.name),
            ("executor", Some(Inside::Definition(owner))) => executor(config, owner, &call.name),
            ("command", None) => named(config.scope.commands.get(&call.name), "in this command"),
            ("executor", None) => named(config.scope.executors.get(&call.name), "in this executor"),
            _ => None,
        };
        let Some(site) = site else {
            break;
        };
        sites.push(site);
    }
    sites
}

fn workflow<'c, 'v>(config: &'c Config<'v>, name: &str) -> Option<Site<'c, 'v>> {
    let mut all = config.workflows.iter();
    let workflow = all.find(|workflow| workflow.named.name == name)?;
    Some(Site {
        span: workflow.named.span.clone(),
        label: "in this workflow".to_owned(),
        arguments: None,
        inside: Inside::Workflow(workflow),
    })
}

fn job<'c, 'v>(
    config: &'c Config<'v>,
    workflow: &'c Workflow<'v>,
    name: &str,
) -> Option<Site<'c, 'v>> {
    let mut entries = workflow.entries.iter();
    let entry: &Entry<'_> = entries
        .clone()
        .find(|entry| entry.job == name)
        .or_else(|| entries.find(|entry| entry.name == name))?;
    let inside = match config.scope.job(entry.job) {
        Found::Definition(job) if job.definition.named.is_here => {
            Inside::Definition(&job.definition)
        }
        _ => Inside::Elsewhere,
    };
    Some(Site {
        span: entry.span.clone(),
        label: format!("when it calls the job `{name}`"),
        arguments: entry.arguments,
        inside,
    })
}

/// A definition without a way to it.
fn named<'c, 'v>(definition: Option<&'c Definition<'v>>, label: &str) -> Option<Site<'c, 'v>> {
    let definition = definition?;
    Some(Site {
        span: definition.named.span.clone(),
        label: label.to_owned(),
        arguments: None,
        inside: Inside::Definition(definition),
    })
}

fn defined<'c, 'v>(config: &'c Config<'v>, name: &str) -> Option<Site<'c, 'v>> {
    let job = config.scope.jobs.get(name)?;
    Some(Site {
        span: job.definition.named.span.clone(),
        label: "in this job".to_owned(),
        arguments: None,
        inside: Inside::Definition(&job.definition),
    })
}

fn command<'c, 'v>(
    config: &'c Config<'v>,
    owner: &'c Definition<'v>,
    name: &str,
) -> Option<Site<'c, 'v>> {
    let step = step(&owner.steps, name)?;
    let inside = match config.scope.commands.get(name) {
        Some(definition) => Inside::Definition(definition),
        None => Inside::Elsewhere,
    };
    Some(Site {
        span: step.span.clone(),
        label: format!("when it calls the command `{name}`"),
        arguments: step.arguments,
        inside,
    })
}

fn executor<'c, 'v>(
    config: &'c Config<'v>,
    owner: &'c Definition<'v>,
    name: &str,
) -> Option<Site<'c, 'v>> {
    let executor = owner.named.value.get("executor")?;
    let is_map = executor.text().is_none();
    let named = executor.get("name").unwrap_or(executor);
    let inside = match config.scope.executors.get(name) {
        Some(definition) => Inside::Definition(definition),
        None => Inside::Elsewhere,
    };
    Some(Site {
        span: named.source.clone(),
        label: format!("when it calls the executor `{name}`"),
        arguments: is_map.then_some(executor),
        inside,
    })
}

/// The step of a name, also in a condition.
pub(super) fn step<'c, 'v>(steps: &'c [Step<'v>], name: &str) -> Option<&'c Step<'v>> {
    steps.iter().find_map(|one| {
        if one.name == name {
            return Some(one);
        }
        step(&one.steps, name)
    })
}

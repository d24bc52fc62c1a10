//! The jobs that run a plan: one with parameters for several runs, or a plain one for each.

use std::collections::BTreeSet;

use serde::{Serialize, Serializer};

use super::{Target, vocabulary};
use crate::plan::{Plan, Run};

/// A value that a run gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// Text; numbers too, where Newman's orb takes strings.
    Text(String),
    /// `true`.
    Flag,
    /// A number.
    Number(u32),
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Flag => serializer.serialize_bool(true),
            Self::Number(number) => serializer.serialize_u32(*number),
        }
    }
}

/// Values by name, in the order that they are written in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Values(pub(super) Vec<(&'static str, Value)>);

impl Serialize for Values {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

/// A job as templates see it.
#[derive(Debug, Serialize)]
pub(super) struct Job {
    pub(super) name: String,
    /// Empty for a plain job.
    pub(super) parameters: Vec<Parameter>,
    /// What its steps are given: values, or references to its parameters.
    pub(super) values: Values,
    /// How often failed suites run again: all that occur, so one number where they agree.
    pub(super) retries: Vec<u32>,
    /// Which suites a job of postorb's own runs, as it follows `postorb run`.
    pub(super) arguments: String,
    /// The job that brings together what its containers found.
    pub(super) report: Option<Report>,
    /// Keys of the cache with earlier results, to look for.
    pub(super) restore: Vec<String>,
    /// The key of the cache that results are kept under.
    pub(super) save: String,
}

/// A job behind one that runs in several containers.
#[derive(Debug, Serialize)]
pub(super) struct Report {
    pub(super) name: String,
}

impl Job {
    /// A job of this name.
    pub(super) fn plain(name: String) -> Self {
        Self {
            name,
            parameters: Vec::new(),
            values: Values::default(),
            retries: vec![0],
            arguments: String::new(),
            report: None,
            restore: Vec::new(),
            save: String::new(),
        }
    }
}

#[derive(Debug, Serialize)]
pub(super) struct Parameter {
    name: &'static str,
    r#type: &'static str,
    default: Option<serde_json::Value>,
}

/// The jobs of a plan, and the entries of its workflows that run them.
#[derive(Default)]
pub(super) struct Shape {
    pub(super) jobs: Vec<Job>,
    pub(super) entries: Vec<Entry>,
}

/// An entry of a workflow.
pub(super) struct Entry {
    /// The index of the workflow.
    pub(super) workflow: usize,
    /// The job's name.
    pub(super) job: String,
    /// Its own, where that is another one.
    pub(super) name: Option<String>,
    /// The job's parameters.
    pub(super) values: Values,
    /// The entry behind which it runs, however that ended.
    pub(super) after: Option<String>,
}

impl Entry {
    /// One that runs a job as it is.
    pub(super) fn plain(workflow: usize, job: String) -> Self {
        Self {
            workflow,
            job,
            name: None,
            values: Values::default(),
            after: None,
        }
    }
}

impl Shape {
    pub(super) fn new(plan: &Plan, target: &Target, mut values: Vec<Values>) -> Self {
        let retries: BTreeSet<u32> = plan.runs.iter().map(|run| run.retry).collect();
        let several = values.len() > 1;
        if target.version2 || !several {
            let job = |(run, values): (&Run, Values)| Job {
                values: values.without(vocabulary::RETRY),
                retries: vec![run.retry],
                ..Job::plain(if several { &run.slug } else { &plan.job }.clone())
            };
            let jobs: Vec<Job> = plan.runs.iter().zip(values).map(job).collect();
            let named = plan.runs.iter().zip(&jobs);
            let entries = named.map(|(run, job)| Entry::plain(run.workflow, job.name.clone()));
            return Self {
                entries: entries.collect(),
                jobs,
            };
        }
        if retries.len() == 1 {
            let without = |values: Values| values.without(vocabulary::RETRY);
            values = values.into_iter().map(without).collect();
        }
        let parameters = parameters(&values);
        let reference = |parameter: &Parameter| {
            let text = format!("<< parameters.{} >>", parameter.name);
            (parameter.name, Value::Text(text))
        };
        let job = Job {
            values: Values(parameters.iter().map(reference).collect()),
            parameters,
            retries: retries.into_iter().collect(),
            ..Job::plain(plan.job.clone())
        };
        let entry = |(run, values): (&Run, Values)| Entry {
            name: Some(run.slug.clone()),
            values,
            ..Entry::plain(run.workflow, plan.job.clone())
        };
        Self {
            entries: plan.runs.iter().zip(values).map(entry).collect(),
            jobs: vec![job],
        }
    }
}

impl Values {
    fn without(mut self, name: &str) -> Self {
        self.0.retain(|(other, _)| *other != name);
        self
    }
}

/// The parameters that some run gives; one that every run gives has no default.
fn parameters(runs: &[Values]) -> Vec<Parameter> {
    let parameter = |name: &'static str| {
        let given: Vec<&Value> = runs
            .iter()
            .flat_map(|Values(values)| values)
            .filter_map(|(given, value)| (*given == name).then_some(value))
            .collect();
        let (r#type, default) = match given.first()? {
            Value::Text(_) => ("string", serde_json::Value::from("")),
            Value::Flag => ("boolean", serde_json::Value::from(false)),
            Value::Number(_) => ("integer", serde_json::Value::from(0)),
        };
        let default = (given.len() < runs.len()).then_some(default);
        Some(Parameter {
            name,
            r#type,
            default,
        })
    };
    vocabulary::PARAMETERS
        .into_iter()
        .filter_map(parameter)
        .collect()
}

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
    parameters: Vec<Parameter>,
    /// What its steps are given: values, or references to its parameters.
    values: Values,
    /// How often failed suites run again: all that occur, so one number where they agree.
    retries: Vec<u32>,
}

#[derive(Debug, Serialize)]
struct Parameter {
    name: &'static str,
    r#type: &'static str,
    default: Option<serde_json::Value>,
}

/// The jobs of a plan, and what each of its runs gives to its own.
pub(super) struct Shape {
    pub(super) jobs: Vec<Job>,
    /// By run: the job's name, and the parameters of its workflow entry.
    pub(super) entries: Vec<(String, Values)>,
    /// Whether entries need names of their own.
    pub(super) named: bool,
}

impl Shape {
    pub(super) fn new(plan: &Plan, target: &Target, mut values: Vec<Values>) -> Self {
        let retries: BTreeSet<u32> = plan.runs.iter().map(|run| run.retry).collect();
        let several = values.len() > 1;
        if target.version2 || !several {
            let job = |(run, values): (&Run, Values)| Job {
                name: if several { &run.slug } else { &plan.job }.clone(),
                parameters: Vec::new(),
                values: values.without(vocabulary::RETRY),
                retries: vec![run.retry],
            };
            let jobs: Vec<Job> = plan.runs.iter().zip(values).map(job).collect();
            let entry = |job: &Job| (job.name.clone(), Values::default());
            return Self {
                entries: jobs.iter().map(entry).collect(),
                jobs,
                named: false,
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
            name: plan.job.clone(),
            values: Values(parameters.iter().map(reference).collect()),
            parameters,
            retries: retries.into_iter().collect(),
        };
        let entry = |values| (plan.job.clone(), values);
        Self {
            entries: values.into_iter().map(entry).collect(),
            jobs: vec![job],
            named: true,
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

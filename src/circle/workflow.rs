use super::{Named, Step};
use crate::yaml::{Span, Value};

/// A workflow, or a job group.
#[derive(Debug)]
pub struct Workflow<'v> {
    /// Its name, and what is written under it.
    pub named: Named<'v>,
    /// Its jobs, in the order of the file.
    pub entries: Vec<Entry<'v>>,
    /// Whether an entry could not be read: names may be missing from `entries`.
    pub is_partial: bool,
}

/// One job in a workflow.
#[derive(Debug)]
pub struct Entry<'v> {
    /// The job that it runs.
    pub job: &'v str,
    /// Where the job's name is written.
    pub span: &'v Span,
    /// What it is given; none for an entry that is only a name.
    pub arguments: Option<&'v Value>,
    /// The name it has here: its `name`, or the job's.
    pub name: &'v str,
    /// What it waits for.
    pub requires: Vec<Requirement<'v>>,
    /// The combinations it runs in.
    pub matrix: Option<Matrix<'v>>,
    /// Steps put before the job's own.
    pub pre_steps: Vec<Step<'v>>,
    /// Steps put behind the job's own.
    pub post_steps: Vec<Step<'v>>,
    /// Whether keys stand beside the name that belong under it: what it is given is not known.
    pub is_malformed: bool,
}

/// An entry that another waits for.
#[derive(Clone, Copy, Debug)]
pub struct Requirement<'v> {
    /// The entry's name.
    pub name: &'v str,
    /// Where that is written.
    pub span: &'v Span,
    /// The alias through which it came to be here.
    pub via: Option<&'v Span>,
}

/// The combinations of parameters that an entry runs in.
#[derive(Clone, Copy, Debug)]
pub struct Matrix<'v> {
    /// What is written.
    pub value: &'v Value,
    /// The name for all combinations together.
    pub alias: Option<&'v str>,
}

/// Keys of an entry that are not handed to the job (configuration reference, "jobs in a workflow").
pub const ENTRY_KEYS: [&str; 10] = [
    "context",
    "filters",
    "matrix",
    "name",
    "override-with",
    "post-steps",
    "pre-steps",
    "requires",
    "serial-group",
    "type",
];

impl<'v> Workflow<'v> {
    pub(super) fn all(root: &'v Value, section: &str) -> Vec<Self> {
        Named::all(root, section, true)
            // `workflows: { version: 2 }`, as configs of version 2 have it.
            .filter(|named| named.name != "version" || !named.value.fields().is_empty())
            .map(|named| {
                let jobs = named.value.get("jobs").map_or(&[][..], Value::items);
                let entries: Vec<Entry<'_>> = jobs.iter().filter_map(Entry::of).collect();
                Self {
                    named,
                    is_partial: entries.len() < jobs.len(),
                    entries,
                }
            })
            .collect()
    }
}

impl<'v> Entry<'v> {
    fn of(value: &'v Value) -> Option<Self> {
        if let Some(job) = value.text() {
            return Some(Self {
                job,
                span: &value.span,
                arguments: None,
                name: job,
                requires: Vec::new(),
                matrix: None,
                pre_steps: Vec::new(),
                post_steps: Vec::new(),
                is_malformed: false,
            });
        }
        let (first, rest) = value.fields().split_first()?;
        let arguments = &first.value;
        let text = |key| arguments.get(key).and_then(Value::text);
        let steps = |key| arguments.get(key).map_or_else(Vec::new, Step::all);
        Some(Self {
            job: &first.key,
            span: &first.key_span,
            arguments: Some(arguments),
            name: text("name").unwrap_or(&first.key),
            requires: Requirement::all(arguments),
            matrix: arguments.get("matrix").map(|value| Matrix {
                value,
                alias: value.get("alias").and_then(Value::text),
            }),
            pre_steps: steps("pre-steps"),
            post_steps: steps("post-steps"),
            is_malformed: !rest.is_empty(),
        })
    }

    /// Whether it waits for an approval and runs no job.
    #[must_use]
    pub fn is_approval(&self) -> bool {
        let kind = self.arguments.and_then(|arguments| arguments.get("type"));
        kind.and_then(Value::text) == Some("approval")
    }
}

impl<'v> Requirement<'v> {
    fn all(arguments: &'v Value) -> Vec<Self> {
        let Some(requires) = arguments.get("requires") else {
            return Vec::new();
        };
        // The configuration reference itself writes `requires: build` in an example.
        let items = match requires.text() {
            Some(_) => std::slice::from_ref(requires),
            None => requires.items(),
        };
        let one = |item: &'v Value| {
            let (name, span) = match item.text() {
                Some(name) => (name, &item.source),
                None => item
                    .fields()
                    .first()
                    .map(|field| (field.key.as_str(), &field.key_span))?,
            };
            Some(Self {
                name,
                span,
                via: item.via.as_ref(),
            })
        };
        items.iter().filter_map(one).collect()
    }
}

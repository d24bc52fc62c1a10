//! The walk along the table. What a value is called is put in words where that is told: most are right.

use std::fmt::Arguments;

use super::kind::{is_days, is_duration, is_flag, is_group};
use super::table::{self, ENTRY, INLINE_ORB, LOGIC, STATUSES, TOP_LEVEL, WORKFLOW};
use super::{Deviation, Map, Others, Shape, step};
use crate::circle::{Config, ParameterType, Version, expression};
use crate::yaml::{Content, Field, Span, Value};

/// Everything in which a config differs from the table.
pub(in crate::lint) fn deviations<'v>(config: &Config<'v>) -> Vec<Deviation<'v>> {
    let mut walk = Walk {
        found: Vec::new(),
        has_expressions: config.version != Version::V2,
    };
    let root = config.root;
    if !matches!(root.content, Content::Mapping(_)) {
        return walk.found;
    }
    walk.map(&TOP_LEVEL, root, &start(root));
    for scope in config.scope.with_inline_orbs() {
        for job in &scope.jobs {
            walk.job(job.definition.named.value, job.definition.named.span);
        }
        for orb in &scope.orbs {
            let inline = orb.scope.as_ref().filter(|scope| scope.is_here);
            if inline.is_some() {
                walk.map(&INLINE_ORB, orb.named.value, orb.named.span);
            }
        }
    }
    walk.given_steps(config);
    for workflow in &config.workflows {
        let value = workflow.named.value;
        if walk.is_mapping(format_args!("a workflow"), value, workflow.named.span) {
            walk.map(&WORKFLOW, value, workflow.named.span);
        }
    }
    for workflow in config.workflows.iter().chain(&config.groups) {
        if let Some(jobs) = workflow.named.value.field("jobs") {
            walk.entries(jobs);
        }
    }
    walk.found
}

/// Where a mapping begins: its first key.
fn start(map: &Value) -> Span {
    let first = map.fields().first();
    first.map_or(map.source.clone(), |field| field.key_span.clone())
}

pub(super) struct Walk<'v> {
    pub(super) found: Vec<Deviation<'v>>,
    has_expressions: bool,
}

impl<'v> Walk<'v> {
    /// Lists of steps that parameters have by default, or are given.
    fn given_steps(&mut self, config: &Config<'v>) {
        let mut lists: Vec<&'v Value> = Vec::new();
        for scope in config.scope.with_inline_orbs() {
            let parameters = scope.definitions().flat_map(|one| &one.parameters);
            let steps = parameters.filter(|one| one.kind == Some(ParameterType::Steps));
            lists.extend(steps.filter_map(|parameter| parameter.default));
        }
        config.invocations(&mut |invocation| {
            let is_steps = |name: &str| {
                let parameter = invocation.definition.parameter(name);
                parameter.is_some_and(|one| one.kind == Some(ParameterType::Steps))
            };
            let given = invocation.given().filter(|field| is_steps(&field.key));
            lists.extend(given.map(|field| &field.value));
        });
        for list in lists {
            for item in list.items() {
                step::check(self, item);
            }
        }
    }

    /// Whether a value is only known when the config is compiled.
    pub(super) fn is_computed(&self, value: &Value) -> bool {
        match &value.content {
            Content::Unknown => true,
            Content::String(text) => self.has_expressions && expression::is_in(text),
            _ => false,
        }
    }

    /// Whether it is a mapping, or will be one.
    fn is_mapping(&mut self, what: Arguments<'_>, value: &'v Value, name: &Span) -> bool {
        let is_mapping = matches!(value.content, Content::Mapping(_) | Content::Null);
        if !is_mapping && !self.is_computed(value) {
            self.wrong_type(what.to_string(), "a mapping".to_owned(), value, name);
        }
        is_mapping
    }

    fn job(&mut self, job: &'v Value, name: &Span) {
        if !self.is_mapping(format_args!("a job"), job, name) {
            return;
        }
        self.map(table::job(job), job, name);
    }

    /// The keys of a mapping; `name` is where it is named.
    pub(super) fn map(&mut self, map: &'static Map, value: &'v Value, name: &Span) {
        if self.is_computed(value) {
            return;
        }
        for field in value.fields() {
            match map.keys.iter().find(|key| key.name == field.key) {
                // What is empty and required is told below.
                Some(key) if field.value.content == Content::Null && key.required => {}
                Some(key) => self.value(&key.shape, field),
                None if map.others == Others::Open || expression::is_in(&field.key) => {}
                None => self.found.push(Deviation::UnknownKey {
                    owner: value,
                    map,
                    field,
                }),
            }
        }
        for key in map.keys.iter().filter(|key| key.required) {
            let is_there = value.get(key.name).is_some();
            // Steps that stand where their list should are told as that.
            let is_step = |field: &Field| {
                map.key(&field.key).is_none() && super::steps::built_in(&field.key).is_some()
            };
            let is_told = key.name == "steps" && value.fields().iter().any(is_step);
            if !is_there && !is_told {
                let mut fields = value.fields().iter();
                self.found.push(Deviation::MissingKey {
                    what: map.what,
                    key: key.name,
                    at: name.clone(),
                    empty: fields.find(|field| field.key == key.name),
                });
            }
        }
    }

    /// The value of a key.
    fn value(&mut self, shape: &Shape, field: &'v Field) {
        let key = &field.key;
        self.shape(
            shape,
            format_args!("`{key}`"),
            &field.value,
            &field.key_span,
        );
    }

    pub(super) fn shape(
        &mut self,
        shape: &Shape,
        what: Arguments<'_>,
        value: &'v Value,
        name: &Span,
    ) {
        if value.content == Content::Null || self.is_computed(value) {
            return;
        }
        let is_scalar = !matches!(value.content, Content::Sequence(_) | Content::Mapping(_));
        let is_map = matches!(value.content, Content::Mapping(_));
        match shape {
            Shape::Any => {}
            Shape::Text | Shape::Texts | Shape::TextOr(_) | Shape::ScalarOr(_) | Shape::Logic
                if is_scalar => {}
            Shape::Flag if is_flag(value) => {}
            Shape::Whole(from, to) => self.whole(*from..=*to, what, value, name),
            Shape::Word(words) if is_scalar => self.word(words, what, value),
            Shape::Duration | Shape::Days | Shape::Group if is_scalar => {
                self.form(shape, what, value);
            }
            Shape::Map(map) | Shape::TextOr(map) | Shape::ScalarOr(map) if is_map => {
                self.map(map, value, name);
            }
            Shape::Named(shape) if is_map => {
                for field in value.fields() {
                    self.value(shape, field);
                    if let Shape::Map(map) = shape
                        && field.value.content == Content::Null
                    {
                        self.map(map, &field.value, &field.key_span);
                    }
                }
            }
            Shape::List(_) | Shape::Texts if let Content::Sequence(items) = &value.content => {
                let inner = match shape {
                    Shape::List(inner) => inner,
                    _ => &Shape::Text,
                };
                for item in items {
                    self.shape(inner, format_args!("an item of {what}"), item, &item.source);
                }
            }
            Shape::Environment if is_map => {
                for field in value.fields() {
                    self.value(&Shape::Text, field);
                }
            }
            Shape::Environment
                if matches!(value.content, Content::Sequence(_))
                    || value.text().is_some_and(|text| text.contains('=')) => {}
            Shape::Logic if is_map => self.map(&LOGIC, value, name),
            Shape::Steps => self.steps(what, value, name),
            Shape::Requires => self.requires(what, value, name),
            _ => self.wrong_type(what.to_string(), shape.expected(), value, name),
        }
    }

    pub(super) fn wrong_type(
        &mut self,
        what: String,
        expected: String,
        value: &'v Value,
        name: &Span,
    ) {
        let is_short = !matches!(value.content, Content::Sequence(_) | Content::Mapping(_));
        self.found.push(Deviation::WrongType {
            what,
            expected,
            value,
            at: if is_short {
                value.source.clone()
            } else {
                name.clone()
            },
        });
    }

    fn whole(
        &mut self,
        range: std::ops::RangeInclusive<i64>,
        what: Arguments<'_>,
        value: &'v Value,
        name: &Span,
    ) {
        let number = match &value.content {
            Content::Integer(number) => Some(*number),
            Content::String(text) => text.trim().parse().ok(),
            _ => None,
        };
        let expected = || match (*range.start(), *range.end()) {
            (0, i64::MAX) => "a whole number".to_owned(),
            (from, i64::MAX) => format!("a whole number from {from}"),
            (from, to) => format!("a whole number from {from} to {to}"),
        };
        match number {
            None => self.wrong_type(what.to_string(), expected(), value, name),
            Some(number) if range.contains(&number) => {}
            Some(_) => self.wrong_value(what, &[], expected(), value),
        }
    }

    fn word(&mut self, words: &'static [&'static str], what: Arguments<'_>, value: &'v Value) {
        if !value.text().is_some_and(|text| words.contains(&text)) {
            self.wrong_value(what, words, String::new(), value);
        }
    }

    fn form(&mut self, shape: &Shape, what: Arguments<'_>, value: &'v Value) {
        let text = value.text();
        let is_right = match shape {
            Shape::Days => text.is_some_and(is_days),
            Shape::Group => text.is_none_or(is_group),
            _ => matches!(value.content, Content::Integer(_)) || text.is_some_and(is_duration),
        };
        if !is_right {
            self.wrong_value(what, &[], shape.expected(), value);
        }
    }

    fn wrong_value(
        &mut self,
        what: Arguments<'_>,
        allowed: &'static [&'static str],
        expected: String,
        value: &'v Value,
    ) {
        self.found.push(Deviation::WrongValue {
            what: what.to_string(),
            allowed,
            expected,
            value,
        });
    }

    fn steps(&mut self, what: Arguments<'_>, value: &'v Value, name: &Span) {
        let Content::Sequence(items) = &value.content else {
            return self.wrong_type(what.to_string(), Shape::Steps.expected(), value, name);
        };
        for item in items {
            step::check(self, item);
        }
    }

    fn requires(&mut self, what: Arguments<'_>, value: &'v Value, name: &Span) {
        let Content::Sequence(items) = &value.content else {
            // The configuration reference itself writes `requires: build` in an example.
            if matches!(value.content, Content::Mapping(_)) {
                self.wrong_type(what.to_string(), Shape::Requires.expected(), value, name);
            }
            return;
        };
        for item in items {
            match &item.content {
                Content::Mapping(fields) => {
                    for field in fields {
                        let statuses = match &field.value.content {
                            Content::Sequence(items) => items.as_slice(),
                            _ => std::slice::from_ref(&field.value),
                        };
                        for status in statuses {
                            let what = format_args!("the status of `{}`", field.key);
                            self.shape(&Shape::Word(STATUSES), what, status, &field.key_span);
                        }
                    }
                }
                _ => self.shape(
                    &Shape::Text,
                    format_args!("an item of `requires`"),
                    item,
                    &item.source,
                ),
            }
        }
    }

    /// The entries of a workflow.
    fn entries(&mut self, jobs: &'v Field) {
        let Content::Sequence(items) = &jobs.value.content else {
            let list = Shape::List(&Shape::Any);
            return self.shape(&list, format_args!("`jobs`"), &jobs.value, &jobs.key_span);
        };
        for item in items {
            match item.fields() {
                [field] => {
                    let what = format_args!("`{}`", field.key);
                    let map = Shape::Map(&ENTRY);
                    self.shape(&map, what, &field.value, &field.key_span);
                }
                [] if item.text().is_none() && item.content != Content::Unknown => {
                    let what = "an entry of a workflow".to_owned();
                    let expected = "a job's name, or a mapping with it as its only key".to_owned();
                    self.wrong_type(what, expected, item, &item.source);
                }
                _ => {}
            }
        }
    }
}

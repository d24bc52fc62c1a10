//! Every `<< … >>` of a config, with what it can refer to where it stands.

use super::Subject;
use crate::circle::expression::{
    Mistake, Path, Quotes, Template, Unclosed, is_in, parse, templates,
};
use crate::circle::{Definition, Version};
use crate::yaml::{Content, Field, Span, Value};

/// A `<< … >>` where it stands.
#[derive(Clone, Debug)]
pub(super) struct Use<'a> {
    /// The template, and what it refers to.
    pub(super) read: Read<'a>,
    /// Where it stands.
    pub(super) place: Place<'a>,
    /// The alias through which it came to be there.
    pub(super) via: Option<&'a Span>,
}

/// A template as it is understood.
#[derive(Clone, Debug)]
pub(super) enum Read<'a> {
    /// There is no `>>`.
    Unclosed(usize),
    /// It is no expression.
    Wrong(Template<'a>, Mistake),
    /// It refers to these.
    Paths(Vec<Path>),
}

/// Where a template stands: what it can refer to there.
#[derive(Clone, Copy, Debug)]
pub(super) enum Place<'a> {
    /// In a job, a command or an executor.
    Definition(&'a Definition<'a>),
    /// In a workflow or a job group.
    Workflow,
    /// A workflow's condition that is an expression as a whole.
    Condition,
    /// In steps that a workflow puts around a job, or in the declaration of parameters.
    Elsewhere,
}

/// How many mistakes in one text are told.
const WRONG: usize = 100;

/// All of them, in the order of the model.
pub(super) fn all<'a>(subject: &Subject<'a, '_>) -> Vec<Use<'a>> {
    let config = subject.config;
    let mut walk = Walk {
        text: subject.tree.text(),
        found: Vec::new(),
    };
    if config.version == Version::V2 {
        return walk.found;
    }
    for scope in config.scope.with_inline_orbs() {
        for definition in scope.definitions() {
            let place = Place::Definition(definition);
            for field in definition.named.value.fields() {
                let is_declaration = field.key == "parameters";
                walk.field(
                    field,
                    if is_declaration {
                        Place::Elsewhere
                    } else {
                        place
                    },
                );
            }
        }
        for orb in &scope.orbs {
            if orb.named.value.text().is_some() {
                walk.value(orb.named.value, Place::Elsewhere);
            }
        }
    }
    for workflow in config.workflows.iter().chain(&config.groups) {
        for field in workflow.named.value.fields() {
            walk.field(field, Place::Workflow);
            if matches!(field.key.as_str(), "when" | "unless") {
                walk.whole(&field.value, Place::Condition);
            }
        }
        for entry in &workflow.entries {
            let filters = entry.arguments.and_then(|map| map.get("filters"));
            if let Some(filters) = filters {
                walk.whole(filters, Place::Workflow);
            }
        }
    }
    walk.found
}

struct Walk<'a> {
    text: &'a str,
    found: Vec<Use<'a>>,
}

impl<'a> Walk<'a> {
    fn field(&mut self, field: &'a Field, place: Place<'a>) {
        let is_around = matches!(field.key.as_str(), "pre-steps" | "post-steps");
        let place = match place {
            Place::Workflow if is_around => Place::Elsewhere,
            place => place,
        };
        self.raw(&field.key_span, place, field.value.via.as_ref());
        self.value(&field.value, place);
    }

    fn value(&mut self, value: &'a Value, place: Place<'a>) {
        match &value.content {
            Content::String(text) if is_in(text) => {
                self.raw(&value.source, place, value.via.as_ref());
            }
            Content::Sequence(items) => items.iter().for_each(|item| self.value(item, place)),
            Content::Mapping(fields) => fields.iter().for_each(|field| self.field(field, place)),
            _ => {}
        }
    }

    /// A condition that is an expression as a whole, without `<<` (expressions, "filters").
    fn whole(&mut self, value: &'a Value, place: Place<'a>) {
        if value.text().is_none_or(is_in) {
            return;
        }
        let written = &self.text[value.source.clone()];
        let quotes = Quotes::of(written);
        // Behind its quote, or behind the header of a block.
        let start = match quotes {
            Quotes::None if written.starts_with(['|', '>']) => written.find('\n').unwrap_or(0),
            Quotes::None => 0,
            _ => 1,
        };
        let end = written.len() - usize::from(quotes != Quotes::None);
        let inner = value.source.start + start..value.source.start + end.max(start);
        let text = &self.text[inner.clone()];
        let read = match parse(text, inner.start, quotes) {
            Ok(paths) => Read::Paths(paths),
            Err(mistake) => Read::Wrong(
                Template {
                    span: inner.clone(),
                    text,
                    start: inner.start,
                    is_section: false,
                },
                mistake,
            ),
        };
        self.found.push(Use {
            read,
            place,
            via: value.via.as_ref(),
        });
    }

    /// The templates of a scalar as it is written.
    fn raw(&mut self, span: &Span, place: Place<'a>, via: Option<&'a Span>) {
        let written = &self.text[span.clone()];
        if !is_in(written) {
            return;
        }
        let quotes = Quotes::of(written);
        let mut wrong = 0;
        for template in templates(written, span.start) {
            let read = match template {
                Err(Unclosed(at)) => Read::Unclosed(at),
                Ok(template) => match parse(template.text, template.start, quotes) {
                    Ok(paths) => Read::Paths(paths),
                    Err(mistake) => Read::Wrong(template, mistake),
                },
            };
            wrong += usize::from(!matches!(read, Read::Paths(_)));
            self.found.push(Use { read, place, via });
            if wrong == WRONG {
                return; // It is no text with expressions.
            }
        }
    }
}

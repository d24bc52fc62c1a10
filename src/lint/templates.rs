//! Every `<< … >>` of a config, with what it can refer to where it stands.

use super::Subject;
use crate::circle::expression::{Mistake, Path, Template, Unclosed, parse, templates};
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
    /// In steps that a workflow puts around a job, or in the declaration of parameters.
    Elsewhere,
}

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
                walk.whole(&field.value, "pipeline.");
            }
        }
        for entry in &workflow.entries {
            let filters = entry.arguments.and_then(|map| map.get("filters"));
            if let Some(filters) = filters {
                walk.whole(filters, "");
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
            Content::String(text) if text.contains("<<") => {
                self.raw(&value.source, place, value.via.as_ref());
            }
            Content::Sequence(items) => items.iter().for_each(|item| self.value(item, place)),
            Content::Mapping(fields) => fields.iter().for_each(|field| self.field(field, place)),
            _ => {}
        }
    }

    /// A condition that is an expression as a whole, without `<<` (expressions, "filters"); a text
    /// without `sign` is no expression.
    fn whole(&mut self, value: &'a Value, sign: &str) {
        let Some(text) = value.text() else { return };
        if text.contains("<<") || !text.contains(sign) {
            return;
        }
        let (start, end) = (value.source.start, value.source.end);
        // A quoted one begins behind its quote.
        let is_quoted = self.text[start..end].starts_with(['"', '\'']);
        let inner = start + usize::from(is_quoted)..end - usize::from(is_quoted);
        let text = &self.text[inner.clone()];
        if text.starts_with(['|', '>']) {
            return; // A block: where its lines begin is not worth knowing here.
        }
        let read = match parse(text, inner.start) {
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
            place: Place::Workflow,
            via: value.via.as_ref(),
        });
    }

    /// The templates of a scalar as it is written.
    fn raw(&mut self, span: &Span, place: Place<'a>, via: Option<&'a Span>) {
        for template in templates(&self.text[span.clone()], span.start) {
            let read = match template {
                Err(Unclosed(at)) => Read::Unclosed(at),
                Ok(template) => match parse(template.text, template.start) {
                    Ok(paths) => Read::Paths(paths),
                    Err(mistake) => Read::Wrong(template, mistake),
                },
            };
            self.found.push(Use { read, place, via });
        }
    }
}

//! Where in a config is what the compiler tells of: as far inside as its calls lead, and there at the name
//! that its sentence has.

mod parts;
mod said;

use super::calls;
use super::named::named;
use super::violation::{Kind, Violation};
use super::{Fault, Problem};
use crate::circle::Config;
use crate::finding::Label;
use crate::lint::Subject;
use crate::yaml::{Span, Value};
use parts::walk;

/// A config to look for places in.
pub(in crate::lint) struct Sight<'s, 'a, 't> {
    subject: &'s Subject<'a, 't>,
    /// The config as it is written: that is what the compiler's schema was given.
    raw: Option<Value>,
}

impl<'s, 'a, 't> Sight<'s, 'a, 't> {
    pub(in crate::lint) fn of(subject: &'s Subject<'a, 't>) -> Self {
        Self {
            subject,
            raw: Value::of(subject.tree).ok(),
        }
    }

    /// Where a problem is, the first of them, and what explains it; none where nothing of it is known.
    pub(in crate::lint) fn places(&self, problem: &Problem) -> Vec<Label> {
        let sites = calls::sites(self.subject.config, &problem.calls);
        let mut labels = match &problem.fault {
            Fault::Violation(violation) => self.violation(violation),
            Fault::Said(text) => self.said(&named(text), &sites),
        };
        for site in sites.iter().rev() {
            if labels.iter().all(|label| label.span != site.span) {
                labels.push(label(site.span.clone(), &site.label));
            }
        }
        labels
    }

    fn config(&self) -> &'s Config<'a> {
        self.subject.config
    }

    fn violation(&self, violation: &Violation) -> Vec<Label> {
        let Some(raw) = &self.raw else {
            return Vec::new();
        };
        let Some((value, span, is_all)) = walk(raw, &violation.path) else {
            return Vec::new();
        };
        if !is_all {
            return vec![label(span, "what it tells of is not in this file")];
        }
        let key = |key: &str| {
            let mut fields = value.fields().iter();
            fields.find(|field| field.key == key)
        };
        let text = match &violation.kind {
            Kind::Extraneous(name, meant) => {
                let text = match meant {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => "not permitted".to_owned(),
                };
                return match key(name) {
                    Some(field) => vec![label(field.key_span.clone(), &text)],
                    None => vec![label(span, &format!("has no `{name}` in this file"))],
                };
            }
            Kind::Size { .. } => {
                let keys = value.fields().iter().map(|field| &field.key_span);
                let mut all: Vec<Label> = keys
                    .map(|key| label(key.clone(), "stands beside it"))
                    .collect();
                if let Some(first) = all.first_mut() {
                    "the first key".clone_into(&mut first.text);
                    all.truncate(3);
                    return all;
                }
                String::new()
            }
            Kind::Required(key) => format!("has no `{key}`"),
            Kind::Type { expected, .. } => format!("no {}", expected.to_lowercase()),
            Kind::Other(_) => String::new(),
        };
        vec![label(span, &text)]
    }
}

fn label(span: Span, text: &str) -> Label {
    Label {
        span,
        text: text.to_owned(),
    }
}

/// How many places of one thing are shown.
const SHOWN: usize = 4;

fn labels(spans: impl IntoIterator<Item = Span>, text: &str) -> Vec<Label> {
    let mut all: Vec<Label> = Vec::new();
    for span in spans.into_iter().take(SHOWN) {
        if all.iter().all(|label| label.span != span) {
            all.push(label(span, text));
        }
    }
    all
}

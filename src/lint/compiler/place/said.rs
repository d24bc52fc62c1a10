//! Where what a sentence names is.

use super::parts::{argument, find, keys, scalar};
use super::{Sight, label, labels};
use crate::circle::{Entry, Scope};
use crate::finding::Label;
use crate::lint::compiler::calls::{Inside, Site, step};
use crate::lint::compiler::named::Named;
use crate::lint::templates::{Place, Read};
use crate::yaml::{Span, Value, inside};

impl<'s, 'a> Sight<'s, 'a, '_> {
    pub(super) fn said(&self, about: &Named<'_>, sites: &[Site<'s, 'a>]) -> Vec<Label> {
        let site = sites.last();
        match about {
            Named::Definition { noun, name } => {
                let found = match *noun {
                    "job" => self.entries(site, |entry| entry.job == *name).next(),
                    "command" => self.step(site, name),
                    _ => self.executor(site, name),
                };
                labels(found, "not defined")
            }
            Named::Given(names) => {
                let given = names.iter().filter_map(|name| argument(site, name));
                let given: Vec<Span> = given.map(|(key, _)| key).collect();
                if given.is_empty() {
                    return labels(names.iter().find_map(|name| self.only(name)), "");
                }
                labels(given, "not a parameter")
            }
            Named::Typed(name) => match argument(site, name) {
                Some((_, value)) => labels(Some(value), "of another type"),
                None => labels(self.only(name), ""),
            },
            Named::Missing => Vec::new(),
            Named::Paths(paths) => labels(
                paths.iter().flat_map(|path| self.uses(site, path)),
                "not defined",
            ),
            Named::Requirement { job, requires } => self.requirement(site, job, requires),
            Named::Entries(names) => {
                let entries = self.entries(site, |entry| names.contains(&entry.name));
                labels(entries, "never runs")
            }
            Named::Orb(reference) => {
                let mut orbs = self.config().scope.orbs.iter();
                let orb = orbs.find(|orb| orb.named.value.text() == Some(reference));
                labels(orb.map(|orb| orb.named.value.source.clone()), "this orb")
            }
            Named::Pattern(pattern) => labels(self.pattern(site, pattern), "this pattern"),
            Named::Places(places) => self.positions(places),
            Named::Version => {
                let version = self.raw.as_ref().and_then(|raw| raw.field("version"));
                labels(version.map(|version| version.key_span.clone()), "")
            }
            Named::Anything(names) => {
                let found = names.iter().find_map(|name| self.anything(site, name));
                labels(found, "")
            }
        }
    }

    /// The names of entries: those of the workflow that is called, or of all.
    fn entries<'e>(
        &'e self,
        site: Option<&Site<'s, 'a>>,
        is_meant: impl Fn(&Entry<'a>) -> bool + 'e,
    ) -> impl Iterator<Item = Span> + 'e {
        let own = match site.map(|site| site.inside) {
            Some(Inside::Workflow(workflow)) => Some(workflow),
            _ => None,
        };
        let all = self.config().workflows.iter();
        let all = all.filter(move |one| own.is_none_or(|own| std::ptr::eq(own, *one)));
        let entries = all.flat_map(|workflow| &workflow.entries);
        entries
            .filter(move |entry| is_meant(entry))
            .map(|entry| entry.span.clone())
    }

    fn step(&self, site: Option<&Site<'s, 'a>>, name: &str) -> Option<Span> {
        if let Some(Inside::Definition(definition)) = site.map(|site| site.inside)
            && let Some(step) = step(&definition.steps, name)
        {
            return Some(step.span.clone());
        }
        let mut found = None;
        self.config().steps(&mut |_, step| {
            if step.name == name && found.is_none() {
                found = Some(step.span.clone());
            }
        });
        found
    }

    fn executor(&self, site: Option<&Site<'s, 'a>>, name: &str) -> Option<Span> {
        let of = |value: &Value| {
            let executor = value.get("executor")?;
            let named = executor.get("name").unwrap_or(executor);
            (named.text() == Some(name)).then(|| named.source.clone())
        };
        if let Some(Inside::Definition(definition)) = site.map(|site| site.inside) {
            return of(definition.named.value);
        }
        // The value of a parameter, or any job that runs in it.
        let given = site.and_then(|site| scalar(site.arguments?, &|text| text == name));
        given.or_else(|| {
            let scopes = self.config().scope.with_inline_orbs().into_iter();
            let mut all = scopes.flat_map(Scope::definitions);
            all.find_map(|definition| of(definition.named.value))
        })
    }

    /// Where expressions refer to a path: in what is called, or anywhere.
    fn uses(&self, site: Option<&Site<'s, 'a>>, path: &str) -> Vec<Span> {
        let of = |is_meant: &dyn Fn(&Place<'_>) -> bool| -> Vec<Span> {
            let uses = self.subject.templates.iter();
            let read = uses
                .filter(|one| is_meant(&one.place))
                .filter_map(|one| match &one.read {
                    Read::Paths(paths) => Some(paths),
                    _ => None,
                });
            let same = read.flatten().filter(|one| {
                one.text == path || one.under("parameters").is_some_and(|name| name == path)
            });
            same.map(|one| one.span.clone()).collect()
        };
        match site.map(|site| site.inside) {
            Some(Inside::Definition(owner)) => of(&|place| match place {
                Place::Definition(definition) => std::ptr::eq(*definition, owner),
                _ => false,
            }),
            // An orb has its own.
            Some(Inside::Elsewhere) => Vec::new(),
            _ => of(&|_| true),
        }
    }

    fn requirement(&self, site: Option<&Site<'s, 'a>>, job: &str, requires: &str) -> Vec<Label> {
        let mut entries = self.config().entries().filter(|entry| entry.name == job);
        let named = entries.find_map(|entry| {
            let mut all = entry.requires.iter();
            let requirement = all.find(|one| one.name == requires)?;
            Some((requirement.span.clone(), entry.span.clone()))
        });
        match named {
            Some((primary, entry)) => {
                let mut all = labels(Some(primary), "not in this workflow");
                all.extend(labels(Some(entry), "required by this job"));
                all
            }
            None => labels(self.entries(site, |entry| entry.name == job).next(), ""),
        }
    }

    fn pattern(&self, site: Option<&Site<'s, 'a>>, pattern: &str) -> Option<Span> {
        let within = match site.map(|site| site.inside) {
            Some(Inside::Workflow(workflow)) => Some(workflow.named.value),
            Some(Inside::Definition(definition)) => Some(definition.named.value),
            _ => None,
        };
        let text = self.subject.tree.text();
        let places = [within, Some(self.config().root)].into_iter().flatten();
        places.into_iter().find_map(|value| {
            let found = find(value, &|text| text.contains(pattern))?;
            let written = found.text()?;
            let at = written.find(pattern)?;
            Some(inside(
                text,
                &found.source,
                written,
                &(at..at + pattern.len()),
            ))
        })
    }

    /// The last place is where the parser could not go on, those before it where what it was in begins.
    fn positions(&self, places: &[(usize, usize)]) -> Vec<Label> {
        let lines = self.subject.lines;
        let is_here = |(line, _): &&(usize, usize)| *line <= lines.count();
        let spans = places.iter().rev().filter(is_here).map(|(line, column)| {
            let content = lines.content(line - 1);
            let text = lines.text(line - 1);
            let mut chars = text.char_indices().map(|(at, _)| at);
            let at = chars.nth(column - 1).unwrap_or(text.len());
            content.start + at..content.end
        });
        let mut all: Vec<Label> = spans.map(|span| label(span, "began here")).collect();
        if let Some(first) = all.first_mut() {
            first.text.clear();
        }
        all
    }

    /// What has a name: a key or a value of what is called, a definition, or the only key of that name.
    fn anything(&self, site: Option<&Site<'s, 'a>>, name: &str) -> Option<Span> {
        let within = site.map(|site| site.inside);
        if let Some(found) = site.and_then(|site| keys(site.arguments?, name).into_iter().next()) {
            return Some(found);
        }
        if let Some(Inside::Definition(definition)) = within
            && let Some(found) = keys(definition.named.value, name).into_iter().next()
        {
            return Some(found);
        }
        let scope = &self.config().scope;
        let mut workflows = self.config().workflows.iter();
        let definition = scope.definitions().find(|one| one.named.name == name);
        let orb = scope.orbs.get(name).map(|orb| orb.named.span.clone());
        let defined = definition.map(|one| one.named.span.clone()).or(orb);
        defined
            .or_else(|| {
                let workflow = workflows.find(|one| one.named.name == name)?;
                Some(workflow.named.span.clone())
            })
            .or_else(|| self.only(name))
    }

    /// The only key of a name.
    fn only(&self, name: &str) -> Option<Span> {
        let mut keys = keys(self.raw.as_ref()?, name);
        keys.pop().filter(|_| keys.is_empty())
    }
}

//! `unused-definition`: a job, command, executor, orb or job group that nothing uses.

use std::collections::HashSet;

use memchr::memchr;

use crate::circle::{Config, DefinitionKind, Scope};
use crate::finding::{Finding, Severity};
use crate::lint::{Rule, Subject};
use crate::yaml::{Content, Span, Value};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "unused-definition",
    severities: &[Severity::Warning],
    page: include_str!("unused_definition.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    let config = subject.config;
    // Where nothing runs, that is what is wrong; and an orb's source offers what others use.
    if config.workflows.is_empty() {
        return;
    }
    let used = used(config);
    let mut tell = |noun: &str, name: &str, span: &Span, help: &str| {
        findings.push(
            Finding::error(
                RULE.name,
                span.clone(),
                format!("the {noun} `{name}` is never used"),
            )
            .severity(Severity::Warning)
            .label("not used")
            .help(help.to_owned()),
        );
    };
    let scope = &config.scope;
    for definition in scope.definitions() {
        let named = definition.named;
        // A job may be run by its own name only: text elsewhere may be that by chance.
        let is_used = match definition.kind {
            DefinitionKind::Job => used.jobs.contains(named.name),
            DefinitionKind::Command | DefinitionKind::Executor => {
                used.definitions.is_seen(named.name)
            }
        };
        let noun = definition.kind.noun();
        let help = match definition.kind {
            DefinitionKind::Job => "run it in a workflow, or remove it",
            _ => "use it, or remove it",
        };
        if !is_used && !named.name.contains("<<") {
            tell(noun, named.name, named.span, help);
        }
    }
    for group in &config.groups {
        let name = group.named.name;
        if !used.jobs.contains(name) {
            let help = "run it in a workflow, or remove it";
            tell("job group", name, group.named.span, help);
        }
    }
    for orb in &scope.orbs {
        if !used.orbs.is_seen(orb.named.name) {
            let help = "use something of it, or remove it";
            tell("orb", orb.named.name, orb.named.span, help);
        }
    }
}

struct Used<'v> {
    /// Jobs and job groups that are run.
    jobs: HashSet<&'v str>,
    /// Orbs whose alias stands in front of a `/`.
    orbs: Wanted<'v>,
    /// Commands and executors that a text or a key outside of `orbs` may name, also through a
    /// parameter.
    definitions: Wanted<'v>,
}

impl Used<'_> {
    fn word(&mut self, word: &str) {
        self.definitions.see(word);
        if let Some(slash) = memchr(b'/', word.as_bytes()) {
            self.orbs.see(&word[..slash]);
        }
    }
}

/// Names, in their order, and whether one was seen: they are few, and words are many.
struct Wanted<'v>(Vec<(&'v str, bool)>);

impl<'v> Wanted<'v> {
    fn of(names: impl Iterator<Item = &'v str>) -> Self {
        let mut all: Vec<_> = names.map(|name| (name, false)).collect();
        all.sort_unstable();
        all.dedup();
        Self(all)
    }

    fn place(&self, name: &str) -> Option<usize> {
        self.0.binary_search_by_key(&name, |(name, _)| name).ok()
    }

    fn see(&mut self, name: &str) {
        if let Some(at) = self.place(name) {
            self.0[at].1 = true;
        }
    }

    fn is_seen(&self, name: &str) -> bool {
        self.place(name).is_some_and(|at| self.0[at].1)
    }
}

fn used<'v>(config: &Config<'v>) -> Used<'v> {
    let scope = &config.scope;
    let mut used = Used {
        jobs: config.entries().map(|entry| entry.job).collect(),
        orbs: Wanted::of(scope.orbs.iter().map(|orb| orb.named.name)),
        definitions: Wanted::of(scope.definitions().map(|one| one.named.name)),
    };
    // `override-with` runs a job of an orb instead.
    let arguments = config.entries().filter_map(|entry| entry.arguments);
    let instead = arguments.filter_map(|map| map.get("override-with")?.text());
    used.jobs.extend(instead.collect::<Vec<_>>());
    let aliases = used.jobs.iter().filter_map(|job| job.split_once('/'));
    aliases.for_each(|(alias, _)| used.orbs.see(alias));
    for field in config.root.fields() {
        if field.key != "orbs" {
            words(&field.value, &mut used, is_definitions(&field.key));
        }
    }
    inline(scope, &mut used);
    used
}

/// What inline orbs use of the orbs around them.
fn inline(scope: &Scope<'_>, used: &mut Used<'_>) {
    for orb in &scope.orbs {
        if orb.scope.as_ref().is_some_and(|scope| scope.is_here) {
            words(orb.named.value, used, false);
        }
    }
}

fn is_definitions(section: &str) -> bool {
    matches!(section, "jobs" | "commands" | "executors")
}

/// Every text and key in `value`; the names of definitions are no use of them.
fn words(value: &Value, used: &mut Used<'_>, is_section: bool) {
    match &value.content {
        // A script names no command and no executor.
        Content::String(text) if memchr(b' ', text.as_bytes()).is_some() => {}
        Content::String(text) => used.word(text),
        Content::Sequence(items) => {
            for item in items {
                words(item, used, false);
            }
        }
        Content::Mapping(fields) => {
            for field in fields {
                if !is_section {
                    used.word(&field.key);
                }
                words(&field.value, used, false);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use crate::lint;

    #[test]
    fn what_nothing_uses_is_told_and_what_a_parameter_names_is_used() {
        let text = "version: 2.1
orbs: { a: x/a@1.0.0, b: x/b@1.0.0 }
executors: { e: { docker: [{ image: a:1 }] }, f: { docker: [{ image: a:1 }] } }
commands: { c: { steps: [checkout] }, d: { steps: [c] } }
job-groups: { g: { jobs: [j] } }
jobs:
  j: { parameters: { e: { type: executor, default: e } }, executor: << parameters.e >>, steps: [a/x] }
  k: { executor: e, steps: [checkout] }
workflows: { w: { jobs: [j] } }
";
        let found = lint::told_by("unused-definition", text);
        let told: Vec<_> = found.into_iter().map(|finding| finding.message).collect();
        assert_eq!(
            told,
            [
                "the orb `b` is never used",
                "the executor `f` is never used",
                "the command `d` is never used",
                "the job group `g` is never used",
                "the job `k` is never used",
            ]
        );
    }
}

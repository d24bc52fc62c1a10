//! `unknown-requirement`: an entry waits for one that its workflow does not have.

use std::collections::HashSet;

use crate::circle::{Config, Entry, EntryNames, Requirement, Workflow};
use crate::finding::{Finding, Severity};
use crate::lint::{Rule, Subject};
use crate::suggest::{Guess, guess};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "unknown-requirement",
    severities: &[Severity::Error],
    page: include_str!("unknown_requirement.md"),
    check,
};

/// For how many findings of one workflow a name is suggested.
const SUGGESTED: usize = 100;

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    let config = subject.config;
    for workflow in config.workflows.iter().chain(&config.groups) {
        if !workflow.is_partial {
            names(config, workflow, findings);
        }
    }
}

fn names(config: &Config<'_>, workflow: &Workflow<'_>, findings: &mut Vec<Finding>) {
    let (mut known, mut open) = (HashSet::new(), Vec::new());
    for entry in &workflow.entries {
        match entry.names() {
            EntryNames::Known(names) => known.extend(names),
            EntryNames::Open(names, start) => {
                known.extend(names);
                open.push(start);
            }
        }
    }
    let is_known = |name: &str| {
        name.contains("<<")
            || known.contains(name)
            || open.iter().any(|start| name.starts_with(start.as_str()))
    };
    let unknown = workflow.entries.iter().flat_map(|entry| {
        let requires = entry.requires.iter();
        requires.map(move |required| (entry, required))
    });
    let unknown = unknown.filter(|(_, required)| !is_known(required.name));
    let mut candidates: Vec<&str> = known.iter().map(String::as_str).collect();
    candidates.sort_unstable();
    for (count, (entry, required)) in unknown.enumerate() {
        // To look for what was meant takes a while, and nobody reads that many.
        let candidates = if count < SUGGESTED { &*candidates } else { &[] };
        findings.push(finding(config, workflow, entry, required, candidates));
    }
}

fn finding(
    config: &Config<'_>,
    workflow: &Workflow<'_>,
    entry: &Entry<'_>,
    required: &Requirement<'_>,
    candidates: &[&str],
) -> Finding {
    let name = required.name;
    let message = format!(
        "`{}` requires `{name}`, which the workflow `{}` does not have",
        entry.name, workflow.named.name
    );
    let finding = Finding::error(RULE.name, required.span.clone(), message)
        .related(entry.span.clone(), "waits for it");
    let finding = match required.via {
        Some(alias) => finding.related(alias.clone(), "used here"),
        None => finding,
    };
    let unknown = "not in this workflow";
    let meant = |finding: Finding, guess: Guess<'_>| {
        finding.guessed(guess, required.span, (name, guess.word), unknown)
    };
    if let Some(named) = workflow.entries.iter().find(|other| other.job == name) {
        let help = format!(
            "the job `{name}` is called `{}` in this workflow",
            named.name
        );
        let certain = Guess {
            word: named.name,
            is_typo: true,
        };
        return meant(finding, certain).help(help);
    }
    let others = candidates
        .iter()
        .copied()
        .filter(|other| *other != entry.name);
    if let Some(similar) = guess(name, others) {
        return meant(finding, similar);
    }
    let finding = finding.label(unknown);
    let inside = config.groups.iter().find(|group| {
        group.named.name != workflow.named.name
            && group.entries.iter().any(|other| other.name == name)
    });
    finding.help(match inside {
        Some(group) => format!(
            "`{name}` is inside of the job group `{}`: require the group",
            group.named.name
        ),
        None => "add it to the workflow, or remove it from `requires`".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use crate::lint;

    fn told(jobs: &str) -> Vec<String> {
        let text = format!(
            "version: 2.1\njobs: {{ build: {{}}, test: {{}} }}\n\
             workflows: {{ w: {{ jobs: {jobs} }} }}\n"
        );
        let findings = lint::told_by("unknown-requirement", &text).into_iter();
        findings.map(|finding| finding.primary.text).collect()
    }

    #[test]
    fn what_is_there_or_cannot_be_known_is_left_alone() {
        for jobs in [
            "[build, { test: { requires: [build] } }]",
            "[build, { test: { requires: [{ build: failed }] } }]",
            "[{ build: { name: a } }, { test: { requires: [a] } }]",
            "[{ build: { matrix: { parameters: { v: [1] } } } }, { test: { requires: [build-1] } }]",
            "[{ build: { name: << x >> } }, { test: { requires: [y] } }]",
        ] {
            assert_eq!(told(jobs), Vec::<String>::new(), "{jobs}");
        }
    }

    #[test]
    fn what_is_not_there_is_told_with_what_was_meant() {
        for (jobs, label) in [
            (
                "[build, { test: { requires: [biuld] } }]",
                "did you mean `build`?",
            ),
            (
                "[{ build: { name: first } }, { test: { requires: [build] } }]",
                "did you mean `first`?",
            ),
            ("[{ test: { requires: [deploy] } }]", "not in this workflow"),
            (
                "[{ build: { matrix: { parameters: { v: [1] } } } }, { test: { requires: [biuld-1] } }]",
                "did you mean `build-1`?",
            ),
        ] {
            assert_eq!(told(jobs), [label], "{jobs}");
        }
    }
}

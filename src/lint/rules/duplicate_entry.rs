//! `duplicate-entry`: two entries of a workflow with one name.

use std::collections::HashMap;

use crate::finding::{Finding, Severity};
use crate::lint::{Rule, Subject};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "duplicate-entry",
    severities: &[Severity::Error, Severity::Warning],
    page: include_str!("duplicate_entry.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    let config = subject.config;
    for workflow in config.workflows.iter().chain(&config.groups) {
        let mut first = HashMap::new();
        for entry in &workflow.entries {
            let is_computed = entry.name.contains("<<");
            if is_computed || entry.matrix.is_some() || entry.is_malformed {
                continue;
            }
            let Some(before) = first.insert(entry.name, entry) else {
                continue;
            };
            let name = entry.name;
            let waiting = workflow.entries.iter().flat_map(|entry| &entry.requires);
            let required = waiting.into_iter().find(|required| required.name == name);
            let message = format!(
                "two entries of the workflow `{}` are called `{name}`",
                workflow.named.name
            );
            // Job groups are not told apart by counting them.
            let is_group = config
                .groups
                .iter()
                .any(|group| group.named.name == entry.job);
            // Jobs are: what nobody waits for needs no name to be told apart by.
            if required.is_none() && !is_group {
                continue;
            }
            let severity = if is_group {
                Severity::Error
            } else {
                Severity::Warning
            };
            let finding = Finding::error(RULE.name, entry.span.clone(), message)
                .severity(severity)
                .label("the second")
                .related(before.span.clone(), "the first")
                .help("give each a `name:` of its own");
            findings.push(match required {
                Some(required) => {
                    finding.related(required.span.clone(), "which one is meant here?")
                }
                None => finding,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint;

    #[test]
    fn names_are_given_once() {
        let told = |jobs: &str| {
            let text = format!(
                "version: 2.1\njobs: {{ a: {{ type: no-op }} }}\nworkflows: {{ w: {{ jobs: [{jobs}] }} }}\n"
            );
            lint::told_by("duplicate-entry", &text).len()
        };
        assert_eq!(
            told("a, { a: { name: b } }, { a: { name: << pipeline.id >> } }"),
            0
        );
        assert_eq!(told("a, a"), 0);
        assert_eq!(told("a, a, { a: { name: b, requires: [a] } }"), 1);
        assert_eq!(
            told("a, { a: { name: a } }, a, { a: { name: b, requires: [a] } }"),
            2
        );
    }
}

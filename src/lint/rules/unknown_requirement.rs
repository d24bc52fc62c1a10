//! `unknown-requirement`: an entry waits for one that its workflow does not have.

use crate::circle::Workflow;
use crate::finding::{Finding, Severity};
use crate::lint::{Rule, Subject};
use crate::suggest::nearest;

pub(in crate::lint) const RULE: Rule = Rule {
    name: "unknown-requirement",
    severity: Severity::Error,
    page: include_str!("unknown_requirement.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    let config = subject.config;
    for workflow in config.workflows.iter().chain(&config.groups) {
        // A name that a matrix or a parameter makes, or that could not be read, may be any name.
        let is_computed = |entry: &crate::circle::Entry<'_>| {
            entry.is_malformed || entry.matrix.is_some() || entry.name.contains("<<")
        };
        if !workflow.is_partial && !workflow.entries.iter().any(is_computed) {
            names(workflow, findings);
        }
    }
}

fn names(workflow: &Workflow<'_>, findings: &mut Vec<Finding>) {
    let names = || workflow.entries.iter().map(|entry| entry.name);
    for entry in &workflow.entries {
        for required in &entry.requires {
            let name = required.name;
            if name.contains("<<") || names().any(|other| other == name) {
                continue;
            }
            let message = format!(
                "`{}` requires `{name}`, which the workflow `{}` does not have",
                entry.name, workflow.named.name
            );
            let mut finding = Finding::error(RULE.name, required.span.clone(), message)
                .label("not in this workflow")
                .related(entry.span.clone(), "waits for it");
            let of_job = workflow.entries.iter().find(|other| other.job == name);
            finding = if let Some(named) = of_job {
                finding.help(format!(
                    "the job `{name}` is called `{}` here: require that",
                    named.name
                ))
            } else if let Some(similar) =
                nearest(name, names().filter(|other| *other != entry.name))
            {
                finding.help(format!("did you mean `{similar}`?"))
            } else {
                finding.help("add it to the workflow, or remove it from `requires`")
            };
            findings.push(finding);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint;

    fn helps(jobs: &str) -> Vec<String> {
        let text = format!(
            "version: 2.1\njobs: {{ build: {{}}, test: {{}} }}\n\
             workflows: {{ w: {{ jobs: {jobs} }} }}\n"
        );
        let findings = lint::check(&text).into_iter();
        findings
            .filter(|finding| finding.rule == "unknown-requirement")
            .flat_map(|finding| finding.help)
            .collect()
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
            assert_eq!(helps(jobs), Vec::<String>::new(), "{jobs}");
        }
    }

    #[test]
    fn what_is_not_there_is_told_with_what_was_meant() {
        for (jobs, help) in [
            (
                "[build, { test: { requires: [biuld] } }]",
                "did you mean `build`?",
            ),
            (
                "[{ build: { name: first } }, { test: { requires: [build] } }]",
                "the job `build` is called `first` here: require that",
            ),
            (
                "[{ test: { requires: [deploy] } }]",
                "add it to the workflow, or remove it from `requires`",
            ),
        ] {
            assert_eq!(helps(jobs), [help], "{jobs}");
        }
    }
}

//! `unknown-job`: a workflow runs a job that is not defined.

use std::collections::HashSet;

use crate::circle::{Entry, Job};
use crate::finding::{Finding, Severity};
use crate::lint::unresolved::{self, Kind, SUGGESTED, Suggest};
use crate::lint::{Rule, Subject};
use crate::yaml::Value;

pub(in crate::lint) const RULE: Rule = Rule {
    name: "unknown-job",
    severities: &[Severity::Error],
    page: include_str!("unknown_job.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    let config = subject.config;
    let jobs = Kind {
        noun: "job",
        section: "jobs",
        all: |scope| &scope.jobs,
        name: |job: &Job<'_>| job.definition.named.name,
    };
    let groups: Vec<_> = config.groups.iter().map(|group| group.named.name).collect();
    let scope = &config.scope;
    let mut count = 0;
    for workflow in config.workflows.iter().chain(&config.groups) {
        // What runs already is seldom what was meant to run beside it.
        let entries = workflow.entries.iter().map(|entry| entry.job);
        let taken: HashSet<&str> = entries.collect();
        for entry in &workflow.entries {
            // A workflow may run a job or a job group; a group's own entries are jobs.
            if is_inline(entry) || groups.contains(&entry.job) {
                continue;
            }
            let suggest = Suggest {
                others: &groups,
                taken: Some(&taken),
                is_enough: count >= SUGGESTED,
            };
            let found = scope.job(entry.job);
            let finding = unresolved::finding(
                RULE.name, &jobs, entry.job, entry.span, scope, &found, suggest,
            );
            count += usize::from(finding.is_some());
            findings.extend(finding.map(|finding| approval(finding, entry)));
        }
    }
}

/// The same finding, where the entry reads like an approval whose type was forgotten: by its name, or
/// because it only waits.
fn approval(finding: Finding, entry: &Entry<'_>) -> Finding {
    const WORDS: [&str; 6] = ["hold", "approve", "approval", "wait", "confirm", "gate"];
    let mut parts = entry.job.split(|char: char| !char.is_ascii_alphanumeric());
    let is_named_so = parts.any(|part| WORDS.contains(&part.to_ascii_lowercase().as_str()));
    let keys = entry.arguments.map_or(&[][..], Value::fields);
    let only_waits = !keys.is_empty() && keys.iter().all(|field| field.key == "requires");
    let is_misspelled = finding.fix.is_some();
    if is_misspelled || entry.job.contains('/') || !(is_named_so || only_waits) {
        return finding;
    }
    finding.help("an approval, which is no job, says so: `type: approval`")
}

/// Whether the entry is a job in itself, as an approval is.
fn is_inline(entry: &Entry<'_>) -> bool {
    let kind = entry.arguments.and_then(|arguments| arguments.get("type"));
    kind.is_some() || entry.is_malformed
}

#[cfg(test)]
mod tests {
    use crate::lint;

    fn told(workflow: &str) -> Vec<String> {
        let text = format!(
            "version: 2.1\norbs: {{ own: {{ jobs: {{ test: {{}} }} }}, other: acme/other@1.0.0 }}\n\
             jobs: {{ build: {{}} }}\njob-groups: {{ all: {{ jobs: [build] }} }}\n\
             workflows: {{ w: {{ jobs: {workflow} }} }}\n"
        );
        let findings = lint::check(&text).into_iter();
        findings
            .filter(|finding| finding.rule == "unknown-job")
            .map(|finding| format!("{}, {}", finding.message, finding.primary.text))
            .collect()
    }

    #[test]
    fn what_is_defined_or_cannot_be_known_is_left_alone() {
        let known = "[build, all, own/test, other/any, { hold: { type: approval } }, << x >>]";
        assert_eq!(told(known), Vec::<String>::new());
    }

    #[test]
    fn an_approval_without_its_type_is_told_as_such() {
        let help = |entry: &str| {
            let text = format!(
                "version: 2.1\njobs: {{ a: {{ type: no-op }} }}\nworkflows: {{ w: {{ jobs: [a, {entry}] }} }}\n"
            );
            let found = lint::told_by("unknown-job", &text);
            found[0]
                .help
                .iter()
                .any(|line| line.contains("type: approval"))
        };
        for entry in [
            "{ hold: { requires: [a] } }",
            "approve-release",
            "{ go: { requires: [a] } }",
        ] {
            assert!(help(entry), "{entry}");
        }
        assert!(!help("{ deploy: { requires: [a], context: x } }"));
    }

    #[test]
    fn a_job_that_is_not_there_is_told_with_the_one_that_was_meant() {
        for (job, message) in [
            ("biuld", "there is no job `biuld`, did you mean `build`?"),
            (
                "own/tset",
                "the orb `own` has no job `tset`, did you mean `own/test`?",
            ),
            ("deploy", "there is no job `deploy`, not defined"),
        ] {
            assert_eq!(told(&format!("[{job}]")), [message]);
        }
    }
}

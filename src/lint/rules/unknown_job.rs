//! `unknown-job`: a workflow runs a job that is not defined.

use crate::circle::{Entry, Found};
use crate::finding::{Finding, Severity};
use crate::lint::{Rule, Subject};
use crate::suggest::nearest;

pub(in crate::lint) const RULE: Rule = Rule {
    name: "unknown-job",
    severity: Severity::Error,
    page: include_str!("unknown_job.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    let config = subject.config;
    // A workflow may run a job or a job group; a group's own entries are jobs.
    for workflow in config.workflows.iter().chain(&config.groups) {
        for entry in &workflow.entries {
            let is_group = || {
                let mut groups = config.groups.iter();
                groups.any(|group| group.named.name == entry.job)
            };
            if !is_inline(entry) && !is_group() {
                findings.extend(finding(subject, entry));
            }
        }
    }
}

/// Whether the entry is a job in itself, as an approval is.
fn is_inline(entry: &Entry<'_>) -> bool {
    let kind = entry.arguments.and_then(|arguments| arguments.get("type"));
    kind.is_some() || entry.is_malformed
}

fn finding(subject: &Subject<'_, '_>, entry: &Entry<'_>) -> Option<Finding> {
    let config = subject.config;
    let name = entry.job;
    let (message, known, next): (String, Vec<String>, _) = match config.scope.job(name) {
        Found::Definition(_) | Found::Unknown => return None,
        Found::NoOrb(alias) => (
            format!("there is no orb `{alias}` to take the job `{name}` from"),
            alias_names(subject, name),
            "add the orb under `orbs`, or remove the job from the workflow",
        ),
        Found::NotInOrb(orb, scope) => {
            let alias = orb.named.name;
            let jobs = scope.jobs.iter();
            (
                format!("the orb `{alias}` has no job of that name: `{name}`"),
                jobs.map(|job| format!("{alias}/{}", job.definition.named.name))
                    .collect(),
                "define it in the orb, or remove it from the workflow",
            )
        }
        Found::Nowhere => {
            let jobs = config.scope.jobs.iter();
            let jobs = jobs.map(|job| job.definition.named.name.to_owned());
            let groups = config.groups.iter();
            (
                format!("there is no job `{name}`"),
                jobs.chain(groups.map(|group| group.named.name.to_owned()))
                    .collect(),
                "define it under `jobs`, or remove it from the workflow",
            )
        }
    };
    let finding = Finding::error(RULE.name, entry.span.clone(), message).label("not defined");
    Some(match nearest(name, known.iter().map(String::as_str)) {
        Some(similar) => finding.help(format!("did you mean `{similar}`?")),
        None => finding.help(next),
    })
}

/// The same job in each orb that there is.
fn alias_names(subject: &Subject<'_, '_>, name: &str) -> Vec<String> {
    let job = name.split_once('/').map_or(name, |(_, job)| job);
    let orbs = subject.config.scope.orbs.iter();
    orbs.map(|orb| format!("{}/{job}", orb.named.name))
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::lint;

    fn helps(workflow: &str) -> Vec<Vec<String>> {
        let text = format!(
            "version: 2.1\norbs: {{ own: {{ jobs: {{ test: {{}} }} }}, other: acme/other@1.0.0 }}\n\
             jobs: {{ build: {{}} }}\njob-groups: {{ all: {{ jobs: [build] }} }}\n\
             workflows: {{ w: {{ jobs: {workflow} }} }}\n"
        );
        let findings = lint::check(&text).into_iter();
        findings
            .filter(|finding| finding.rule == "unknown-job")
            .map(|finding| finding.help)
            .collect()
    }

    #[test]
    fn what_is_defined_or_cannot_be_known_is_left_alone() {
        let known = "[build, all, own/test, other/any, { hold: { type: approval } }, << x >>]";
        assert_eq!(helps(known), Vec::<Vec<String>>::new());
    }

    #[test]
    fn a_job_that_is_not_there_is_told_with_the_one_that_was_meant() {
        for (job, meant) in [
            ("biuld", "build"),
            ("own/tset", "own/test"),
            ("ohter/any", "other/any"),
        ] {
            let help = format!("did you mean `{meant}`?");
            assert_eq!(helps(&format!("[{job}]")), [[help]]);
        }
        for (job, help) in [
            (
                "deploy",
                "define it under `jobs`, or remove it from the workflow",
            ),
            (
                "own/x",
                "define it in the orb, or remove it from the workflow",
            ),
            (
                "zz/x",
                "add the orb under `orbs`, or remove the job from the workflow",
            ),
        ] {
            assert_eq!(helps(&format!("[{job}]")), [[help]]);
        }
    }
}

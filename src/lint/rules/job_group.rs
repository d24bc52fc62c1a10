//! `job-group`: a job group used in a way that groups do not allow.

use std::collections::HashMap;

use crate::circle::{Entry, Workflow};
use crate::finding::{Finding, Severity};
use crate::lint::{Rule, Subject};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "job-group",
    severities: &[Severity::Error],
    page: include_str!("job_group.md"),
    check,
};

/// What an entry that runs a group can be given (configuration reference, "job-groups").
const ALLOWED: [&str; 4] = ["name", "requires", "filters", "serial-group"];

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    let groups: HashMap<&str, &Workflow<'_>> = subject
        .config
        .groups
        .iter()
        .map(|group| (group.named.name, group))
        .collect();
    if groups.is_empty() {
        return;
    }
    for group in &subject.config.groups {
        for entry in &group.entries {
            findings.extend(inside(group, entry, &groups));
        }
    }
    for workflow in &subject.config.workflows {
        let uses = workflow.entries.iter();
        for entry in uses.filter(|entry| groups.contains_key(entry.job)) {
            findings.extend(given(entry));
        }
    }
}

/// What an entry inside of a group cannot be.
fn inside(
    group: &Workflow<'_>,
    entry: &Entry<'_>,
    groups: &HashMap<&str, &Workflow<'_>>,
) -> Option<Finding> {
    let name = group.named.name;
    if let Some(other) = groups.get(entry.job) {
        let message = format!(
            "the job group `{name}` cannot run the job group `{}`",
            entry.job
        );
        return Some(
            Finding::error(RULE.name, entry.span.clone(), message)
                .label("groups do not nest")
                .related(other.named.span.clone(), "a group too")
                .help("run its jobs here, or both groups in the workflow"),
        );
    }
    let serial = entry.arguments?.field("serial-group")?;
    Some(
        Finding::error(
            RULE.name,
            serial.key_span.clone(),
            format!("a job inside of the job group `{name}` cannot have a `serial-group`"),
        )
        .label("not inside of a group")
        .help("give it to the entry that runs the group"),
    )
}

/// What an entry that runs a group is given and cannot be.
fn given(entry: &Entry<'_>) -> Option<Finding> {
    let mut fields = entry.arguments?.fields().iter();
    let wrong = fields.find(|field| !ALLOWED.contains(&field.key.as_str()))?;
    let allowed: Vec<_> = ALLOWED.iter().map(|key| format!("`{key}`")).collect();
    Some(
        Finding::error(
            RULE.name,
            wrong.key_span.clone(),
            format!(
                "the job group `{}` cannot be given `{}`",
                entry.job, wrong.key
            ),
        )
        .label("not for a group")
        .help(format!("a group can be given {}", allowed.join(", "))),
    )
}

#[cfg(test)]
mod tests {
    use crate::lint;

    #[test]
    fn groups_do_not_nest_and_are_given_little() {
        let told = |group: &str, entry: &str| -> Vec<String> {
            let text = format!(
                "version: 2.1\njobs: {{ a: {{ type: no-op }} }}\njob-groups: {{ h: {{ jobs: [a] }}, g: {{ jobs: [{group}] }} }}\n\
                 workflows: {{ w: {{ jobs: [h, {{ g: {{ {entry} }} }}] }} }}\n"
            );
            let found = lint::told_by("job-group", &text);
            found.into_iter().map(|finding| finding.message).collect()
        };
        assert_eq!(told("a", "name: x, requires: [h]"), Vec::<String>::new());
        assert_eq!(
            told("h", ""),
            ["the job group `g` cannot run the job group `h`"]
        );
        assert_eq!(
            told("{ a: { serial-group: x } }", ""),
            ["a job inside of the job group `g` cannot have a `serial-group`"]
        );
        assert_eq!(
            told("a", "context: x"),
            ["the job group `g` cannot be given `context`"]
        );
    }
}

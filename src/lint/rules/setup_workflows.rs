//! `setup-workflows`: a setup config of which more than one workflow runs.

use crate::circle::Workflow;
use crate::finding::{Finding, Severity};
use crate::lint::{Rule, Subject};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "setup-workflows",
    severities: &[Severity::Warning],
    page: include_str!("setup_workflows.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    let config = subject.config;
    if !config.is_setup {
        return;
    }
    let mut always = config.workflows.iter().filter(|one| runs_always(one));
    let (Some(first), Some(second)) = (always.next(), always.next()) else {
        return;
    };
    let message = format!(
        "the workflows `{}` and `{}` both run, and of a setup config only one may",
        first.named.name, second.named.name
    );
    findings.push(
        Finding::error(RULE.name, second.named.span.clone(), message)
            .severity(Severity::Warning)
            .label("runs always")
            .related(first.named.span.clone(), "so does this one")
            .help("give each a `when` of its own, or put their jobs in one workflow"),
    );
}

/// Whether nothing decides that a workflow runs: no condition, no schedule, and a job without filters.
fn runs_always(workflow: &Workflow<'_>) -> bool {
    let has = |key| workflow.named.value.get(key).is_some();
    let is_open = ["when", "unless", "triggers"].into_iter().any(has);
    let mut entries = workflow.entries.iter();
    let has_filters = |arguments: &crate::yaml::Value| arguments.get("filters").is_some();
    !is_open && entries.any(|entry| !entry.arguments.is_some_and(has_filters))
}

#[cfg(test)]
mod tests {
    use crate::lint::rules::tests::of;

    fn told(setup: &str, workflows: &str) -> usize {
        let text = format!(
            "version: 2.1\n{setup}\njobs: {{ a: {{ type: no-op }} }}\nworkflows: {{ {workflows} }}\n"
        );
        of("setup-workflows", &text).len()
    }

    #[test]
    fn of_a_setup_config_one_workflow_runs() {
        let both = "v: { jobs: [a] }, w: { jobs: [a] }";
        assert_eq!(told("setup: true", both), 1);
        assert_eq!(told("setup: false", both), 0);
        for workflows in [
            "v: { jobs: [a] }",
            "v: { jobs: [a] }, w: { when: << pipeline.parameters.x >>, jobs: [a] }",
            "v: { jobs: [a] }, w: { jobs: [{ a: { filters: { branches: { only: main } } } }] }",
        ] {
            assert_eq!(told("setup: true", workflows), 0, "{workflows}");
        }
    }
}

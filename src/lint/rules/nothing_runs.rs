//! `nothing-runs`: a config, or a workflow, that runs no job.

use crate::circle::Version;
use crate::finding::{Finding, Severity};
use crate::lint::{Rule, Subject};
use crate::yaml::{Content, Field};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "nothing-runs",
    severities: &[Severity::Error],
    page: include_str!("nothing_runs.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    let config = subject.config;
    for workflow in &config.workflows {
        let Some(jobs) = workflow.named.value.field("jobs") else {
            continue; // Told as a missing key.
        };
        if jobs.value.content == Content::Sequence(Vec::new()) {
            let name = workflow.named.name;
            let message = format!("the workflow `{name}` runs no job");
            findings.push(
                Finding::error(RULE.name, jobs.key_span.clone(), message)
                    .label("an empty list")
                    .help("name the jobs that it runs, or remove the workflow"),
            );
        }
    }
    let runs_build = config.scope.jobs.get("build").is_some();
    let has = |key| config.root.field(key).is_some();
    // `workflows: { version: 2 }` names none.
    let names_workflows = config.root.field("workflows").is_some_and(|workflows| {
        let fields = workflows.value.fields();
        fields.is_empty() || fields.iter().any(|field| field.key != "version")
    });
    if !config.workflows.is_empty() || names_workflows || runs_build {
        return;
    }
    let Some(jobs) = config.root.field("jobs") else {
        // With other sections it is an orb's source, or a part that something else completes.
        let is_bare = |field: &Field| matches!(field.key.as_str(), "version" | "setup");
        if let Some(version) = config.root.field("version")
            && config.root.fields().iter().all(is_bare)
        {
            let message = "this config has neither jobs nor workflows";
            findings.push(
                Finding::error(RULE.name, version.key_span.clone(), message)
                    .label("nothing runs")
                    .help("add `jobs:` and `workflows:`"),
            );
        }
        return;
    };
    if has("display") || has("examples") {
        return; // An orb's source runs nothing by itself.
    }
    let message = "no workflow runs these jobs, and none is called `build`";
    let finding = Finding::error(RULE.name, jobs.key_span.clone(), message)
        .label("nothing runs")
        .help("add `workflows:` with a workflow that names them");
    let is_old = config.version == Version::V2;
    findings.push(if is_old {
        finding.help("without workflows version 2 runs the job `build`")
    } else {
        finding
    });
}

#[cfg(test)]
mod tests {
    use crate::lint;

    fn told(text: &str) -> Vec<String> {
        let found = lint::told_by("nothing-runs", text);
        found.into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn something_has_to_run() {
        let job = "{ docker: [{ image: a:1 }], steps: [checkout] }";
        for text in [
            format!("version: 2\njobs: {{ build: {job} }}\n"),
            format!("version: 2.1\njobs: {{ a: {job} }}\nworkflows: {{ w: {{ jobs: [a] }} }}\n"),
            "version: 2.1\ndescription: an orb\ncommands: { c: { steps: [checkout] } }\n"
                .to_owned(),
        ] {
            assert_eq!(told(&text), Vec::<String>::new(), "{text}");
        }
        for (text, message) in [
            (
                format!("version: 2.1\njobs: {{ a: {job} }}\n"),
                "no workflow runs these jobs, and none is called `build`",
            ),
            (
                format!("version: 2.1\njobs: {{ a: {job} }}\nworkflows: {{ w: {{ jobs: [] }} }}\n"),
                "the workflow `w` runs no job",
            ),
            (
                format!("version: 2.1\njobs: {{ a: {job} }}\nworkflows: {{ version: 2 }}\n"),
                "no workflow runs these jobs, and none is called `build`",
            ),
            (
                "version: 2.1\n".to_owned(),
                "this config has neither jobs nor workflows",
            ),
        ] {
            assert_eq!(told(&text), [message]);
        }
    }
}

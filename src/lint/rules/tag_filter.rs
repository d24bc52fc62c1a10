//! `tag-filter`: an entry that should run for tags requires one that does not.

use std::collections::HashMap;

use crate::circle::{Entry, Workflow};
use crate::finding::{Finding, Severity};
use crate::lint::written::in_selection;
use crate::lint::{Rule, Subject};
use crate::yaml::{Content, Value};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "tag-filter",
    severities: &[Severity::Warning],
    page: include_str!("tag_filter.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    for workflow in &subject.config.workflows {
        let names: HashMap<&str, &Entry<'_>> = workflow
            .entries
            .iter()
            .map(|entry| (entry.name, entry))
            .collect();
        for entry in workflow.entries.iter().filter(|entry| runs_for_tags(entry)) {
            findings.extend(finding(subject, workflow, &names, entry));
        }
    }
}

fn finding(
    subject: &Subject<'_, '_>,
    workflow: &Workflow<'_>,
    names: &HashMap<&str, &Entry<'_>>,
    entry: &Entry<'_>,
) -> Option<Finding> {
    let filter = tags(entry)?;
    let missing: Vec<_> = entry
        .requires
        .iter()
        .filter_map(|required| Some((required, *names.get(required.name)?)))
        .filter(|(_, other)| !has_filter(other))
        .collect();
    let (required, first) = missing.first()?;
    let message = format!(
        "`{}` is for tags, and requires `{}`, which does not run for them",
        entry.name, first.name
    );
    let of_suites = |entry: &Entry<'_>| {
        subject
            .written
            .covers(&(entry.span.start..entry.span.start + 1))
    };
    let (suites, jobs): (Vec<_>, Vec<_>) = missing
        .iter()
        .map(|(_, other)| *other)
        .partition(|other| of_suites(other));
    let mut finding = Finding::error(RULE.name, required.span.clone(), message)
        .severity(Severity::Warning)
        .label("has no filter for tags")
        .related(filter.span.clone(), "should run for these tags");
    let name = workflow.named.name;
    if !jobs.is_empty() {
        finding = finding.help(format!(
            "give {} in workflow `{name}` a `filters: {{ tags: … }}` too: {WHY}",
            list(&jobs)
        ));
    }
    if !suites.is_empty() {
        finding = finding.help(in_selection(&format!(
            "give its workflow `{name}` the same `filters: {{ tags: … }}` there, for {}: {WHY}",
            list(&suites)
        )));
    }
    Some(finding)
}

const WHY: &str = "without one a job runs for branches only, and what requires it may never start";

fn list(entries: &[&Entry<'_>]) -> String {
    let names = entries.iter().map(|entry| format!("`{}`", entry.name));
    names.collect::<Vec<_>>().join(", ")
}

/// Its filter for tags, as a map.
fn tags<'v>(entry: &Entry<'v>) -> Option<&'v Value> {
    entry.arguments?.get("filters")?.get("tags")
}

/// Whether it names tags that it runs for.
fn runs_for_tags(entry: &Entry<'_>) -> bool {
    tags(entry).is_some_and(|tags| tags.get("only").is_some())
}

/// Whether anything is said of tags, or of filters in another form.
fn has_filter(entry: &Entry<'_>) -> bool {
    let filters = entry
        .arguments
        .and_then(|arguments| arguments.get("filters"));
    let is_other = filters.is_some_and(|filters| !matches!(filters.content, Content::Mapping(_)));
    tags(entry).is_some() || is_other || entry.is_malformed
}

#[cfg(test)]
mod tests {
    use crate::lint;

    fn told(jobs: &str) -> Vec<String> {
        let text = format!(
            "version: 2.1\njobs: {{ a: {{ type: no-op }}, b: {{ type: no-op }} }}\nworkflows: {{ w: {{ jobs: [{jobs}] }} }}\n"
        );
        let found = lint::told_by("tag-filter", &text);
        found.into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn everything_that_a_job_for_tags_requires_needs_a_filter_too() {
        let tags = "filters: { tags: { only: /v.*/ } }";
        assert_eq!(
            told(&format!("a, {{ b: {{ requires: [a], {tags} }} }}")),
            ["`b` is for tags, and requires `a`, which does not run for them"]
        );
        for jobs in [
            format!("{{ a: {{ {tags} }} }}, {{ b: {{ requires: [a], {tags} }} }}"),
            "a, { b: { requires: [a], filters: { tags: { ignore: /.*/ } } } }".to_owned(),
            "a, { b: { requires: [a], filters: { branches: { only: main } } } }".to_owned(),
        ] {
            assert_eq!(told(&jobs), Vec::<String>::new(), "{jobs}");
        }
    }
}

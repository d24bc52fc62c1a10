//! `no-config`: a file that holds no config at all.

use crate::finding::{Finding, Severity};
use crate::lint::{Rule, Subject};
use crate::yaml::{Field, Kind, Value};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "no-config",
    severities: &[Severity::Error],
    page: include_str!("no_config.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    let root = subject.tree.root();
    let found = match &subject.tree.node(subject.tree.resolve(root)).kind {
        Kind::Mapping { .. } => return,
        Kind::Sequence { .. } => "this is a list",
        _ if subject.tree.is_null(root) => "this file is empty",
        _ => "this is a single value",
    };
    let span = subject.tree.full_span(root);
    findings.push(
        Finding::error(RULE.name, span, format!("{found}, and no config"))
            .help("a config is a mapping with `version: 2.1` and `jobs`"),
    );
}

/// A config of GitHub Actions or GitLab CI: nothing else is worth saying of it.
pub(in crate::lint) fn of_another_system(root: &Value) -> Option<Finding> {
    if root.get("version").is_some() || root.get("workflows").is_some() {
        return None;
    }
    let has = |value: &Value, key: &str| value.get(key).is_some();
    let jobs = root.get("jobs").map_or(&[][..], Value::fields);
    let is_github = |job: &&Field| has(&job.value, "runs-on") || has(&job.value, "uses");
    let is_gitlab = |job: &&Field| has(&job.value, "script") && !has(&job.value, "steps");
    let (system, sign) = if let Some(job) = jobs.iter().find(is_github) {
        ("GitHub Actions", job)
    } else if jobs.is_empty() {
        ("GitLab CI", root.fields().iter().find(is_gitlab)?)
    } else {
        return None;
    };
    let message = format!("this is a config of {system}, and none of CircleCI");
    let finding = Finding::error(RULE.name, sign.key_span.clone(), message)
        .label("a job as it is written there")
        .help("a config of CircleCI begins with `version: 2.1`, and has `jobs` with `docker` and `steps`, and `workflows`");
    Some(finding)
}

#[cfg(test)]
mod tests {
    use crate::lint;

    #[test]
    fn what_is_no_mapping_is_no_config() {
        for text in ["", "# only\n", "hello\n", "- a\n"] {
            let findings = lint::check(text);
            assert_eq!(findings.len(), 1, "{text:?}");
            assert_eq!(findings[0].rule, "no-config");
        }
        assert_eq!(lint::told_by("no-config", "version: 2.1\n"), []);
    }

    #[test]
    fn a_config_of_another_system_is_told_as_that_alone() {
        for (text, system) in [
            (
                "name: CI\non: [push]\njobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n",
                "GitHub Actions",
            ),
            (
                "stages: [build]\nimage: ruby:3\nbuild-job:\n  stage: build\n  script:\n    - make\n",
                "GitLab CI",
            ),
        ] {
            let findings = lint::check(text);
            assert_eq!(findings.len(), 1, "{findings:#?}");
            assert!(findings[0].message.contains(system));
        }
    }
}

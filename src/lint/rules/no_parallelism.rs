//! `no-parallelism`: a parallelism of one, or none.

use crate::finding::{Finding, Severity};
use crate::lint::{Rule, Subject};
use crate::yaml::Content;

pub(in crate::lint) const RULE: Rule = Rule {
    name: "no-parallelism",
    severities: &[Severity::Info],
    page: include_str!("no_parallelism.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    for job in &subject.config.scope.jobs {
        let value = job.definition.named.value.get("parallelism");
        let Some(value) = value.filter(|value| matches!(value.content, Content::Integer(0 | 1)))
        else {
            continue;
        };
        findings.push(
            Finding::error(
                RULE.name,
                value.source.clone(),
                format!(
                    "the job `{}` runs nothing in parallel",
                    job.definition.named.name
                ),
            )
            .severity(Severity::Info)
            .label("one container, as without it")
            .help("write how many containers share the work, or remove the key")
            .via(value),
        );
    }
}

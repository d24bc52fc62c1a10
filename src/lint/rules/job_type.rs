//! `job-type`: a type of job that CircleCI does not have, or that does not fit where it stands.

use crate::circle::{Entry, Found, JobType};
use crate::finding::{Finding, Severity};
use crate::lint::{Rule, Subject};
use crate::suggest::guess;
use crate::yaml::Value;

pub(in crate::lint) const RULE: Rule = Rule {
    name: "job-type",
    severities: &[Severity::Error, Severity::Warning],
    page: include_str!("job_type.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    for scope in subject.config.scope.with_inline_orbs() {
        for job in &scope.jobs {
            let named = job.definition.named;
            let Some(written) = named.value.get("type") else {
                continue;
            };
            match job.kind {
                None => findings.extend(unknown(written)),
                Some(JobType::Build) => {}
                Some(_) => {
                    if let Some(steps) = named.value.field("steps") {
                        let word = written.text().unwrap_or_default();
                        findings.push(
                            Finding::error(
                                RULE.name,
                                steps.key_span.clone(),
                                format!("a job of type `{word}` runs no steps"),
                            )
                            .severity(Severity::Warning)
                            .label("ignored")
                            .related(written.source.clone(), "because of this")
                            .help("remove the steps, or the type"),
                        );
                    }
                }
            }
        }
    }
    for entry in subject.config.entries() {
        findings.extend(inline(subject, entry));
    }
}

fn unknown(written: &Value) -> Option<Finding> {
    let word = written.text()?;
    if word.contains("<<") {
        return None;
    }
    let finding = Finding::error(
        RULE.name,
        written.source.clone(),
        format!("there is no job type `{word}`"),
    )
    .via(written);
    let words = || JobType::ALL.map(|(word, _)| word);
    let quoted = words().map(|word| format!("`{word}`")).join(", ");
    let finding = finding.help(format!("the types are {quoted}"));
    let label = "not a type";
    // All of them are listed: the nearest that is no typing error is among these.
    let meant = guess(word, words()).filter(|guess| guess.is_typo);
    Some(match meant {
        Some(meant) => finding.guessed(meant, &written.source, (word, meant.word), label),
        None => finding.label(label),
    })
}

/// An entry that is a job in itself: only approvals can be.
fn inline(subject: &Subject<'_, '_>, entry: &Entry<'_>) -> Option<Finding> {
    let written = entry.arguments?.get("type")?;
    let word = written.text()?;
    let config = subject.config;
    let is_defined = !matches!(config.scope.job(entry.job), Found::Nowhere);
    if word == "approval" || word.contains("<<") || is_defined {
        return None;
    }
    let message = format!(
        "`{}` is no job, and only an approval can stand for itself",
        entry.job
    );
    let finding = Finding::error(RULE.name, written.source.clone(), message).via(written);
    let label = "not `approval`";
    Some(match guess(word, ["approval"]) {
        Some(meant) => finding.guessed(meant, &written.source, (word, meant.word), label),
        None => finding.label(label).help(format!(
            "define `{}` under `jobs` with this type",
            entry.job
        )),
    })
}

#[cfg(test)]
mod tests {
    use crate::lint;

    fn told(jobs: &str, entries: &str) -> Vec<String> {
        let text = format!(
            "version: 2.1\njobs: {{ a: {{ type: no-op }}, {jobs} }}\nworkflows: {{ w: {{ jobs: [a, {entries}] }} }}\n"
        );
        let found = lint::told_by("job-type", &text);
        found.into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn types_are_those_that_circleci_has() {
        assert_eq!(
            told("b: { type: approval }", "{ hold: { type: approval } }"),
            Vec::<String>::new()
        );
        assert_eq!(
            told("b: { type: biuld }", ""),
            ["there is no job type `biuld`"]
        );
        assert_eq!(
            told("b: { type: no-op, steps: [checkout] }", ""),
            ["a job of type `no-op` runs no steps"]
        );
        assert_eq!(
            told("", "{ hold: { type: aproval } }"),
            ["`hold` is no job, and only an approval can stand for itself"]
        );
    }
}

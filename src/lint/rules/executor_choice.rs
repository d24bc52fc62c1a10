//! `executor-choice`: a job that says nowhere, or more than once, where it runs.

use crate::circle::JobType;
use crate::finding::{Finding, Severity};
use crate::lint::{Rule, Subject};
use crate::yaml::{Content, Field, Span, Value};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "executor-choice",
    severities: &[Severity::Error],
    page: include_str!("executor_choice.md"),
    check,
};

const CHOICES: [&str; 4] = ["docker", "machine", "macos", "executor"];

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    for scope in subject.config.scope.with_inline_orbs() {
        for job in &scope.jobs {
            let named = job.definition.named;
            if job.kind == Some(JobType::Build) {
                findings.extend(finding("job", named.name, named.span, named.value));
            }
        }
        for executor in &scope.executors {
            let named = executor.named;
            findings.extend(finding("executor", named.name, named.span, named.value));
        }
    }
}

fn finding(noun: &str, name: &str, span: &Span, value: &Value) -> Option<Finding> {
    let Content::Mapping(fields) = &value.content else {
        return None; // Told for its type.
    };
    if fields.is_empty() {
        return None; // Told for the steps that it lacks.
    }
    let choices = &CHOICES[..if noun == "job" { 4 } else { 3 }];
    // A key that stands twice is told as that.
    let given: Vec<&Field> = choices
        .iter()
        .filter_map(|key| fields.iter().find(|field| field.key == *key))
        .collect();
    match given.as_slice() {
        [_] => None,
        // Told for the key that should be under one of them.
        [] if ["image", "xcode"]
            .iter()
            .any(|key| value.get(key).is_some()) =>
        {
            None
        }
        [] => {
            let choices: Vec<_> = choices.iter().map(|key| format!("`{key}`")).collect();
            Some(
                Finding::error(
                    RULE.name,
                    span.clone(),
                    format!("the {noun} `{name}` does not say where it runs"),
                )
                .label("no executor")
                .help(format!("give it one of {}", choices.join(", "))),
            )
        }
        // `machine` beside `executor: …` or `docker` decides nothing, and CircleCI rejects it.
        [one, other, ..] => {
            let (first, second) = if one.key_span.start < other.key_span.start {
                (one, other)
            } else {
                (other, one)
            };
            Some(
                Finding::error(
                    RULE.name,
                    second.key_span.clone(),
                    format!(
                        "the {noun} `{name}` has both `{}` and `{}`",
                        first.key, second.key
                    ),
                )
                .label("the second")
                .related(first.key_span.clone(), "the first")
                .help("keep one of them")
                .via(&second.value),
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint;

    fn told(job: &str) -> Vec<String> {
        let text = format!("version: 2.1\njobs: {{ build: {{ {job} steps: [checkout] }} }}\n");
        let findings = lint::check(&text).into_iter();
        findings
            .filter(|finding| finding.rule == "executor-choice")
            .map(|finding| finding.message)
            .collect()
    }

    #[test]
    fn one_is_right_none_and_two_are_wrong() {
        let image = "docker: [{ image: a:1 }],";
        assert_eq!(told(image), Vec::<String>::new());
        assert_eq!(told("dcoker: [{ image: a:1 }],"), Vec::<String>::new());
        assert_eq!(told("type: no-op,"), Vec::<String>::new());
        assert_eq!(told(""), ["the job `build` does not say where it runs"]);
        assert_eq!(
            told(&format!("{image} machine: true,")),
            ["the job `build` has both `docker` and `machine`"]
        );
    }
}

//! `name-form`: a name that CircleCI's documentation does not allow, or that two things share.

use std::collections::HashMap;

use crate::circle::DefinitionKind;
use crate::finding::{Finding, Severity};
use crate::lint::{Rule, Subject};
use crate::yaml::Span;

pub(in crate::lint) const RULE: Rule = Rule {
    name: "name-form",
    severities: &[Severity::Warning],
    page: include_str!("name_form.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    for group in &subject.config.groups {
        let job = subject.config.scope.jobs.get(group.named.name);
        findings.extend(job.map(|job| {
            let message = format!(
                "`{}` is the name of a job and of a job group",
                group.named.name
            );
            Finding::error(RULE.name, group.named.span.clone(), message)
                .severity(Severity::Warning)
                .label("the group")
                .related(job.definition.named.span.clone(), "the job")
                .help("a workflow that runs it cannot tell which is meant: rename one of them")
        }));
    }
    for scope in subject.config.scope.with_inline_orbs() {
        let mut jobs: HashMap<String, (&str, &Span)> = HashMap::new();
        for definition in scope.definitions() {
            let named = definition.named;
            let noun = definition.kind.noun();
            let is_job = definition.kind == DefinitionKind::Job;
            if !is_allowed(named.name, is_job) && !named.name.contains("<<") {
                let message = format!("`{}` is no name for a {noun}", named.name);
                let message = message.replace("a executor", "an executor");
                findings.push(
                    Finding::error(RULE.name, named.span.clone(), message)
                        .severity(Severity::Warning)
                        .label("not allowed in a name")
                        .help("a name begins with a letter, and goes on with letters, digits, `_` and `-`"),
                );
            }
            if !is_job {
                continue;
            }
            let folded = named.name.to_lowercase();
            let before = jobs.insert(folded, (named.name, named.span));
            if let Some((other, span)) = before.filter(|(other, _)| *other != named.name) {
                let message = format!(
                    "the jobs `{other}` and `{}` differ in capitals only",
                    named.name
                );
                findings.push(
                    Finding::error(RULE.name, named.span.clone(), message)
                        .severity(Severity::Warning)
                        .label("the second")
                        .related(span.clone(), "the first")
                        .help("CircleCI takes them for one name: rename one of them"),
                );
            }
        }
    }
}

/// Whether a name is of the form that is documented, or of the wider one that jobs of real configs
/// have (reusable config, "Notes on reusable configuration"; the language server's schema).
fn is_allowed(name: &str, is_job: bool) -> bool {
    let mut chars = name.chars();
    let is_more = |char: char| {
        char.is_ascii_alphanumeric() || "_-".contains(char) || (is_job && " /.()".contains(char))
    };
    chars
        .next()
        .is_some_and(|char| char.is_ascii_alphabetic() || char == '_')
        && chars.all(is_more)
}

#[cfg(test)]
mod tests {
    use crate::lint;

    #[test]
    fn names_have_their_form_and_are_not_told_apart_by_capitals() {
        let told = |jobs: &str| -> Vec<String> {
            let all: Vec<_> = jobs
                .split(' ')
                .map(|name| format!("{name}: {{ type: no-op }}"))
                .collect();
            let text = format!("version: 2.1\njobs: {{ {} }}\n", all.join(", "));
            let found = lint::told_by("name-form", &text);
            found.into_iter().map(|finding| finding.message).collect()
        };
        assert_eq!(told("build Test_2 a-b"), Vec::<String>::new());
        assert_eq!(told("1st"), ["`1st` is no name for a job"]);
        assert_eq!(told("größe"), ["`größe` is no name for a job"]);
        assert_eq!(
            told("build Build"),
            ["the jobs `build` and `Build` differ in capitals only"]
        );
    }
}

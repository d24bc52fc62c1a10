//! `deprecated`: what CircleCI still takes and no longer recommends.

use crate::circle::Version;
use crate::finding::{Finding, Fix, Patch, Safety, Severity};
use crate::lint::{Rule, Subject, replace};
use crate::yaml::Span;

pub(in crate::lint) const RULE: Rule = Rule {
    name: "deprecated",
    severities: &[Severity::Warning, Severity::Info],
    page: include_str!("deprecated.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    let config = subject.config;
    config.steps(&mut |context, step| {
        let is_own = context.scope.commands.get("deploy").is_some();
        if step.name == "deploy" && !is_own {
            let fix = replace("write `run`".to_owned(), Safety::Unsafe, step.span, "run");
            findings.push(
                warning(step.span, "the step `deploy` is deprecated")
                    .label("is `run` today")
                    .help("a job with parallelism ran it once, which `run` does not: deploy in a job of its own")
                    .fix(fix)
                    .via(step.value),
            );
        }
    });
    if config.version != Version::V2_1 {
        return;
    }
    let workflows = config.root.get("workflows");
    let version = workflows.and_then(|workflows| workflows.field("version"));
    if let Some(version) = version.filter(|version| version.value.fields().is_empty()) {
        let finding = warning(
            &version.key_span,
            "`version` under `workflows` is deprecated",
        )
        .severity(Severity::Info)
        .label("does nothing in version 2.1");
        // Without its only key nothing is left of the section.
        let is_alone = workflows.is_some_and(|workflows| workflows.fields().len() == 1);
        let line = whole_line(subject, &version.key_span).filter(|_| !is_alone);
        findings.push(match line {
            Some(line) => finding.fix(Fix {
                title: "remove the line".to_owned(),
                safety: Safety::Safe,
                patches: vec![Patch {
                    span: line,
                    replacement: String::new(),
                }],
            }),
            None => finding,
        });
    }
}

fn warning(span: &Span, message: &str) -> Finding {
    Finding::error(RULE.name, span.clone(), message).severity(Severity::Warning)
}

/// The line that `span` is on, with its break, where nothing but `version: 2` stands on it.
fn whole_line(subject: &Subject<'_, '_>, span: &Span) -> Option<Span> {
    let lines = subject.lines;
    let line = lines.of(span.start);
    let text = lines.text(line).trim();
    let value = text.strip_prefix("version:")?.trim();
    let is_plain = !value.is_empty()
        && value
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.');
    is_plain.then(|| lines.start(line)..lines.start(line + 1))
}

#[cfg(test)]
mod tests {
    use crate::finding::Safety;
    use crate::lint;

    #[test]
    fn the_version_of_workflows_is_removed_and_that_of_version_2_stays() {
        let text = "version: 2.1\njobs: { a: { type: no-op } }\nworkflows:\n  version: 2\n  w:\n    jobs: [a]\n";
        assert_eq!(lint::told_by("deprecated", text).len(), 1);
        let fixed = lint::fix(text, Safety::Safe);
        assert_eq!(fixed.text, text.replace("  version: 2\n", ""));
        assert_eq!(lint::told_by("deprecated", &text.replace("2.1", "2")), []);
    }

    #[test]
    fn a_deploy_step_is_told_unless_it_is_a_command() {
        let text = "version: 2.1\njobs: { build: { docker: [{ image: a:1 }], steps: [{ deploy: { command: a } }] } }\n";
        assert_eq!(lint::told_by("deprecated", text).len(), 1);
        let own = format!("{text}commands: {{ deploy: {{ steps: [checkout] }} }}\n");
        assert_eq!(lint::told_by("deprecated", &own), []);
    }
}

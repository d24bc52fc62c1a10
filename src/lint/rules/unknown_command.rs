//! `unknown-command`: a step that is neither built in nor a command that is defined.

use crate::circle::{BUILT_IN, Definition};
use crate::finding::{Finding, Severity};
use crate::lint::unresolved::{self, Kind, SUGGESTED, Suggest};
use crate::lint::{Rule, Subject};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "unknown-command",
    severities: &[Severity::Error],
    page: include_str!("unknown_command.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    let commands = Kind {
        noun: "command",
        section: "commands",
        all: |scope| &scope.commands,
        name: |command: &Definition<'_>| command.named.name,
    };
    let mut count = 0;
    subject.config.steps(&mut |context, step| {
        if step.is_computed() || BUILT_IN.contains(&step.name) {
            return;
        }
        let found = context.scope.command(step.name);
        // What an alias stands for is written, and mended, at its anchor.
        let span = match step.value.text() {
            Some(_) => &step.value.source,
            None => step.span,
        };
        let finding = unresolved::finding(
            RULE.name,
            &commands,
            step.name,
            span,
            context.scope,
            &found,
            Suggest {
                others: &BUILT_IN,
                is_enough: count >= SUGGESTED,
                ..Suggest::default()
            },
        );
        count += usize::from(finding.is_some());
        findings.extend(finding.map(|finding| finding.via(step.value)));
    });
}

#[cfg(test)]
mod tests {
    use crate::lint;

    fn told(step: &str) -> Vec<String> {
        let text = format!(
            "version: 2.1\norbs: {{ own: {{ commands: {{ test: {{ steps: [checkout] }} }} }}, o: a/b@1.0.0 }}\n\
             commands: {{ build: {{ steps: [checkout] }} }}\n\
             jobs: {{ build: {{ docker: [{{ image: a:1 }}], steps: [{step}] }} }}\n"
        );
        let findings = lint::check(&text).into_iter();
        findings
            .filter(|finding| finding.rule == "unknown-command")
            .map(|finding| format!("{}, {}", finding.message, finding.primary.text))
            .collect()
    }

    #[test]
    fn built_in_steps_commands_and_those_of_orbs_that_are_not_known_are_left_alone() {
        for step in ["checkout", "build", "own/test", "o/any", "<< x >>"] {
            assert_eq!(told(step), Vec::<String>::new());
        }
    }

    #[test]
    fn what_an_alias_stands_for_is_told_once_and_mended_at_its_anchor() {
        let text = |step: &str| {
            format!(
                "version: 2.1\njobs:\n  build:\n    docker: [{{ image: a:1 }}]\n    steps:\n      - &s {step}\n      - *s\n"
            )
        };
        let found = lint::told_by("unknown-command", &text("chekout"));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].related.len(), 1);
        let fixed = lint::fix(&text("chekout"), crate::finding::Safety::Unsafe);
        assert_eq!(fixed.text, text("checkout"));
    }

    #[test]
    fn others_are_told_also_inside_of_conditions() {
        for (step, message) in [
            (
                "chekout",
                "there is no command `chekout`, did you mean `checkout`?",
            ),
            (
                "{ when: { condition: true, steps: [biuld] } }",
                "there is no command `biuld`, did you mean `build`?",
            ),
            (
                "own/tets",
                "the orb `own` has no command `tets`, did you mean `own/test`?",
            ),
            (
                "frobnicate",
                "there is no command `frobnicate`, not defined",
            ),
        ] {
            assert_eq!(told(step), [message]);
        }
    }
}

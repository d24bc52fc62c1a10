//! `circleci-compiler`: what `CircleCI`'s own compiler says of a config, with `--online`.

use crate::finding::Finding;
use crate::lint::compiler::{Sight, problems};
use crate::lint::{Rule, Subject};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "circleci-compiler",
    severities: &[crate::finding::Severity::Error],
    page: include_str!("circleci_compiler.md"),
    check,
};

/// How many places are shown beside the first.
const RELATED: usize = 5;

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    let Some(compilation) = subject.compilation else {
        return;
    };
    let problems = problems(compilation.errors_of(subject.tree.text()));
    if problems.is_empty() {
        return;
    }
    let sight = Sight::of(subject);
    for problem in &problems {
        let mut labels = sight.places(problem).into_iter();
        let finding = match labels.next() {
            Some(primary) => {
                Finding::error(RULE.name, primary.span, problem.message()).label(primary.text)
            }
            None => Finding::error(RULE.name, 0..0, problem.message())
                .label("CircleCI's compiler names no place that is in this file"),
        };
        let mut finding = labels.take(RELATED).fold(finding, |finding, label| {
            finding.related(label.span, label.text)
        });
        finding.help.extend(problem.allowed());
        finding.original = problem.original();
        findings.push(finding);
    }
}

#[cfg(test)]
mod tests;

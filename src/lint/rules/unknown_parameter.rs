//! `unknown-parameter`: something is given a parameter that it does not have.

use crate::circle::Invocation;
use crate::finding::{Finding, Severity};
use crate::lint::shape::belongs;
use crate::lint::{Rule, Subject};
use crate::suggest::{guess, nearest};
use crate::yaml::Field;

pub(in crate::lint) const RULE: Rule = Rule {
    name: "unknown-parameter",
    severities: &[Severity::Error],
    page: include_str!("unknown_parameter.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    subject.config.invocations(&mut |invocation| {
        for field in invocation.given() {
            findings.extend(finding(invocation, field));
        }
        let matrix = invocation
            .matrix
            .and_then(|matrix| matrix.value.get("parameters"));
        for field in matrix.map_or(&[][..], |matrix| matrix.fields()) {
            findings.extend(finding(invocation, field));
        }
    });
}

fn finding(invocation: &Invocation<'_, '_>, field: &Field) -> Option<Finding> {
    let definition = invocation.definition;
    let name = &field.key;
    if definition.parameter(name).is_some() || name.contains("<<") {
        return None;
    }
    let (noun, called) = (definition.kind.noun(), invocation.name);
    let message = format!("the {noun} `{called}` has no parameter `{name}`");
    let finding = Finding::error(RULE.name, field.key_span.clone(), message).via(&field.value);
    // One that is given already was not meant.
    let left = definition
        .parameters
        .iter()
        .map(|parameter| parameter.named.name);
    let left: Vec<_> = left
        .filter(|name| !invocation.given().any(|field| field.key == *name))
        .collect();
    let place = belongs("a workflow's entry", name).filter(|_| {
        invocation.reserved.contains(&"requires") && nearest(name, left.iter().copied()).is_none()
    });
    if let Some(place) = place {
        return Some(finding.label(place).help("move it there"));
    }
    // A key of an entry, misspelled, is no parameter.
    let keys = left.iter().chain(invocation.reserved).copied();
    if let Some(meant) = guess(name, keys) {
        let names = (name.as_str(), meant.word);
        return Some(finding.guessed(meant, &field.key_span, names, "not declared"));
    }
    let finding = match definition.named.place() {
        Some(place) => finding.related(place, format!("the {noun} is defined here")),
        None => finding,
    };
    let is_required = |name: &&&str| {
        let parameter = definition.parameter(name);
        parameter.is_some_and(|parameter| {
            parameter.is_required() && invocation.in_matrix(name).is_none()
        })
    };
    if let Some(required) = left.iter().find(is_required) {
        let help = format!("`{called}` needs `{required}`, which is not given: is it that?");
        return Some(finding.label("not declared").help(help));
    }
    let names: Vec<_> = left.iter().map(|name| format!("`{name}`")).collect();
    Some(finding.label("not declared").help(match names.as_slice() {
        [] if definition.parameters.is_empty() => format!("`{called}` takes no parameters"),
        [] => format!("`{called}` takes no others than those it is given"),
        names => format!("it can be given {}", names.join(", ")),
    }))
}

#[cfg(test)]
mod tests {
    use crate::lint;

    fn told(uses: &str) -> Vec<String> {
        let text = format!(
            "version: 2.1\ncommands: {{ c: {{ parameters: {{ target: {{ type: string, default: a }} }}, steps: [checkout] }} }}\n\
             executors: {{ e: {{ parameters: {{ tag: {{ type: string, default: a }} }}, docker: [{{ image: \"a:<< parameters.tag >>\" }}] }} }}\n{uses}"
        );
        let findings = lint::told_by("unknown-parameter", &text).into_iter();
        findings
            .map(|finding| format!("{}, {}", finding.message, finding.primary.text))
            .collect()
    }

    #[test]
    fn steps_entries_and_executors_are_looked_at() {
        let job = |step: &str| format!("jobs: {{ j: {{ executor: e, steps: [{step}] }} }}\n");
        assert_eq!(told(&job("c, { c: { target: x } }")), Vec::<String>::new());
        assert_eq!(
            told(&job("{ c: { tagret: x } }")),
            ["the command `c` has no parameter `tagret`, did you mean `target`?"]
        );
        let executor = "jobs: { j: { executor: { name: e, version: 1 }, steps: [checkout] } }\n";
        assert_eq!(
            told(executor),
            ["the executor `e` has no parameter `version`, not declared"]
        );
        let entry = "workflows: { w: { jobs: [{ j: { reqiures: [x], context: a } }] } }\n";
        assert_eq!(
            told(&(job("c") + entry)),
            ["the job `j` has no parameter `reqiures`, did you mean `requires`?"]
        );
        let matrix =
            "workflows: { w: { jobs: [{ j: { matrix: { parameters: { os: [a] } } } }] } }\n";
        assert_eq!(
            told(&(job("c") + matrix)),
            ["the job `j` has no parameter `os`, not declared"]
        );
    }
}

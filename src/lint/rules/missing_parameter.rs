//! `missing-parameter`: something is not given a parameter that has no default.

use crate::circle::Invocation;
use crate::finding::{Finding, Severity};
use crate::lint::{Rule, Subject};
use crate::suggest::nearest;
use crate::yaml::{Field, Value};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "missing-parameter",
    severities: &[Severity::Error],
    page: include_str!("missing_parameter.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    subject.config.invocations(&mut |invocation| {
        findings.extend(finding(invocation));
    });
}

fn finding(invocation: &Invocation<'_, '_>) -> Option<Finding> {
    let definition = invocation.definition;
    let required = definition.parameters.iter().filter(|one| one.is_required());
    let is_given = |name: &str| {
        invocation.given().any(|field| field.key == name) || invocation.in_matrix(name).is_some()
    };
    let missing: Vec<&str> = required
        .map(|parameter| parameter.named.name)
        .filter(|name| !is_given(name))
        .collect();
    if are_misnamed(invocation, missing.len()) {
        return None;
    }
    let (noun, called) = (definition.kind.noun(), invocation.name);
    let (first, names) = match missing.as_slice() {
        [] => return None,
        [one] => (one, format!("the parameter `{one}`")),
        many => {
            let names: Vec<_> = many.iter().map(|name| format!("`{name}`")).collect();
            (&many[0], format!("the parameters {}", names.join(", ")))
        }
    };
    let finding = Finding::error(
        RULE.name,
        invocation.span.clone(),
        format!("the {noun} `{called}` needs {names}"),
    )
    .label("not given");
    let place = definition
        .parameter(first)
        .and_then(|parameter| parameter.named.place());
    let finding = match place {
        Some(place) => finding.related(place, "declared here without a default"),
        None => finding,
    };
    Some(finding.help(format!(
        "write `{first}:` and its value under `{called}`{}",
        if definition.named.is_here {
            ", or give the parameter a `default`"
        } else {
            ""
        }
    )))
}

/// Whether as many parameters are given that nobody knows as are missing: these are then the same
/// under another name, and are told as that.
fn are_misnamed(invocation: &Invocation<'_, '_>, missing: usize) -> bool {
    let is_unknown = |field: &&Field| invocation.definition.parameter(&field.key).is_none();
    let matrix = invocation
        .matrix
        .and_then(|matrix| matrix.value.get("parameters"));
    let matrix = matrix.map_or(&[][..], Value::fields).iter();
    let unknown: Vec<_> = invocation
        .given()
        .chain(matrix)
        .filter(is_unknown)
        .collect();
    // A misspelled `matrix` holds any number of them.
    let is_matrix = |field: &&Field| nearest(&field.key, ["matrix"]).is_some();
    unknown.len() >= missing || unknown.iter().any(is_matrix)
}

#[cfg(test)]
mod tests {
    use crate::lint;

    fn told(step: &str) -> Vec<String> {
        let text = format!(
            "version: 2.1\ncommands: {{ c: {{ parameters: {{ a: {{ type: string }}, target: {{ type: string }}, z: {{ type: string, default: '' }} }}, steps: [checkout] }} }}\n\
             jobs: {{ j: {{ docker: [{{ image: a:1 }}], steps: [{step}] }} }}\n"
        );
        let findings = lint::told_by("missing-parameter", &text).into_iter();
        findings.map(|finding| finding.message).collect()
    }

    #[test]
    fn what_has_no_default_must_be_given() {
        assert_eq!(told("{ c: { a: 1, target: 2 } }"), Vec::<String>::new());
        assert_eq!(
            told("{ c: { a: 1 } }"),
            ["the command `c` needs the parameter `target`"]
        );
        assert_eq!(
            told("c"),
            ["the command `c` needs the parameters `a`, `target`"]
        );
        // A typing error is told as one.
        assert_eq!(told("{ c: { a: 1, tagret: 2 } }"), Vec::<String>::new());
        assert_eq!(told("{ c: { a: 1, whither: 2 } }"), Vec::<String>::new());
        assert_eq!(told("{ c: { whither: 2 } }").len(), 1);
    }
}

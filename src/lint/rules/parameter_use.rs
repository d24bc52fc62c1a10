//! `parameter-use`: a parameter where its type does not fit.

use crate::circle::{Definition, Parameter, ParameterType};
use crate::finding::{Finding, Severity};
use crate::lint::{Rule, Subject};
use crate::yaml::Value;

pub(in crate::lint) const RULE: Rule = Rule {
    name: "parameter-use",
    severities: &[Severity::Error],
    page: include_str!("parameter_use.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    let config = subject.config;
    config.steps(&mut |context, step| {
        let (Some(owner), Some(arguments)) = (context.owner, step.arguments) else {
            return;
        };
        let (value, wanted): (_, &[ParameterType]) = match step.name {
            "steps" => (Some(arguments), &[ParameterType::Steps]),
            "run" => (
                arguments.get("when"),
                &[ParameterType::String, ParameterType::Enum],
            ),
            _ => return,
        };
        let found = value.and_then(|value| finding(owner, value, wanted));
        findings.extend(found);
    });
    for scope in config.scope.with_inline_orbs() {
        for job in &scope.jobs {
            let wanted = [
                ParameterType::Executor,
                ParameterType::String,
                ParameterType::Enum,
            ];
            let found = job
                .executor()
                .and_then(|value| finding(&job.definition, value, &wanted));
            findings.extend(found);
        }
    }
}

/// A value that is a parameter as a whole, of another type than those wanted.
fn finding(owner: &Definition<'_>, value: &Value, wanted: &[ParameterType]) -> Option<Finding> {
    let parameter = whole(owner, value.text()?)?;
    let kind = parameter.kind.filter(|kind| !wanted.contains(kind))?;
    let name = parameter.named.name;
    let first = wanted.first()?.name();
    let finding = Finding::error(
        RULE.name,
        value.source.clone(),
        format!(
            "the parameter `{name}` has the type `{}`, and `{first}` is needed here",
            kind.name()
        ),
    )
    .label("of another type")
    .via(value);
    Some(match parameter.named.place() {
        Some(place) => finding.related(place, "declared here"),
        None => finding,
    })
}

/// The parameter that `<< parameters.name >>` is, where a text is nothing else.
fn whole<'d, 'v>(owner: &'d Definition<'v>, text: &str) -> Option<&'d Parameter<'v>> {
    let inside = text.trim().strip_prefix("<<")?.strip_suffix(">>")?;
    let name = inside.trim().strip_prefix("parameters.")?;
    owner.parameter(name)
}

#[cfg(test)]
mod tests {
    use crate::lint;

    #[test]
    fn steps_executors_and_conditions_take_parameters_of_their_types() {
        let told = |kind: &str, default: &str, rest: &str| -> Vec<String> {
            let text = format!(
                "version: 2.1\njobs: {{ j: {{ parameters: {{ p: {{ type: {kind}, default: {default} }} }}, {rest} }} }}\n"
            );
            let found = lint::told_by("parameter-use", &text);
            found.into_iter().map(|finding| finding.message).collect()
        };
        let steps = "docker: [{ image: a:1 }], steps: [{ steps: << parameters.p >> }]";
        let when =
            "docker: [{ image: a:1 }], steps: [{ run: { command: a, when: << parameters.p >> } }]";
        let executor = "executor: << parameters.p >>, steps: [checkout]";
        for (kind, default, rest) in [
            ("steps", "[]", steps),
            ("string", "always", when),
            ("executor", "e", executor),
            ("string", "e", executor),
        ] {
            assert_eq!(told(kind, default, rest), Vec::<String>::new());
        }
        for (kind, default, rest, wanted) in [
            ("string", "a", steps, "steps"),
            ("boolean", "true", when, "string"),
            ("boolean", "true", executor, "executor"),
        ] {
            assert_eq!(
                told(kind, default, rest),
                [format!(
                    "the parameter `p` has the type `{kind}`, and `{wanted}` is needed here"
                )]
            );
        }
    }
}

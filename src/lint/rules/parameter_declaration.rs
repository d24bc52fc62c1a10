//! `parameter-declaration`: a parameter that is declared in a way that cannot work.

use crate::circle::{DefinitionKind, ENTRY_KEYS, Parameter, ParameterType};
use crate::finding::{Finding, Safety, Severity};
use crate::lint::{Rule, Subject};
use crate::suggest::{Guess, guess};
use crate::yaml::{Content, Value};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "parameter-declaration",
    severities: &[Severity::Error],
    page: include_str!("parameter_declaration.md"),
    check,
};

/// The types that a pipeline's parameters can have (pipeline values, "Pipeline parameters").
const PIPELINE: [ParameterType; 4] = [
    ParameterType::String,
    ParameterType::Boolean,
    ParameterType::Integer,
    ParameterType::Enum,
];

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    let text = subject.tree.text();
    for parameter in &subject.config.parameters {
        findings.extend(declaration(text, parameter, &PIPELINE));
        let is_complete = parameter.kind.is_some_and(|kind| PIPELINE.contains(&kind));
        if parameter.default.is_none() && is_complete {
            let name = parameter.named.name;
            findings.push(
                Finding::error(
                    RULE.name,
                    parameter.named.span.clone(),
                    format!("the pipeline's parameter `{name}` needs a `default`"),
                )
                .label("no default")
                .help("a pipeline that is started by a push is given no parameters"),
            );
        }
    }
    let all = ParameterType::ALL.map(|(_, kind)| kind);
    for scope in subject.config.scope.with_inline_orbs() {
        for definition in scope.definitions() {
            for parameter in &definition.parameters {
                findings.extend(declaration(text, parameter, &all));
                findings.extend(reserved(definition.kind, parameter));
            }
        }
    }
}

fn declaration(text: &str, parameter: &Parameter<'_>, types: &[ParameterType]) -> Option<Finding> {
    let name = parameter.named.name;
    let written = parameter.named.value.get("type");
    let Some(kind) = parameter.kind.filter(|kind| types.contains(kind)) else {
        let written = written?;
        let words = || types.iter().map(|kind| kind.name());
        let word = written.text().unwrap_or_default();
        let finding = Finding::error(
            RULE.name,
            written.source.clone(),
            format!("the parameter `{name}` cannot have the type `{word}`"),
        )
        .via(written);
        let quoted: Vec<_> = words().map(|word| format!("`{word}`")).collect();
        let finding = finding.help(format!("the types here are {}", quoted.join(", ")));
        let certain = |word| {
            Some(Guess {
                word,
                is_typo: true,
            })
        };
        let meant = match word.to_ascii_lowercase().as_str() {
            "bool" => certain("boolean"),
            "int" | "number" => certain("integer"),
            "str" | "text" => certain("string"),
            _ => guess(word, words()).filter(|guess| guess.is_typo),
        };
        let label = "no type of a parameter";
        return Some(match meant {
            Some(meant) => finding.guessed(meant, &written.source, (word, meant.word), label),
            None => finding.label(label),
        });
    };
    if kind == ParameterType::Enum && parameter.allowed.is_empty() {
        return Some(
            Finding::error(
                RULE.name,
                parameter.named.span.clone(),
                format!("the parameter `{name}` lists no values"),
            )
            .label("an `enum` without `enum:`")
            .help("add `enum: [one, two]` with the values it can have"),
        );
    }
    let default = parameter.default?;
    let is_empty = default.content == Content::Null;
    if is_empty {
        return None; // What CircleCI makes of it is not written anywhere.
    }
    super::parameter_type::finding(text, parameter, default)
        .map(|finding| renamed(finding, name, default))
}

/// The finding about a value, as one about the default.
fn renamed(mut finding: Finding, name: &str, default: &Value) -> Finding {
    finding.rule = RULE.name;
    let what = format!("`{name}`");
    finding.message = finding
        .message
        .replacen(&what, &format!("the default of {what}"), 1);
    // A default is used by whoever gives nothing: to change its type is for its author.
    if let (Some(fix), true) = (&mut finding.fix, default.text().is_some()) {
        fix.safety = Safety::Unsafe;
    }
    finding
}

/// A job's parameter that a workflow cannot give, because its entries have a key of that name.
fn reserved(kind: DefinitionKind, parameter: &Parameter<'_>) -> Option<Finding> {
    let name = parameter.named.name;
    let is_reserved = kind == DefinitionKind::Job && ENTRY_KEYS.contains(&name);
    is_reserved.then(|| {
        Finding::error(
            RULE.name,
            parameter.named.span.clone(),
            format!("a job's parameter cannot be called `{name}`"),
        )
        .label("a key of workflows")
        .help("call it otherwise: in a workflow this key would not reach the job")
    })
}

#[cfg(test)]
mod tests {
    use crate::lint;

    fn told(parameters: &str, pipeline: &str) -> Vec<String> {
        let text = format!(
            "version: 2.1\nparameters: {{ {pipeline} }}\n\
             jobs: {{ j: {{ parameters: {{ {parameters} }}, docker: [{{ image: a:1 }}], steps: [checkout] }} }}\n"
        );
        let findings = lint::told_by("parameter-declaration", &text).into_iter();
        findings.map(|finding| finding.message).collect()
    }

    #[test]
    fn types_defaults_and_names_are_looked_at() {
        for (parameters, message) in [
            (
                "a: { type: bool }",
                "the parameter `a` cannot have the type `bool`",
            ),
            ("a: { type: enum }", "the parameter `a` lists no values"),
            (
                "a: { type: enum, enum: [x], default: y }",
                "the default of `a` cannot be `y`",
            ),
            (
                "a: { type: boolean, default: maybe }",
                "the default of `a` is text, and has to be `true` or `false`",
            ),
            (
                "requires: { type: string }",
                "a job's parameter cannot be called `requires`",
            ),
        ] {
            assert_eq!(told(parameters, ""), [message]);
        }
        assert_eq!(
            told("a: { type: steps, default: [] }, b: { type: string }", ""),
            Vec::<String>::new()
        );
    }

    #[test]
    fn a_pipelines_parameters_have_fewer_types_and_a_default() {
        assert_eq!(
            told("", "a: { type: steps, default: [] }"),
            ["the parameter `a` cannot have the type `steps`"]
        );
        assert_eq!(
            told("", "a: { type: string }"),
            ["the pipeline's parameter `a` needs a `default`"]
        );
        assert_eq!(
            told("", "a: { type: string, default: '' }"),
            Vec::<String>::new()
        );
    }
}

//! `parameter-type`: a parameter is given a value of another type, or none of those it allows.

use crate::circle::{Invocation, Parameter, ParameterType, expression};
use crate::finding::{Finding, Safety, Severity};
use crate::lint::shape::{is_flag, noun};
use crate::lint::{Rule, Subject, replace};
use crate::suggest::guess;
use crate::yaml::{Content, Value};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "parameter-type",
    severities: &[Severity::Error],
    page: include_str!("parameter_type.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    let text = subject.tree.text();
    subject.config.invocations(&mut |invocation| {
        for field in invocation.given() {
            let parameter = invocation.definition.parameter(&field.key);
            let finding = parameter.and_then(|parameter| {
                finding(text, parameter, &field.value)
                    .or_else(|| passed(invocation, parameter, &field.value))
            });
            findings.extend(finding.map(|finding| finished(finding, invocation, &field.key)));
        }
        let matrix = invocation
            .matrix
            .and_then(|matrix| matrix.value.get("parameters"));
        for field in matrix.map_or(&[][..], |matrix| matrix.fields()) {
            let Some(parameter) = invocation.definition.parameter(&field.key) else {
                continue;
            };
            for value in field.value.items() {
                let finding = finding(text, parameter, value);
                findings.extend(finding.map(|finding| finished(finding, invocation, &field.key)));
            }
        }
    });
}

/// What is wrong with a parameter that is handed on as a whole: text stays text, whatever it holds.
fn passed(
    invocation: &Invocation<'_, '_>,
    parameter: &Parameter<'_>,
    value: &Value,
) -> Option<Finding> {
    let inside = value
        .text()?
        .trim()
        .strip_prefix("<<")?
        .strip_suffix(">>")?;
    let name = inside.trim().strip_prefix("parameters.")?;
    let given = invocation.context.owner?.parameter(name)?;
    let (from, to) = (given.kind?, parameter.kind?);
    let is_other = from == ParameterType::String
        && matches!(to, ParameterType::Integer | ParameterType::Boolean);
    is_other.then(|| {
        let message = format!(
            "`{}` has the type `{}`, and is given `{name}`, a `{}`",
            parameter.named.name,
            to.name(),
            from.name()
        );
        let finding = Finding::error(RULE.name, value.source.clone(), message)
            .label("text, whatever it holds")
            .help(format!("declare `{name}` as `{}` too", to.name()))
            .via(value);
        match given.named.place() {
            Some(place) => finding.related(place, "declared here"),
            None => finding,
        }
    })
}

fn finished(finding: Finding, invocation: &Invocation<'_, '_>, name: &str) -> Finding {
    let parameter = invocation.definition.parameter(name);
    match parameter.and_then(|parameter| parameter.named.place()) {
        Some(place) => finding.related(place, "declared here"),
        None => finding,
    }
}

/// What is wrong with a value for a parameter.
pub(in crate::lint) fn finding(
    text: &str,
    parameter: &Parameter<'_>,
    value: &Value,
) -> Option<Finding> {
    let is_computed = match &value.content {
        Content::Unknown => true,
        Content::String(text) => expression::is_in(text),
        _ => false,
    };
    if is_computed {
        return None;
    }
    let kind = parameter.kind?;
    let name = parameter.named.name;
    let written = || {
        text[value.source.clone()]
            .lines()
            .next()
            .unwrap_or_default()
    };
    let wrong = |expected: &str| {
        Finding::error(
            RULE.name,
            value.source.clone(),
            format!("`{name}` is {}, and has to be {expected}", noun(value)),
        )
        .label(format!("not {expected}"))
        .via(value)
    };
    match kind {
        ParameterType::String if value.text().is_some() => None,
        ParameterType::String => {
            let finding = wrong("text");
            let is_scalar = matches!(
                value.content,
                Content::Bool(_) | Content::Integer(_) | Content::Float(_)
            );
            if !is_scalar {
                return Some(finding);
            }
            let title = format!("put `{}` in quotes", written());
            let quoted = format!("\"{}\"", written());
            Some(finding.fix(replace(title, Safety::Safe, &value.source, quoted)))
        }
        ParameterType::Boolean if is_flag(value) => None,
        ParameterType::Boolean => Some(wrong("`true` or `false`")),
        ParameterType::Integer if matches!(value.content, Content::Integer(_)) => None,
        ParameterType::Integer => {
            let number = value.text().and_then(|text| text.parse::<i64>().ok());
            let finding = wrong("a whole number");
            Some(match number {
                Some(number) => finding.fix(replace(
                    format!("write {number} without quotes"),
                    Safety::Safe,
                    &value.source,
                    number.to_string(),
                )),
                None => finding,
            })
        }
        ParameterType::Enum => allowed(parameter, value, written()),
        ParameterType::Steps if matches!(value.content, Content::Sequence(_)) => None,
        ParameterType::Steps => Some(wrong("a list of steps")),
        ParameterType::Executor
            if value.text().is_some() || matches!(value.content, Content::Mapping(_)) =>
        {
            None
        }
        ParameterType::Executor => Some(wrong("an executor's name")),
        ParameterType::EnvVarName => match value.text() {
            Some(word) if is_variable(word) => None,
            _ => Some(wrong("the name of an environment variable")),
        },
    }
}

/// Whether an `enum` has the value.
fn allowed(parameter: &Parameter<'_>, value: &Value, written: &str) -> Option<Finding> {
    let words: Vec<String> = parameter.allowed.iter().filter_map(plain).collect();
    let given = plain(value);
    let is_allowed = given.as_ref().is_some_and(|given| words.contains(given));
    if is_allowed || words.len() < parameter.allowed.len() || words.is_empty() {
        return None;
    }
    let name = parameter.named.name;
    let quoted: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    let finding = Finding::error(
        RULE.name,
        value.source.clone(),
        format!("`{name}` cannot be `{written}`"),
    )
    .via(value)
    .help(format!("it is one of {}", quoted.join(", ")));
    let given = given.unwrap_or_default();
    let label = "not one of those allowed";
    // All of them are listed: the nearest that is no typing error is among these.
    let meant = guess(&given, words.iter().map(String::as_str)).filter(|guess| guess.is_typo);
    Some(match meant {
        Some(meant) => finding.guessed(meant, &value.source, (written, meant.word), label),
        None => finding.label(label),
    })
}

/// A scalar as text.
fn plain(value: &Value) -> Option<String> {
    match &value.content {
        Content::String(text) => Some(text.clone()),
        Content::Integer(number) => Some(number.to_string()),
        Content::Float(number) => Some(number.to_string()),
        Content::Bool(flag) => Some(flag.to_string()),
        _ => None,
    }
}

/// Whether it can name an environment variable (reusable config, "Environment variable name").
fn is_variable(word: &str) -> bool {
    word.bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && word.starts_with(|char: char| char.is_ascii_alphabetic() || char == '_')
}

#[cfg(test)]
mod tests {
    use crate::finding::Safety;
    use crate::lint;

    fn text(argument: &str) -> String {
        format!(
            "version: 2.1
commands:
  c:
    parameters:
      text: {{ type: string, default: '' }}
      flag: {{ type: boolean, default: false }}
      count: {{ type: integer, default: 1 }}
      level: {{ type: enum, enum: [low, high, 3], default: low }}
      list: {{ type: steps, default: [] }}
      where: {{ type: executor, default: e }}
      name: {{ type: env_var_name, default: TOKEN }}
    steps: [checkout]
executors: {{ e: {{ docker: [{{ image: a:1 }}] }} }}
jobs: {{ j: {{ executor: e, steps: [{{ c: {{ {argument} }} }}] }} }}
"
        )
    }

    #[test]
    fn values_of_the_right_type_are_left_alone() {
        for argument in [
            "text: a",
            "text: '1'",
            "text: << pipeline.number >>",
            "flag: yes",
            "flag: false",
            "count: 3",
            "level: high",
            "level: 3",
            "list: [checkout]",
            "where: e",
            "where: { name: e }",
            "name: _A1",
        ] {
            assert_eq!(
                lint::told_by("parameter-type", &text(argument)),
                [],
                "{argument}"
            );
        }
    }

    #[test]
    fn values_of_another_type_are_told() {
        for (argument, message) in [
            ("text: 1000", "`text` is a number, and has to be text"),
            ("text: [a]", "`text` is a list, and has to be text"),
            (
                "flag: maybe",
                "`flag` is text, and has to be `true` or `false`",
            ),
            (
                "count: many",
                "`count` is text, and has to be a whole number",
            ),
            (
                "count: 1.5",
                "`count` is a number, and has to be a whole number",
            ),
            ("level: hihg", "`level` cannot be `hihg`"),
            (
                "list: checkout",
                "`list` is text, and has to be a list of steps",
            ),
            (
                "where: 1",
                "`where` is a number, and has to be an executor's name",
            ),
            (
                "name: $TOKEN",
                "`name` is text, and has to be the name of an environment variable",
            ),
        ] {
            let found = lint::told_by("parameter-type", &text(argument));
            assert_eq!(found.len(), 1, "{argument}");
            assert_eq!(found[0].message, message);
        }
    }

    #[test]
    fn text_that_is_handed_on_is_no_number() {
        let text = |kind: &str| {
            let job = text("count: << parameters.x >>");
            let parameters =
                format!("j: {{ parameters: {{ x: {{ type: {kind}, default: '1' }} }},");
            job.replace("j: {", &parameters)
        };
        let found = lint::told_by("parameter-type", &text("string"));
        assert_eq!(found.len(), 1);
        assert_eq!(
            found[0].message,
            "`count` has the type `integer`, and is given `x`, a `string`"
        );
        assert_eq!(lint::told_by("parameter-type", &text("integer")), []);
    }

    #[test]
    fn a_number_for_text_is_put_in_quotes() {
        let fixed = lint::fix(&text("text: 1000, count: '3'"), Safety::Safe);
        assert!(
            fixed.text.contains("text: \"1000\", count: 3"),
            "{}",
            fixed.text
        );
    }
}

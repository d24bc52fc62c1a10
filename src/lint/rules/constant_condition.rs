//! `constant-condition`: a condition that comes out the same whatever happens.

use crate::circle::expression::templates;
use crate::finding::{Finding, Safety, Severity};
use crate::lint::{Rule, Subject, replace};
use crate::yaml::{Content, Value};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "constant-condition",
    severities: &[Severity::Warning],
    page: include_str!("constant_condition.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    let text = subject.tree.text();
    for workflow in &subject.config.workflows {
        for key in ["when", "unless"] {
            if let Some(condition) = workflow.named.value.get(key) {
                compared(condition, findings);
                statement(text, condition, findings);
            }
        }
    }
    subject.config.steps(&mut |_, step| {
        let is_conditional = matches!(step.name, "when" | "unless");
        let condition = step.arguments.and_then(|map| map.get("condition"));
        if let Some(condition) = condition.filter(|_| is_conditional) {
            compared(condition, findings);
            always(condition, findings);
            statement(text, condition, findings);
        }
    });
}

fn warning(value: &Value, message: String) -> Finding {
    Finding::error(RULE.name, value.source.clone(), message)
        .severity(Severity::Warning)
        .via(value)
}

/// A text with an operator outside of `<< … >>`: the values are put in before anything is compared.
fn compared(condition: &Value, findings: &mut Vec<Finding>) {
    let Some(text) = condition.text().filter(|text| text.contains("<<")) else {
        return;
    };
    let mut outside = String::new();
    let mut done = 0;
    for template in templates(text, 0).flatten() {
        outside.push_str(&text[done..template.span.start]);
        done = template.span.end;
    }
    outside.push_str(&text[done..]);
    let operators = [
        "==",
        "!=",
        ">",
        "<",
        " and ",
        " or ",
        " matches ",
        "starts-with",
    ];
    if operators.iter().any(|operator| outside.contains(operator)) {
        findings.push(
            warning(
                condition,
                format!("`{text}` is put together before it is compared"),
            )
            .label("the operator stands outside of `<< … >>`")
            .help("put the whole comparison between `<<` and `>>`, or use `equal: […]`"),
        );
    }
}

/// A step's condition that is a text without an expression: any text but an empty one is true.
fn always(condition: &Value, findings: &mut Vec<Finding>) {
    let Some(text) = condition.text() else { return };
    let is_expression = ["<<", "pipeline.", "parameters.", "matrix."];
    let is_flag = crate::lint::shape::is_flag(condition);
    if text.is_empty() || is_flag || is_expression.iter().any(|sign| text.contains(sign)) {
        return;
    }
    findings.push(
        warning(condition, format!("the condition `{text}` is always true"))
            .label("a text, and no expression")
            .help("a condition refers to a parameter or a value: `<< parameters.name >>`"),
    );
}

/// What a logic statement compares, where that is a text which only looks like a value.
fn statement(text: &str, value: &Value, findings: &mut Vec<Finding>) {
    for field in value.fields() {
        for item in field.value.items() {
            operand(text, item, findings);
            statement(text, item, findings);
        }
        statement(text, &field.value, findings);
        if field.key == "not" {
            operand(text, &field.value, findings);
        }
        if let Some(value) = field.value.get("value").filter(|_| field.key == "matches") {
            operand(text, value, findings);
        }
    }
}

fn operand(text: &str, item: &Value, findings: &mut Vec<Finding>) {
    let Content::String(word) = &item.content else {
        return;
    };
    let is_path = ["pipeline.", "parameters.", "matrix."]
        .iter()
        .any(|root| word.starts_with(root));
    if is_path && !word.contains([' ', '<']) {
        let whole = format!("<< {word} >>");
        let is_plain = text[item.source.clone()] == **word;
        let finding = warning(item, format!("`{word}` is compared as a text"))
            .label("not between `<<` and `>>`")
            .help(format!("the value itself is `{whole}`"));
        findings.push(if is_plain {
            finding.fix(replace(
                format!("write `{whole}`"),
                Safety::Unsafe,
                &item.source,
                whole,
            ))
        } else {
            finding
        });
    } else if word.starts_with('$') && word.len() > 1 {
        findings.push(
            warning(item, format!("`{word}` is compared as a text"))
                .label("no shell puts its value here")
                .help("conditions know `<< pipeline.… >>` and `<< parameters.… >>`: `<< pipeline.git.branch >>`, for example"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::lint;

    fn told(when: &str, condition: &str) -> Vec<String> {
        let text = format!(
            "version: 2.1\nparameters: {{ p: {{ type: string, default: a }} }}\n\
             jobs: {{ j: {{ docker: [{{ image: a:1 }}], steps: [{{ when: {{ condition: {condition}, steps: [checkout] }} }}] }} }}\n\
             workflows: {{ w: {{ when: {when}, jobs: [j] }} }}\n"
        );
        let found = lint::told_by("constant-condition", &text);
        found.into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn what_depends_on_nothing_is_told() {
        for (when, condition, message) in [
            (
                "{ equal: [$CIRCLE_BRANCH, main] }",
                "true",
                "`$CIRCLE_BRANCH` is compared as a text",
            ),
            (
                "{ and: [{ equal: [pipeline.git.branch, main] }] }",
                "true",
                "`pipeline.git.branch` is compared as a text",
            ),
            (
                "'<< pipeline.git.branch >> == \"main\"'",
                "true",
                "`<< pipeline.git.branch >> == \"main\"` is put together before it is compared",
            ),
            ("true", "always", "the condition `always` is always true"),
        ] {
            assert_eq!(told(when, condition), [message]);
        }
    }

    #[test]
    fn what_depends_on_something_is_left_alone() {
        for (when, condition) in [
            (
                "{ equal: [<< pipeline.git.branch >>, main] }",
                "<< pipeline.parameters.p >>",
            ),
            (
                "'<< pipeline.git.branch == \"main\" >>'",
                "{ equal: [a, << pipeline.parameters.p >>] }",
            ),
            ("pipeline.git.branch == \"main\"", "false"),
            (
                "{ matches: { pattern: \"^main$\", value: << pipeline.git.branch >> } }",
                "''",
            ),
        ] {
            assert_eq!(
                told(when, condition),
                Vec::<String>::new(),
                "{when} {condition}"
            );
        }
    }
}

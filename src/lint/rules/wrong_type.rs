//! `wrong-type`: text where a list belongs, a list where text does, and so on.

use crate::finding::{Finding, Severity};
use crate::lint::shape::{Deviation, noun};
use crate::lint::{Rule, Subject};
use crate::yaml::{Content, Kind, Span, Value};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "wrong-type",
    severities: &[Severity::Error],
    page: include_str!("wrong_type.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    merged(subject, findings);
    for deviation in subject.deviations {
        if let Deviation::WrongType {
            what,
            expected,
            value,
            at,
        } = deviation
        {
            findings.push(
                finding(what, expected, value, at)
                    .help(help(what, expected, value))
                    .via(value),
            );
        }
    }
}

/// `<<` with something that has no keys.
fn merged(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    let tree = subject.tree;
    for (id, node) in tree.nodes() {
        if !matches!(node.kind, Kind::Mapping { .. }) {
            continue;
        }
        for entry in tree.entries(id) {
            if !tree.is_merge_key(entry.key) {
                continue;
            }
            let kind = |id| &tree.node(tree.resolve(id)).kind;
            let is_list = |id| match kind(id) {
                Kind::Sequence { items, .. } => {
                    let mut kinds = items.iter().map(|item| kind(*item));
                    kinds.any(|kind| matches!(kind, Kind::Scalar { .. } | Kind::Sequence { .. }))
                }
                _ => false,
            };
            if is_list(entry.value) {
                let message = "`<<` is given a list, and takes in the keys of mappings";
                findings.push(
                    Finding::error(RULE.name, tree.node(entry.value).span.clone(), message)
                        .label("has no keys")
                        .help("write the alias where the list belongs, as in `steps: *name`"),
                );
            }
        }
    }
}

/// That a value is of another type.
pub(in crate::lint) fn finding(what: &str, expected: &str, value: &Value, at: &Span) -> Finding {
    Finding::error(
        RULE.name,
        at.clone(),
        format!("{what} is {}, and has to be {expected}", noun(value)),
    )
    .label(format!("not {expected}"))
}

/// What to write instead.
pub(in crate::lint) fn help(what: &str, expected: &str, value: &Value) -> String {
    let is_list = matches!(value.content, Content::Sequence(_));
    let is_mapping = matches!(value.content, Content::Mapping(_));
    match expected {
        "a list" | "a list of names" if is_mapping => "begin each item with `- `".to_owned(),
        "a list" | "a list of names" => {
            "write each item on a line of its own, beginning with `- `".to_owned()
        }
        "a list of steps" => "write each step on a line of its own, beginning with `- `".to_owned(),
        "a mapping" if is_list => "write names and what they stand for, without `- `".to_owned(),
        "a mapping" => "write its keys on lines of their own, indented under it".to_owned(),
        "text" | "text, or a mapping" if is_list && matches!(what, "`command`" | "`run`") => {
            let key = what.trim_matches('`');
            format!("write its lines in a block, under `{key}: |`")
        }
        "text" if is_list || is_mapping => "write one value behind the colon".to_owned(),
        _ => format!("write {expected}"),
    }
}

#[cfg(test)]
mod tests {
    use crate::lint;

    fn told(job: &str) -> Vec<String> {
        let text = format!(
            "version: 2.1\nparameters: {{ p: {{ type: integer, default: 1 }} }}\n\
             jobs: {{ build: {{ docker: [{{ image: a:1 }}], {job} }} }}\n"
        );
        let findings = lint::check(&text).into_iter();
        findings
            .filter(|finding| finding.rule == "wrong-type")
            .map(|finding| finding.message)
            .collect()
    }

    #[test]
    fn each_type_is_told_in_words() {
        for (job, message) in [
            (
                "steps: checkout",
                "`steps` is text, and has to be a list of steps",
            ),
            (
                "steps: [[checkout]]",
                "a step is a list, and has to be a step's name, or a mapping with it as its only key",
            ),
            (
                "steps: [checkout], parallelism: many",
                "`parallelism` is text, and has to be a whole number",
            ),
            (
                "steps: [checkout], environment: A",
                "`environment` is text, and has to be a mapping of variables to their values",
            ),
            (
                "steps: [{ run: { command: a, background: maybe } }]",
                "`background` is text, and has to be `true` or `false`",
            ),
        ] {
            assert_eq!(told(job), [message]);
        }
    }

    #[test]
    fn what_is_only_known_later_and_what_circleci_takes_is_left_alone() {
        for job in [
            "steps: [checkout], parallelism: << pipeline.parameters.p >>",
            "steps: [checkout], parallelism: \"4\"",
            "steps: [checkout], environment: [{ A: b }, C=d]",
            "steps: [{ run: { command: a, background: yes } }]",
        ] {
            assert_eq!(told(job), Vec::<String>::new(), "{job}");
        }
    }
}

//! `requires-form`: a `requires` that could be written better.

use crate::circle::Entry;
use crate::finding::{Finding, Safety, Severity};
use crate::lint::{Rule, Subject, replace};
use crate::yaml::{Content, Value};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "requires-form",
    severities: &[Severity::Warning, Severity::Info],
    page: include_str!("requires_form.md"),
    check,
};

/// What `terminal` stands for (configuration reference, "requires").
const TERMINAL: [&str; 5] = ["success", "failed", "canceled", "unauthorized", "not_run"];

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    for entry in subject.config.entries() {
        findings.extend(finding(subject, entry));
    }
}

fn finding(subject: &Subject<'_, '_>, entry: &Entry<'_>) -> Option<Finding> {
    let requires = entry.arguments?.get("requires")?;
    if let Some(name) = requires.text() {
        let written = &subject.tree.text()[requires.source.clone()];
        let finding = Finding::error(
            RULE.name,
            requires.source.clone(),
            "`requires` is text, and should be a list",
        )
        .severity(Severity::Warning)
        .label("not a list")
        .help(format!("write `requires: [{name}]`"))
        .via(requires);
        let is_plain = !written.contains(['\n', ',', '[', ']', '{', '}', '#']);
        return Some(if is_plain && requires.via.is_none() {
            let list = format!("[{written}]");
            finding.fix(replace(
                format!("write `{list}`"),
                Safety::Safe,
                &requires.source,
                list,
            ))
        } else {
            finding
        });
    }
    let statuses = requires.items().iter().flat_map(Value::fields);
    for field in statuses {
        let items = field.value.items();
        let has = |word: &str| items.iter().any(|item| item.text() == Some(word));
        if !TERMINAL.iter().all(|word| has(word)) {
            continue;
        }
        let title = "write `terminal`".to_owned();
        let is_flow = matches!(field.value.content, Content::Sequence(_))
            && subject.tree.text()[field.value.source.clone()].starts_with('[');
        let finding = Finding::error(
            RULE.name,
            field.key_span.clone(),
            format!("every status that `{}` can end with is listed", field.key),
        )
        .severity(Severity::Info)
        .label("is `terminal`")
        .help(format!("write `{}: terminal`", field.key));
        return Some(if is_flow {
            finding.fix(replace(
                title,
                Safety::Safe,
                &field.value.source,
                "terminal",
            ))
        } else {
            finding
        });
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::finding::Safety;
    use crate::lint;

    #[test]
    fn text_becomes_a_list_and_all_statuses_one() {
        let text = |requires: &str| {
            format!(
                "version: 2.1\njobs: {{ a: {{ type: no-op }}, b: {{ type: no-op }} }}\n\
                 workflows:\n  w:\n    jobs:\n      - a\n      - b:\n          requires: {requires}\n"
            )
        };
        let fixed = |requires: &str| lint::fix(&text(requires), Safety::Safe).text;
        assert_eq!(fixed("a"), text("[a]"));
        assert_eq!(
            fixed("[{ a: [success, failed, canceled, unauthorized, not_run] }]"),
            text("[{ a: terminal }]")
        );
        assert_eq!(
            lint::told_by("requires-form", &text("[{ a: [success, failed] }]")),
            []
        );
    }
}

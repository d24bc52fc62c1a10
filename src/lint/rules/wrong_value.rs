//! `wrong-value`: none of the words, numbers or durations that are allowed.

use crate::finding::{Finding, Safety, Severity};
use crate::lint::shape::Deviation;
use crate::lint::{Rule, Subject, replace};
use crate::suggest::nearest;
use crate::yaml::Value;

pub(in crate::lint) const RULE: Rule = Rule {
    name: "wrong-value",
    severities: &[Severity::Error],
    page: include_str!("wrong_value.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    for deviation in subject.deviations {
        if let Deviation::WrongValue {
            what,
            allowed,
            expected,
            value,
        } = deviation
        {
            findings.push(finding(subject, what, allowed, expected, value));
        }
    }
}

fn finding(
    subject: &Subject<'_, '_>,
    what: &str,
    allowed: &[&'static str],
    expected: &str,
    value: &Value,
) -> Finding {
    let written = &subject.tree.text()[value.source.clone()];
    let finding = Finding::error(
        RULE.name,
        value.source.clone(),
        format!("{what} cannot be `{written}`"),
    )
    .via(value);
    if allowed.is_empty() {
        return finding.label(format!("not {expected}"));
    }
    let words: Vec<_> = allowed.iter().map(|word| format!("`{word}`")).collect();
    let finding = finding.help(format!("it is one of {}", words.join(", ")));
    match nearest(value.text().unwrap_or_default(), allowed.iter().copied()) {
        Some(meant) => finding
            .label(format!("did you mean `{meant}`?"))
            .fix(replace(
                format!("write `{meant}` for `{written}`"),
                Safety::Unsafe,
                &value.source,
                meant,
            )),
        None => finding.label("not one of those allowed"),
    }
}

#[cfg(test)]
mod tests {
    use crate::lint;

    #[test]
    fn words_numbers_and_durations_are_looked_at() {
        for (step, message) in [
            (
                "run: { command: a, when: allways }",
                "`when` cannot be `allways`",
            ),
            (
                "run: { command: a, max_auto_reruns: 9 }",
                "`max_auto_reruns` cannot be `9`",
            ),
            (
                "run: { command: a, no_output_timeout: ten minutes }",
                "`no_output_timeout` cannot be `ten minutes`",
            ),
            ("checkout: { method: fast }", "`method` cannot be `fast`"),
        ] {
            let text = format!(
                "version: 2.1\njobs: {{ build: {{ docker: [{{ image: a:1 }}], steps: [{{ {step} }}] }} }}\n"
            );
            let findings = lint::check(&text);
            assert_eq!(findings.len(), 1, "{step}");
            assert_eq!(findings[0].message, message);
        }
    }
}

//! `ambiguous-value`: a plain value that arrives as another one than it was written as.

use crate::finding::{Finding, Safety, Severity};
use crate::lint::{Rule, Subject, replace};
use crate::secret;
use crate::yaml::{Content, Value};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "ambiguous-value",
    severities: &[Severity::Warning],
    page: include_str!("ambiguous_value.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    // Where text is wanted: in environments, and as the version of Xcode.
    subject
        .config
        .root
        .each(&mut |field| match field.key.as_str() {
            "environment" => {
                for variable in field.value.fields() {
                    findings.extend(finding(subject, &variable.key, &variable.value));
                }
            }
            "xcode" => findings.extend(finding(subject, &field.key, &field.value)),
            _ => {}
        });
}

fn finding(subject: &Subject<'_, '_>, name: &str, value: &Value) -> Option<Finding> {
    let written = &subject.tree.text()[value.source.clone()];
    let arrives = arrives(written, &value.content)?;
    if secret::is_secret_name(name) {
        // The value is in no message, and the author knows it.
        let message = format!("`{name}` becomes another number than is written");
        let finding = Finding::error(RULE.name, value.source.clone(), message);
        let finding = finding
            .severity(Severity::Warning)
            .label("read as another value");
        return Some(
            finding
                .help("in quotes it stays as it is written")
                .via(value),
        );
    }
    let message = format!("`{name}` becomes `{arrives}`, not `{written}`");
    let title = format!("put `{written}` in quotes");
    let quoted = format!("\"{written}\"");
    Some(
        Finding::error(RULE.name, value.source.clone(), message)
            .severity(Severity::Warning)
            .label("read as another value")
            .help("in quotes it stays as it is written")
            .fix(replace(title, Safety::Unsafe, &value.source, quoted))
            .via(value),
    )
}

/// What a plain scalar arrives as, where that is certainly not what is written.
fn arrives(written: &str, content: &Content) -> Option<String> {
    match content {
        // `1.20` is the number 1.2, and `1e3` is 1000.
        Content::Float(number) => {
            let shown = number.to_string();
            let is_other = written.ends_with('0') && written.contains('.');
            (is_other && shown != written && number.is_finite()).then_some(shown)
        }
        // `0755` is octal for YAML 1.1 and decimal for YAML 1.2.
        Content::Integer(number) if written.len() > 1 && written.starts_with('0') => {
            let is_digits = written.bytes().all(|byte| byte.is_ascii_digit());
            is_digits.then(|| {
                i64::from_str_radix(written, 8)
                    .map_or_else(|_| number.to_string(), |octal| octal.to_string())
            })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::lint;

    #[test]
    fn versions_and_leading_zeros_change_and_other_values_do_not() {
        let told = |value: &str| -> Vec<String> {
            let text = format!(
                "version: 2.1\njobs: {{ build: {{ docker: [{{ image: a:1 }}], environment: {{ V: {value} }}, steps: [checkout] }} }}\n"
            );
            let found = lint::told_by("ambiguous-value", &text);
            found.into_iter().map(|finding| finding.message).collect()
        };
        assert_eq!(told("1.20"), ["`V` becomes `1.2`, not `1.20`"]);
        assert_eq!(told("0755"), ["`V` becomes `493`, not `0755`"]);
        for value in ["1.21", "\"1.20\"", "1.20.1", "0", "10", "true", "~"] {
            assert_eq!(told(value), Vec::<String>::new(), "{value}");
        }
    }
}

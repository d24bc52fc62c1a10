//! `orb-reference`: a reference to an orb that the registry cannot resolve.

use crate::circle::orbs;
use crate::finding::{Finding, Fix, Patch, Safety, Severity};
use crate::lint::{Rule, Subject, places};
use crate::yaml::Value;

pub(in crate::lint) const RULE: Rule = Rule {
    name: "orb-reference",
    severities: &[Severity::Error],
    page: include_str!("orb_reference.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    for orb in places::orbs(subject.config) {
        let value = orb.named.value;
        // A URL, an expression, or what is no text at all: not for this rule.
        if let Some(text) = value.text()
            && orb.named.is_here
            && !text.contains("://")
            && !text.contains("<<")
        {
            findings.extend(finding(subject, value, text));
        }
    }
}

fn finding(subject: &Subject<'_, '_>, value: &Value, text: &str) -> Option<Finding> {
    const FORM: &str = "an orb is `namespace/name@version`, and a version `1.2.3`, `1.2`, `1`, `volatile` or `dev:label`";
    let error =
        |message: String| Finding::error(RULE.name, value.source.clone(), message).help(FORM);
    let (name, version) = text
        .split_once('@')
        .map_or((text, None), |(name, version)| (name, Some(version)));
    let parts = name.split_once('/');
    if !parts.is_some_and(|(namespace, name)| is_name(namespace) && is_name(name)) {
        return Some(error(format!("`{text}` names no orb")));
    }
    let Some(version) = version else {
        let finding = error(format!("`{text}` has no version"));
        let end = value.source.clone();
        let is_bare = subject.tree.text().get(end.clone()) == Some(text);
        return Some(match orbs::newest(name).filter(|_| is_bare) {
            Some(newest) => finding.label(format!("write `{text}@{newest}`")).fix(Fix {
                title: format!("write `@{newest}` behind it"),
                safety: Safety::Unsafe,
                patches: vec![Patch {
                    span: end.end..end.end,
                    replacement: format!("@{newest}"),
                }],
            }),
            None => finding,
        });
    };
    if is_version(version) {
        return None;
    }
    let finding = error(format!("`{version}` is no version of an orb"));
    Some(
        match version.strip_prefix('v').filter(|rest| is_version(rest)) {
            Some(rest) => finding.help(format!("did you mean `{name}@{rest}`?")),
            None if version == "latest" => finding.help(format!(
                "the newest one is `{name}@volatile`: better name a version"
            )),
            None => finding,
        },
    )
}

fn is_name(text: &str) -> bool {
    let is_part = |char: char| {
        char.is_ascii_lowercase() || char.is_ascii_digit() || char == '-' || char == '_'
    };
    !text.is_empty() && text.chars().all(is_part)
}

fn is_version(text: &str) -> bool {
    if let Some(label) = text.strip_prefix("dev:") {
        return !label.is_empty() && !label.contains([' ', '@']);
    }
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    text == "volatile" || (text.split('.').count() <= 3 && text.split('.').all(is_number))
}

#[cfg(test)]
mod tests {
    use crate::lint::rules::tests::of;

    fn found(reference: &str) -> Vec<String> {
        of(
            "orb-reference",
            &format!("version: 2.1\norbs: {{ x: {reference} }}\n"),
        )
    }

    #[test]
    fn what_the_registry_cannot_resolve_is_told() {
        for reference in [
            "postman/newman",
            "newman@1.0.0",
            "postman/newman@",
            "postman/newman@latest",
            "postman/newman@v1.0.0",
            "postman/newman@1.0.0.0",
            "Postman/newman@1.0.0",
            "postman/newman@1.x",
            "a/b/c@1.0.0",
            "'postman/newman@dev:'",
        ] {
            assert_eq!(found(reference).len(), 1, "{reference}");
        }
    }

    #[test]
    fn what_it_can_or_what_is_no_reference_is_left_alone() {
        for reference in [
            "postman/newman@1.0.0",
            "postman/newman@1.0",
            "postman/newman@1",
            "postman/newman@volatile",
            "postman/newman@dev:alpha",
            "'postman/newman@<< pipeline.parameters.v >>'",
            "'https://acme.test/orb.yml'",
            "{}",
            "{ jobs: {} }",
            "1",
        ] {
            assert_eq!(found(reference), Vec::<String>::new(), "{reference}");
        }
    }
}

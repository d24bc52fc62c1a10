//! `secret-in-environment`: a password, token or key whose value is written in the config.

use crate::finding::{Finding, Severity};
use crate::lint::{Rule, Subject, places};
use crate::secret;
use crate::yaml::Field;

pub(in crate::lint) const RULE: Rule = Rule {
    name: "secret-in-environment",
    severities: &[Severity::Warning],
    page: include_str!("secret_in_environment.md"),
    check,
};

/// How names of variables end that hold secrets.
const ENDS: [&str; 8] = [
    "TOKEN",
    "SECRET",
    "PASSWORD",
    "PASSWD",
    "API_KEY",
    "APIKEY",
    "ACCESS_KEY",
    "PRIVATE_KEY",
];

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    let config = subject.tree.text();
    for field in places::variables(subject.config) {
        let name = field.key.to_ascii_uppercase();
        let is_secret = ENDS.iter().any(|end| name.ends_with(end)) && is_random(field);
        // Keys that are known by their shape are errors of another rule.
        let written =
            config.get(field.key_span.start.min(field.value.source.start)..field.value.source.end);
        if is_secret && secret::find(written.unwrap_or_default()).is_empty() {
            let message = format!("the value of `{}` looks like a real one", field.key);
            let finding = Finding::error(RULE.name, field.value.source.clone(), message)
                .severity(Severity::Warning)
                .label("readable for whoever sees the repository")
                .help("keep it in a context or in the project's variables, and revoke this one");
            findings.push(match &field.value.via {
                Some(via) => finding.related(via.clone(), "used here"),
                None => finding,
            });
        }
    }
}

/// Whether a value is as random as generated ones: long, of digits and letters, and without words.
fn is_random(field: &Field) -> bool {
    let Some(text) = field.value.text() else {
        return false;
    };
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || b"+/=_-.".contains(&byte);
    if !(20..=200).contains(&text.len()) || !text.bytes().all(is_part) {
        return false;
    }
    let lower = text.to_ascii_lowercase();
    let is_dummy = [
        "test", "dummy", "example", "fake", "secret", "password", "changeme", "local", "token",
        "key",
    ];
    let mut counts = [0_u32; 256];
    for byte in text.bytes() {
        counts[usize::from(byte)] += 1;
    }
    let distinct = counts.iter().filter(|count| **count > 0).count();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    distinct >= 10
        && digits * 10 >= text.len()
        && digits < text.len()
        && !is_dummy.iter().any(|word| lower.contains(word))
}

#[cfg(test)]
mod tests {
    use crate::lint::rules::tests::of;

    fn found(name: &str, value: &str) -> usize {
        let text =
            format!("version: 2.1\njobs: {{ a: {{ environment: {{ {name}: '{value}' }} }} }}\n");
        of("secret-in-environment", &text).len()
    }

    #[test]
    fn only_what_looks_generated_is_told() {
        // Made of the alphabet, so that it is nobody's.
        let random: String = ('a'..'k')
            .zip('0'..='9')
            .flat_map(|(letter, digit)| [letter, digit])
            .collect();
        assert_eq!(found("NPM_TOKEN", &random), 1);
        assert_eq!(found("NPM_TOKEN_FILE", &random), 0);
        assert_eq!(found("BUILD_ID", &random), 0);
        for value in [
            "postgres",
            "$NPM_TOKEN",
            "test-1234567890-abcdefgh",
            "aaaaaaaaaaaaaaaaaaaaaaaa1",
            "/run/secrets/npm",
        ] {
            assert_eq!(found("NPM_TOKEN", value), 0, "{value}");
        }
    }
}

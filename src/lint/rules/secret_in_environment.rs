//! `secret-in-environment`: a password, token or key whose value is written in the config.

use crate::finding::{Finding, Severity};
use crate::lint::{Rule, Subject, places};
use crate::secret;

pub(in crate::lint) const RULE: Rule = Rule {
    name: "secret-in-environment",
    severities: &[Severity::Warning],
    page: include_str!("secret_in_environment.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    let config = subject.tree.text();
    for field in places::variables(subject.config) {
        let value = field.value.text().unwrap_or_default();
        let is_secret = secret::is_secret_name(&field.key) && secret::is_random(value);
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

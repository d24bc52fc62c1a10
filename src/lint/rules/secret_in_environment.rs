//! `secret-in-environment`: a password, token or key whose value is written in the config.

use crate::finding::{Finding, Severity};
use crate::lint::{Rule, Subject, places};
use crate::secret;
use crate::yaml::{Span, Value, inside};

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
            findings.push(finding(&field.value, field.value.source.clone(), message));
        }
        findings.extend(address(config, &field.value));
    }
    let scope = &subject.config.scope;
    let definitions = scope.definitions();
    let own = definitions.flat_map(|definition| &definition.parameters);
    for parameter in subject.config.parameters.iter().chain(own) {
        let name = parameter.named.name;
        let Some(default) = parameter.default else {
            continue;
        };
        let value = default.text().unwrap_or_default();
        let is_secret = secret::is_secret_name(name) && secret::is_random(value);
        if is_secret && secret::find(value).is_empty() {
            let message = format!("the default of `{name}` looks like a real one");
            findings.push(finding(default, default.source.clone(), message));
        }
    }
    for value in places::credentials(subject.config) {
        let text = value.text().unwrap_or_default();
        if !text.is_empty() && !text.contains(['$', '<']) && secret::find(text).is_empty() {
            let message = "the password for this image is written here";
            findings.push(finding(value, value.source.clone(), message.to_owned()));
        }
    }
    for script in subject.scripts {
        let text = script.text.text;
        let given = secret::assigned(text).map(|span| (span, "a secret is written in this script"));
        let urls = secret::in_urls(text).map(|span| (span, ADDRESS));
        for (span, message) in given.chain(urls).take(TOLD) {
            let line = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
            if secret::find(&text[line..span.end]).is_empty() {
                let place = script.text.place(config, &span);
                findings.push(script.text.told(told(place, message.to_owned())));
            }
        }
    }
}

/// The password in a value that is an address.
fn address(config: &str, value: &Value) -> Option<Finding> {
    let text = value.text()?;
    let part = secret::in_urls(text).next()?;
    let place = inside(config, &value.source, text, &part);
    Some(finding(value, place, ADDRESS.to_owned()))
}

/// How many are told of one script: for each its line is looked through.
const TOLD: usize = 20;

const ADDRESS: &str = "the password in this address looks like a real one";

fn finding(value: &Value, span: Span, message: String) -> Finding {
    let finding = told(span, message);
    match &value.via {
        Some(via) => finding.related(via.clone(), "used here"),
        None => finding,
    }
}

fn told(span: Span, message: String) -> Finding {
    Finding::error(RULE.name, span, message)
        .severity(Severity::Warning)
        .label("readable for whoever sees the repository")
        .help("keep it in a context or in the project's variables, and revoke this one")
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

    /// Made of the alphabet, so that it is nobody's.
    const RANDOM: &str = "a0b1c2d3e4f5g6h7i8j9";

    #[test]
    fn scripts_defaults_addresses_and_images_are_looked_at() {
        let job =
            |rest: &str| format!("version: 2.1\njobs: {{ a: {{ {rest}, steps: [checkout] }} }}\n");
        let run = |command: &str| {
            format!(
                "version: 2.1\njobs: {{ a: {{ docker: [{{ image: a:1 }}], steps: [{{ run: '{command}' }}] }} }}\n"
            )
        };
        for text in [
            run(&format!("export NPM_TOKEN={RANDOM}")),
            run(&format!("psql postgres://app:{RANDOM}@db.acme.test/x")),
            job("docker: [{ image: a:1, auth: { username: me, password: hunter2 } }]"),
            job(
                "docker: [{ image: a:1, aws_auth: { aws_access_key_id: me, aws_secret_access_key: x } }]",
            ),
            job(&format!(
                "environment: {{ DATABASE_URL: 'postgres://app:{RANDOM}@db.acme.test/x' }}"
            )),
            format!(
                "version: 2.1\nparameters: {{ api_token: {{ type: string, default: {RANDOM} }} }}\n"
            ),
        ] {
            assert_eq!(of("secret-in-environment", &text).len(), 1, "{text}");
            assert!(!crate::secret::mask(&text).contains("c2d3"), "{text}");
            assert!(!crate::secret::mask(&text).contains("hunter2"), "{text}");
        }
        for text in [
            run("export NPM_TOKEN=$OTHER"),
            run("psql postgres://postgres:postgres@localhost/x"),
            run(&format!("psql postgres://app:{RANDOM}@db/x")),
            job("docker: [{ image: a:1, auth: { username: me, password: $PASSWORD } }]"),
            job("environment: { DATABASE_URL: 'postgres://postgres:postgres@127.0.0.1/x' }"),
        ] {
            assert_eq!(
                of("secret-in-environment", &text),
                Vec::<String>::new(),
                "{text}"
            );
        }
    }
}

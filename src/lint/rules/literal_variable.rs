//! `literal-variable`: a variable where nothing puts its value.
//!
//! "In general, CircleCI does not support interpolating environment variables in the configuration.
//! Values used are treated as literals" (CircleCI, "Introduction to environment variables").

use crate::finding::{Finding, Severity};
use crate::lint::{Rule, Subject, places};
use crate::secret;
use crate::yaml::{Field, Span, Value, inside};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "literal-variable",
    severities: &[Severity::Warning],
    page: include_str!("literal_variable.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    let config = subject.tree.text();
    let mut tell = |value: &Value, help: &str| findings.extend(finding(config, value, help));
    // A password may begin with a `$` and be meant as it is.
    let variables = places::variables(subject.config).into_iter();
    for field in variables.filter(|field| !is_password(field)) {
        let help = "set it in a `run` step: echo 'export NAME=…' >> \"$BASH_ENV\"";
        tell(&field.value, help);
    }
    for image in places::images(subject.config) {
        tell(
            image,
            "write the image, or an expression: `<< pipeline.parameters.name >>`",
        );
    }
    for scope in subject.config.scope.with_inline_orbs() {
        for definition in scope.definitions() {
            if let Some(folder) = definition.named.value.get("working_directory") {
                tell(folder, "write the folder: `~` is the home of the user");
            }
        }
    }
    subject.config.steps(&mut |_, step| {
        let Some(arguments) = step.arguments else {
            return;
        };
        let folder = "write the folder: `~` is the home of the user";
        let key = "a cache's key takes `{{ .Environment.NAME }}`";
        let (keys, help): (&[&str], _) = match step.name {
            "store_artifacts" | "store_test_results" => (&["path"], folder),
            "persist_to_workspace" => (&["root", "paths"], folder),
            "attach_workspace" => (&["at"], folder),
            "save_cache" | "restore_cache" => (&["key", "keys"], key),
            _ => return,
        };
        for value in keys.iter().filter_map(|key| arguments.get(key)) {
            tell(value, help);
            for item in value.items() {
                tell(item, help);
            }
        }
    });
}

/// Whether a variable that holds a secret has a value that is no name of another variable.
fn is_password(field: &Field) -> bool {
    let is_name =
        |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || b"_${}".contains(&byte);
    let value = field.value.text().unwrap_or_default();
    secret::is_secret_name(&field.key) && !value.bytes().all(is_name)
}

fn finding(config: &str, value: &Value, help: &str) -> Option<Finding> {
    let text = value.text()?;
    let part: Span = places::variable(text)?;
    let name = &text[part.clone()];
    let what = if name.starts_with("$(") {
        "never runs"
    } else {
        "is never replaced by a value"
    };
    let span = inside(config, &value.source, text, &part);
    let finding = Finding::error(RULE.name, span, format!("`{name}` {what} here"))
        .severity(Severity::Warning)
        .label("taken as it is written")
        .help(help);
    Some(match &value.via {
        Some(via) => finding.related(via.clone(), "used here"),
        None => finding,
    })
}

#[cfg(test)]
mod tests {
    use crate::lint::rules::tests::of;

    fn found(job: &str) -> usize {
        let text = format!("version: 2.1\njobs:\n  a: {{ {job} }}\n");
        of("literal-variable", &text).len()
    }

    #[test]
    fn a_variable_that_nobody_replaces_is_told() {
        for job in [
            "environment: { VERSION: '${CIRCLE_TAG}' }",
            "environment: { JAVA_HOME: $(/usr/libexec/java_home) }",
            "docker: [{ image: 'acme/x:$TAG' }]",
            "docker: [{ image: a:1, environment: { A: $B } }]",
            "working_directory: $HOME/x",
            "steps: [{ run: { command: make, environment: { A: $B } } }]",
            "steps: [{ save_cache: { key: v1-$CIRCLE_BRANCH, paths: [a] } }]",
            "steps: [{ restore_cache: { keys: ['v1-{{ .Branch }}', v1-$X] } }]",
            "steps: [{ store_artifacts: { path: $HOME/x } }]",
            "steps: [{ persist_to_workspace: { root: ., paths: [$X] } }]",
        ] {
            assert_eq!(found(job), 1, "{job}");
        }
    }

    #[test]
    fn what_is_replaced_or_only_looks_alike_is_left_alone() {
        for job in [
            "environment: { BASH_ENV: /home/circleci/.bashrc, PRICE: '5$', RE: 'a$', P: 'pa$$' }",
            "docker: [{ image: a:1, auth: { username: $USER, password: $PASSWORD } }]",
            "working_directory: ~/x",
            "environment: { PRICE: '$$12', NAME: $$HOME }",
            "steps: [{ store_artifacts: { path: 'build/Outer$Inner.class' } }]",
            "steps: [{ run: 'echo $A' }, { run: { name: Tag $X, command: 'echo $A' } }]",
            "steps: [{ save_cache: { key: 'v1-{{ .Environment.CACHE }}', paths: [$HOME/.cache] } }]",
        ] {
            assert_eq!(found(job), 0, "{job}");
        }
    }
}

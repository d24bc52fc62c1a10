//! `missing-key`: a key that has to be there and is not, or has no value.

use crate::finding::{Finding, Severity};
use crate::lint::shape::Deviation;
use crate::lint::{Rule, Subject};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "missing-key",
    severities: &[Severity::Error],
    page: include_str!("missing_key.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    for deviation in subject.deviations {
        let Deviation::MissingKey {
            what,
            key,
            at,
            empty,
        } = deviation
        else {
            continue;
        };
        findings.push(match empty {
            Some(field) => Finding::error(
                RULE.name,
                field.key_span.clone(),
                format!("`{key}` of {what} has no value"),
            )
            .label("nothing is written here")
            .help(help(key)),
            None => Finding::error(RULE.name, at.clone(), format!("{what} needs `{key}`"))
                .label(format!("`{key}` is missing"))
                .help(help(key)),
        });
    }
}

/// What to write.
fn help(key: &str) -> String {
    match key {
        "version" => "begin the file with `version: 2.1`".to_owned(),
        "steps" => "add `steps:` and a list, for example `- checkout`".to_owned(),
        "jobs" => "add `jobs:` and a list of the jobs to run".to_owned(),
        "type" => {
            "add `type:` and one of `string`, `boolean`, `integer`, `enum`, `executor`, `steps`, `env_var_name`"
                .to_owned()
        }
        _ => format!("add `{key}:` and its value"),
    }
}

#[cfg(test)]
mod tests {
    use crate::lint;

    #[test]
    fn what_is_missing_is_told_where_its_owner_is_named() {
        let text = "version: 2.1\njobs:\n  build:\n    docker: [{ image: a:1 }]\n    steps:\n      - save_cache: { key: a }\n      - run\n      - run: { name: x }\n      - store_artifacts:\n      - checkout\n      - checkout:\n";
        let findings = lint::check(text);
        let told: Vec<_> = findings
            .iter()
            .map(|finding| {
                let place = &text[finding.primary.span.clone()];
                format!("{place}: {}", finding.message)
            })
            .collect();
        assert_eq!(
            told,
            [
                "save_cache: `save_cache` needs `paths`",
                "run: `run` needs `command`",
                "run: `run` needs `command`",
                "store_artifacts: `store_artifacts` needs `path`",
            ]
        );
    }

    #[test]
    fn a_key_without_a_value_is_told_at_the_key() {
        let text = "version: 2.1\njobs:\n  build:\n    docker: [{ image: a:1 }]\n    steps:\n";
        let findings = lint::check(text);
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].message, "`steps` of a job has no value");
        assert_eq!(&text[findings[0].primary.span.clone()], "steps");
    }
}

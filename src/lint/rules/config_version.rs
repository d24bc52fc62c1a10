//! `config-version`: a version that CircleCI does not have, or one that is too old for the config.

use crate::circle::Version;
use crate::finding::{Finding, Safety, Severity};
use crate::lint::{Rule, Subject, replace};
use crate::yaml::Content;

pub(in crate::lint) const RULE: Rule = Rule {
    name: "config-version",
    severities: &[Severity::Error],
    page: include_str!("config_version.md"),
    check,
};

/// What version 2 does not have (configuration reference, "version"; reusable config).
const NEWER: [&str; 6] = [
    "orbs",
    "commands",
    "executors",
    "parameters",
    "job-groups",
    "setup",
];

/// How many of them are shown.
const SHOWN: usize = 3;

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    let config = subject.config;
    let Some(version) = config.root.get("version") else {
        return; // A missing one is told as a missing key.
    };
    let written = &subject.tree.text()[version.source.clone()];
    let to_newest = |title: String| replace(title, Safety::Unsafe, &version.source, "2.1");
    match config.version {
        Version::V2_1 => {}
        Version::Unknown => {
            let is_scalar = !matches!(version.content, Content::Sequence(_) | Content::Mapping(_));
            let finding = Finding::error(
                RULE.name,
                version.source.clone(),
                format!("there is no version `{written}` of CircleCI's config"),
            )
            .label("not a version")
            .help("write `2.1`, the newest");
            findings.push(if is_scalar {
                finding.fix(to_newest("write `2.1`".to_owned()))
            } else {
                finding
            });
        }
        Version::V2 => {
            let newer: Vec<_> = NEWER
                .iter()
                .filter_map(|key| config.root.field(key))
                .collect();
            let Some(first) = newer.first() else { return };
            let message = format!("version {written} does not have `{}`", first.key);
            let mut finding = Finding::error(RULE.name, version.source.clone(), message)
                .label("too old")
                .help("write `version: 2.1`, or do without what needs it")
                .fix(to_newest("write `2.1`".to_owned()));
            for field in newer.iter().take(SHOWN) {
                finding = finding.related(field.key_span.clone(), "needs version 2.1");
            }
            findings.push(finding);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint;

    #[test]
    fn versions_are_those_that_circleci_has() {
        let rest = "\njobs: { build: { docker: [{ image: a:1 }], steps: [checkout] } }\n";
        let told = |text: &str| -> Vec<_> {
            let found = lint::told_by("config-version", &format!("{text}{rest}"));
            found.into_iter().map(|finding| finding.message).collect()
        };
        for version in ["2", "2.0", "2.1", "\"2.1\""] {
            assert_eq!(told(&format!("version: {version}")), Vec::<String>::new());
        }
        assert_eq!(
            told("version: 3"),
            ["there is no version `3` of CircleCI's config"]
        );
        assert_eq!(
            told("version: 2\norbs: { a: b/c@1.0.0 }"),
            ["version 2 does not have `orbs`"]
        );
    }
}

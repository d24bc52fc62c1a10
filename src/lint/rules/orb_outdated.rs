//! `orb-outdated`: an older version of an orb that postorb knows.

use crate::circle::{Reference, orbs};
use crate::finding::{Finding, Fix, Patch, Safety, Severity};
use crate::lint::{Rule, Subject, places};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "orb-outdated",
    severities: &[Severity::Info],
    page: include_str!("orb_outdated.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    for orb in places::orbs(subject.config) {
        let Reference::Published { name, version } = orb.reference else {
            continue;
        };
        let Some(newest) = orbs::newest(name).filter(|newest| is_older(version, newest)) else {
            continue;
        };
        let source = &orb.named.value.source;
        let written = subject.tree.text().get(source.clone()).unwrap_or_default();
        if let Some(at) = written.rfind(version).filter(|_| orb.named.is_here) {
            let span = source.start + at..source.start + at + version.len();
            findings.push(
                Finding::error(RULE.name, span.clone(), format!("{name} {version} is not the newest version"))
                    .severity(Severity::Info)
                    .label(format!("{newest} is there"))
                    .help("newer versions run a newer Newman: run the collections once before you keep it")
                    .fix(Fix {
                        title: format!("take {name} {newest}"),
                        safety: Safety::Unsafe,
                        patches: vec![Patch { span, replacement: newest.to_owned() }],
                    }),
            );
        }
    }
}

/// Whether a whole version is older than another one.
fn is_older(version: &str, newest: &str) -> bool {
    let numbers = |text: &str| -> Option<Vec<u32>> {
        text.split('.').map(|part| part.parse().ok()).collect()
    };
    match (numbers(version), numbers(newest)) {
        (Some(version), Some(newest)) => version.len() == newest.len() && version < newest,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::finding::Safety;
    use crate::lint::{self, rules::tests::of};

    #[test]
    fn an_older_whole_version_is_told_and_mended_when_asked() {
        for (reference, count) in [
            ("postman/newman@0.0.2", 1),
            ("postman/newman@1.0.0", 0),
            ("postman/newman@1.0.1", 0),
            ("postman/newman@0", 0),
            ("acme/newman@0.0.1", 0),
        ] {
            let text = format!("version: 2.1\norbs: {{ x: {reference} }}\n");
            assert_eq!(of("orb-outdated", &text).len(), count, "{reference}");
        }
        let text = "version: 2.1\norbs: { x: 'postman/newman@0.0.2' }\n";
        assert_eq!(lint::fix(text, Safety::Safe).text, text);
        assert!(
            lint::fix(text, Safety::Unsafe)
                .text
                .contains("'postman/newman@1.0.0'")
        );
    }
}

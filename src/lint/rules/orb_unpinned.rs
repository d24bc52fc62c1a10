//! `orb-unpinned`: an orb whose content changes without a change of the config.

use crate::circle::Reference;
use crate::finding::{Finding, Severity};
use crate::lint::{Rule, Subject, places};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "orb-unpinned",
    severities: &[Severity::Warning, Severity::Info],
    page: include_str!("orb_unpinned.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    for orb in places::orbs(subject.config) {
        let Reference::Published { name, version } = orb.reference else {
            continue;
        };
        let (severity, message) = if version == "volatile" {
            (
                Severity::Warning,
                format!("`{name}@volatile` is whatever was published last"),
            )
        } else if version.starts_with("dev:") {
            (
                Severity::Warning,
                format!(
                    "`{name}@{version}` can be replaced at any time, and is gone after 90 days"
                ),
            )
        } else if is_range(version) {
            (
                Severity::Info,
                format!("`{name}@{version}` moves with every release that fits"),
            )
        } else {
            continue;
        };
        if orb.named.is_here {
            let finding = Finding::error(RULE.name, orb.named.value.source.clone(), message)
                .severity(severity)
                .label("not a whole version")
                .help("name a whole version, `1.2.3`: it never changes");
            findings.push(match crate::circle::orbs::newest(name) {
                Some(newest) => finding.help(format!("the newest is `{name}@{newest}`")),
                None => finding,
            });
        }
    }
}

/// `1` or `1.2`.
fn is_range(version: &str) -> bool {
    let parts = version.split('.');
    parts.clone().count() < 3
        && parts
            .into_iter()
            .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use crate::finding::Severity;
    use crate::lint;

    #[test]
    fn only_a_whole_version_is_pinned() {
        for (version, expected) in [
            ("volatile", Some(Severity::Warning)),
            ("dev:first", Some(Severity::Warning)),
            ("1", Some(Severity::Info)),
            ("1.2", Some(Severity::Info)),
            ("1.2.3", None),
            ("<< pipeline.parameters.v >>", None),
        ] {
            let text = format!("version: 2.1\norbs: {{ x: 'acme/x@{version}' }}\n");
            let findings = lint::check(&text);
            let own = findings
                .iter()
                .find(|finding| finding.rule == "orb-unpinned");
            assert_eq!(own.map(|finding| finding.severity), expected, "{version}");
        }
    }
}

//! `no-config`: a file that holds no config at all.

use crate::finding::{Finding, Severity};
use crate::lint::{Rule, Subject};
use crate::yaml::Kind;

pub(in crate::lint) const RULE: Rule = Rule {
    name: "no-config",
    severities: &[Severity::Error],
    page: include_str!("no_config.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    let root = subject.tree.root();
    let found = match &subject.tree.node(subject.tree.resolve(root)).kind {
        Kind::Mapping { .. } => return,
        Kind::Sequence { .. } => "this is a list",
        _ if subject.tree.is_null(root) => "this file is empty",
        _ => "this is a single value",
    };
    let span = subject.tree.full_span(root);
    findings.push(
        Finding::error(RULE.name, span, format!("{found}, and no config"))
            .help("a config is a mapping with `version: 2.1` and `jobs`"),
    );
}

#[cfg(test)]
mod tests {
    use crate::lint;

    #[test]
    fn what_is_no_mapping_is_no_config() {
        for text in ["", "# only\n", "hello\n", "- a\n"] {
            let findings = lint::check(text);
            assert_eq!(findings.len(), 1, "{text:?}");
            assert_eq!(findings[0].rule, "no-config");
        }
        assert_eq!(lint::told_by("no-config", "version: 2.1\n"), []);
    }
}

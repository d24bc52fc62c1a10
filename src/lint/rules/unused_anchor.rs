//! `unused-anchor`: an anchor that no alias refers to.

use std::collections::HashSet;

use crate::finding::{Finding, Severity};
use crate::lint::{Rule, Subject};
use crate::yaml::Kind;

pub(in crate::lint) const RULE: Rule = Rule {
    name: "unused-anchor",
    severities: &[Severity::Info],
    page: include_str!("unused_anchor.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    let nodes = || subject.tree.nodes();
    let used: HashSet<_> = nodes()
        .filter_map(|(_, node)| match &node.kind {
            Kind::Alias { target, .. } => *target,
            _ => None,
        })
        .collect();
    for (id, node) in nodes() {
        if let Some(anchor) = &node.anchor
            && !used.contains(&id)
        {
            let message = format!("the anchor `&{}` is never used", anchor.name);
            findings.push(
                Finding::error(RULE.name, anchor.span.clone(), message)
                    .severity(Severity::Info)
                    .label("not used")
                    .help(format!("refer to it with `*{}`, or remove it", anchor.name)),
            );
        }
    }
}

//! `unused-anchor`: an anchor that no alias refers to.

use std::collections::HashSet;

use crate::finding::{Finding, Severity};
use crate::lint::{Rule, Subject};
use crate::yaml::{Kind, Node, Span, Style};

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
            let finding = Finding::error(RULE.name, anchor.span.clone(), message)
                .severity(Severity::Info)
                .label("not used")
                .help(format!("refer to it with `*{}`, or remove it", anchor.name));
            findings.push(match text_behind(subject, node, &anchor.span) {
                Some(written) => finding.help(format!(
                    "where it belongs to the text, put all of it in quotes: `'{written}'`"
                )),
                None => finding,
            });
        }
    }
}

/// `&npm ci`: all that is written, where plain text follows the anchor on its line, which is perhaps meant as
/// one text.
fn text_behind<'t>(subject: &Subject<'_, 't>, node: &Node<'_>, anchor: &Span) -> Option<&'t str> {
    let is_plain = matches!(
        node.kind,
        Kind::Scalar {
            style: Style::Plain,
            ..
        }
    );
    let written = subject.tree.text().get(anchor.start..node.span.end)?;
    let is_text = node.span.start > anchor.end && node.span.start < node.span.end;
    (is_plain && is_text && !written.contains(['\n', '\r', '\''])).then_some(written)
}

#[cfg(test)]
mod tests {
    use crate::lint;

    #[test]
    fn text_that_begins_with_an_anchors_sign_is_told_how_it_would_be_text() {
        let helps = |run: &str| {
            let text =
                format!("version: 2.1\ncommands: {{ a: {{ steps: [{{ run: {run} }}] }} }}\n");
            let told = lint::told_by("unused-anchor", &text);
            assert_eq!(told.len(), 1, "{run}");
            told[0].help.clone()
        };
        let refer = "refer to it with `*npm`, or remove it";
        let quote = "where it belongs to the text, put all of it in quotes: `'&npm ci'`";
        assert_eq!(helps("&npm ci"), [refer, quote]);
        for other in ["&npm", "&npm \"ci\"", "&npm { command: ci }"] {
            assert_eq!(helps(other), [refer], "{other}");
        }
    }
}

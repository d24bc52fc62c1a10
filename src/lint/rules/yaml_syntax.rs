//! `yaml-syntax`: what is no YAML, or YAML that `CircleCI` does not take.

use crate::finding::{Finding, Severity};
use crate::lint::Rule;
use crate::yaml::mistake::quoted;
use crate::yaml::{Excess, Kind, SyntaxError, Tree};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "yaml-syntax",
    severities: &[Severity::Error, Severity::Info],
    page: include_str!("yaml_syntax.md"),
    check: |subject, findings| beyond_grammar(subject.tree, findings),
};

/// A parse error as a finding.
pub(in crate::lint) fn finding(error: &SyntaxError) -> Finding {
    let mut finding = Finding::error(RULE.name, error.at..error.end, error.message.clone());
    finding.help.extend(error.help.clone());
    finding.related.extend(error.related.clone());
    finding.fix.clone_from(&error.fix);
    finding
}

/// Aliases that make a file too large or too deep, as a finding.
pub(in crate::lint) fn excess(excess: Excess) -> Finding {
    Finding::error(RULE.name, excess.span, excess.message)
        .help("aliases of aliases multiply: write the parts out, or use fewer")
}

/// What the grammar allows and no reader of a config does: aliases that lead nowhere, and more than
/// one document.
pub(in crate::lint) fn beyond_grammar(tree: &Tree<'_>, findings: &mut Vec<Finding>) {
    let anchors = || {
        tree.nodes()
            .filter_map(|(_, node)| node.anchor.as_ref())
            .map(|anchor| &*anchor.name)
    };
    for (_, node) in tree.nodes() {
        if let Kind::Alias { name, target: None } = &node.kind {
            let message = format!("the alias `*{name}` has no anchor `&{name}` before it");
            let mut finding =
                Finding::error(RULE.name, node.span.clone(), message).label("unknown");
            if let Some(similar) = crate::suggest::nearest(name, anchors()) {
                finding = finding.help(format!("did you mean `*{similar}`?"));
            } else if name.contains(['.', '*', '/', '?']) {
                finding = finding
                    .help("`*` at the start of a value repeats what has that name: put a pattern in quotes")
                    .fix(quoted(tree.text(), &node.span));
            } else {
                finding = finding.help(format!(
                    "give what it repeats that name, as in `key: &{name} value`, above it; or write `'*{name}'` where it is text"
                ));
            }
            findings.push(finding);
        }
    }
    if let Some(at) = tree.second_document() {
        findings.push(
            Finding::error(RULE.name, at..at, "a second YAML document begins here")
                .help("CircleCI reads one document from a config: remove this one"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::finding::Safety;
    use crate::lint;

    fn only(text: &str) -> (String, Vec<String>) {
        let findings = lint::told_by("yaml-syntax", text);
        assert_eq!(findings.len(), 1, "{text}");
        (findings[0].message.clone(), findings[0].help.clone())
    }

    #[test]
    fn what_no_parser_takes_is_told_with_its_reason() {
        let (_, help) = only("a:\n\tb: 1\n");
        assert_eq!(help, ["YAML indents with spaces only: replace the tab"]);
        let (_, help) = only("a: @b\n");
        assert_eq!(help, ["put the whole value in quotes"]);
    }

    #[test]
    fn an_alias_without_an_anchor_is_told_with_the_anchor_that_was_meant() {
        let (message, help) = only("a: &common 1\nb: *comon\n");
        assert_eq!(
            message,
            "the alias `*comon` has no anchor `&comon` before it"
        );
        assert_eq!(help, ["did you mean `*common`?"]);
    }

    #[test]
    fn a_pattern_is_put_in_quotes_and_a_name_may_be_either() {
        for (text, fixed) in [
            ("a: *.log\n", "a: '*.log'\n"),
            ("a: **/*.js # x\n", "a: '**/*.js' # x\n"),
            ("a: [*.log, b]\n", "a: ['*.log', b]\n"),
            ("a: *npm\n", "a: *npm\n"),
        ] {
            assert_eq!(lint::fix(text, Safety::Safe).text, fixed);
        }
        let (_, help) = only("a: *npm\n");
        assert_eq!(
            help,
            [
                "give what it repeats that name, as in `key: &npm value`, above it; or write `'*npm'` where it is text"
            ]
        );
    }

    #[test]
    fn a_second_document_is_told() {
        let (message, _) = only("a: 1\n---\nb: 1\n");
        assert_eq!(message, "a second YAML document begins here");
    }
}

//! `tagged-value`: text that begins with `!`, which is no part of it for YAML.

use crate::finding::{Finding, Fix, Patch, Safety, Severity};
use crate::lint::{Rule, Subject};
use crate::yaml::{Kind, Node, Style, quote};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "tagged-value",
    severities: &[Severity::Warning],
    page: include_str!("tagged_value.md"),
    check,
};

/// How the types begin that YAML itself has: `!!str`.
const CORE: &str = "tag:yaml.org,2002:";

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    let nodes = subject.tree.nodes().map(|(_, node)| node);
    findings.extend(nodes.filter_map(|node| finding(subject.tree.text(), node)));
}

fn finding(text: &str, node: &Node<'_>) -> Option<Finding> {
    let tag = node.tag.as_ref()?;
    let Kind::Scalar { style, .. } = &node.kind else {
        return None;
    };
    if tag.name.starts_with(CORE) {
        return None;
    }
    let span = tag.span.clone()?;
    let word = text.get(span.clone())?;
    let finding = Finding::error(
        RULE.name,
        span.clone(),
        format!("`{word}` is a tag for YAML, and no part of the text"),
    )
    .severity(Severity::Warning)
    .label("left out of the value")
    .help("put the text in quotes if it begins so");
    let whole = span.start..node.span.end;
    let written = text.get(whole.clone())?;
    let is_line = *style == Style::Plain && !written.contains(['\n', '\r']);
    // An anchor may stand between.
    let is_alone = node.anchor.is_none();
    Some(if is_line && is_alone {
        finding.fix(Fix {
            title: "put it in quotes".to_owned(),
            safety: Safety::Unsafe,
            patches: vec![Patch {
                span: whole,
                replacement: quote::quoted(written, true),
            }],
        })
    } else {
        finding
    })
}

#[cfg(test)]
mod tests {
    use crate::finding::Safety;
    use crate::lint::{self, rules::tests::of};

    fn text(command: &str) -> String {
        format!(
            "version: 2.1\njobs:\n  build:\n    docker: [{{ image: a:1 }}]\n    steps:\n      - run: {command}\n"
        )
    }

    #[test]
    fn a_command_that_begins_with_a_tag_is_told_and_quoted() {
        assert_eq!(
            of("tagged-value", &text("! grep x 'y'")),
            ["`!` is a tag for YAML, and no part of the text"]
        );
        assert_eq!(of("tagged-value", &text("!test x")).len(), 1);
        let fixed = lint::fix(&text("! grep x y"), Safety::Unsafe).text;
        assert_eq!(fixed, text("'! grep x y'"));
    }

    #[test]
    fn quotes_blocks_and_types_of_yaml_are_left_alone() {
        for command in [
            "'! grep x y'",
            "\"! grep\"",
            "|\n          ! grep x y",
            "!!str 1",
            "test ! -e x",
        ] {
            assert_eq!(of("tagged-value", &text(command)), Vec::<String>::new());
        }
    }
}

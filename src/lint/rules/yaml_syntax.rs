//! `yaml-syntax`: what is no YAML, or YAML that `CircleCI` does not take.

use crate::finding::{Finding, Fix, Patch, Safety, Severity};
use crate::lint::Rule;
use crate::yaml::{Excess, Kind, SyntaxError, Tree};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "yaml-syntax",
    severities: &[Severity::Error, Severity::Info],
    page: include_str!("yaml_syntax.md"),
    check: |subject, findings| beyond_grammar(subject.tree, findings),
};

/// A parse error as a finding.
pub(in crate::lint) fn finding(error: &SyntaxError) -> Finding {
    let mut finding = Finding::error(RULE.name, error.at..error.at, error.message.clone());
    finding.help.extend(error.help.clone());
    finding
}

/// How many blocks are joined to their keys before a file is given up.
const BLOCKS: usize = 20;

/// `text` as a reader of YAML 1.1 takes it, where a block scalar begins on a line of its own, in
/// the column of its key: the line breaks before it are spaces, so that every byte keeps its place.
/// Also where those blocks begin.
pub(in crate::lint) fn joined(text: &str, error: &SyntaxError) -> Option<(String, Vec<usize>)> {
    let mut joined = text.to_owned();
    let mut blocks = Vec::new();
    let mut at = error.at;
    while blocks.len() < BLOCKS {
        let block = block_start(&joined, at)?;
        let key = joined[..block].trim_end().len();
        joined.replace_range(key..block, &" ".repeat(block - key));
        blocks.push(block);
        match Tree::parse(&joined) {
            Ok(_) => return Some((joined, blocks)),
            Err(error) => at = error.at,
        }
    }
    None
}

/// Where the block begins that a parser stumbles over at `at`, or just behind it.
fn block_start(text: &str, at: usize) -> Option<usize> {
    let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let starts = [
        line,
        text[..line.saturating_sub(1)]
            .rfind('\n')
            .map_or(0, |end| end + 1),
    ];
    starts.into_iter().find_map(|start| {
        let line = text[start..].lines().next()?;
        let block = start + line.len() - line.trim_start().len();
        let is_block = text[block..].starts_with(['|', '>']);
        let before = text[..start].trim_end();
        (is_block && before.ends_with(':')).then_some(block)
    })
}

/// A block in the column of its key, as a finding.
pub(in crate::lint) fn block(at: usize) -> Finding {
    Finding::error(
        RULE.name,
        at..at + 1,
        "this block begins in the column of its key",
    )
    .severity(Severity::Info)
    .label("should be further in")
    .help("CircleCI reads it, and YAML 1.2 does not allow it")
    .fix(Fix {
        title: "move it two columns to the right".to_owned(),
        safety: Safety::Safe,
        patches: vec![Patch {
            span: at..at,
            replacement: "  ".to_owned(),
        }],
    })
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
        assert_eq!(
            help,
            ["a value may not begin with `@` or a back-tick: put it in quotes"]
        );
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
    fn a_second_document_is_told() {
        let (message, _) = only("a: 1\n---\nb: 1\n");
        assert_eq!(message, "a second YAML document begins here");
    }

    #[test]
    fn a_block_in_the_column_of_its_key_is_read_as_circleci_reads_it() {
        let text = "version: 2.1\njobs:\n  build:\n    docker: [{ image: a:1 }]\n    steps:\n      - run:\n        |\n          a\n      - run:\n        |\n          b\n      - chekout\n";
        let findings = lint::check(text);
        let told: Vec<_> = findings
            .iter()
            .map(|finding| (finding.rule, &text[finding.primary.span.clone()]))
            .collect();
        assert_eq!(
            told,
            [
                ("yaml-syntax", "|"),
                ("yaml-syntax", "|"),
                ("unknown-command", "chekout")
            ]
        );
        let fixed = lint::fix(text, crate::finding::Safety::Safe);
        assert_eq!(fixed.left.len(), 1, "{}", fixed.text);
    }
}

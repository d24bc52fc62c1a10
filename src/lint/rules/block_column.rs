//! `block-column`: a block scalar that begins in the column of its key.

use crate::finding::{Finding, Fix, Patch, Safety, Severity};
use crate::lint::Rule;
use crate::yaml::{SyntaxError, Tree};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "block-column",
    severities: &[Severity::Info],
    page: include_str!("block_column.md"),
    // Told by whoever reads such a text: see `joined`.
    check: |_, _| {},
};

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
pub(in crate::lint) fn finding(at: usize) -> Finding {
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

#[cfg(test)]
mod tests {
    use crate::lint;

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
                ("block-column", "|"),
                ("block-column", "|"),
                ("unknown-command", "chekout")
            ]
        );
        let fixed = lint::fix(text, crate::finding::Safety::Safe);
        assert_eq!(fixed.left.len(), 1, "{}", fixed.text);
    }
}

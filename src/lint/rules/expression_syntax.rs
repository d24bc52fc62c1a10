//! `expression-syntax`: a `<<` that is not closed, or holds no expression.

use crate::circle::expression::Mistake;
use crate::finding::{Finding, Safety, Severity};
use crate::lint::templates::{Place, Read};
use crate::lint::{Rule, Subject, replace};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "expression-syntax",
    severities: &[Severity::Error, Severity::Warning],
    page: include_str!("expression_syntax.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    let text = subject.tree.text();
    for found in subject.templates {
        let finding = match &found.read {
            Read::Paths(_) => continue,
            Read::Unclosed(at) => unclosed(text, *at),
            Read::Wrong(template, _) if is_include(template.text) => continue,
            Read::Wrong(template, mistake) => wrong(template.text, mistake, found.place),
        };
        findings.push(match found.via {
            Some(alias) => finding.related(alias.clone(), "used here"),
            None => finding,
        });
    }
}

/// What is between `<<` and `>>`, or is a condition, and is no expression.
fn wrong(text: &str, mistake: &Mistake, place: Place<'_>) -> Finding {
    let message = format!("`{}` is no expression", one_line(text));
    let finding = Finding::error(RULE.name, mistake.span.clone(), message)
        .label(mistake.message.clone())
        .help("an expression refers to `parameters.…`, `pipeline.…` or `matrix.…`, and may compare them");
    let finding = match place {
        // What CircleCI makes of other texts there is not the same everywhere.
        Place::Condition if !text.contains("pipeline.") => finding.severity(Severity::Warning),
        Place::Condition => finding,
        _ => finding.help("text that only looks like one is written `\\<<`"),
    };
    match &mistake.instead {
        Some(text) => finding.fix(replace(
            format!("write `{text}`"),
            Safety::Safe,
            &mistake.span,
            text.as_str(),
        )),
        None => finding,
    }
}

/// A `<<` without its `>>`: a forgotten end, or a here-document.
fn unclosed(text: &str, at: usize) -> Finding {
    let line = text[at..].lines().next().unwrap_or_default();
    let behind = line[2..].trim_start_matches(['-', '~']).trim_start();
    let word = behind.trim_start_matches(['\'', '"']);
    let is_document = word.starts_with(|char: char| char.is_ascii_uppercase() || char == '_');
    let finding = Finding::error(RULE.name, at..at + 2, "this `<<` is not closed with `>>`");
    if is_document {
        return finding
            .label("a here-document needs `\\<<`")
            .help("in a config of version 2.1 `<<` begins an expression, in scripts too")
            .fix(replace(
                "write `\\<<`".to_owned(),
                Safety::Safe,
                &(at..at + 2),
                "\\<<",
            ));
    }
    finding
        .label("begins an expression")
        .help("close it, or write `\\<<` where the text itself is meant")
}

/// `<<include(file)>>` is replaced when an orb is packed.
fn is_include(text: &str) -> bool {
    text.trim().starts_with("include(")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use crate::finding::Safety;
    use crate::lint;

    fn text(command: &str) -> String {
        format!(
            "version: 2.1\njobs:\n  j:\n    docker: [{{ image: a:1 }}]\n    steps:\n      - run: |\n          {command}\n"
        )
    }

    #[test]
    fn here_documents_forgotten_ends_and_other_things_are_told() {
        for (command, label) in [
            ("cat <<EOF", "a here-document needs `\\<<`"),
            ("cat <<-'EOF' > x", "a here-document needs `\\<<`"),
            ("echo << pipeline.number", "begins an expression"),
            ("echo << pipeline.number == >>", "a value is missing here"),
            (
                "echo << pipeline number >>",
                "an operator is missing before this",
            ),
        ] {
            let found = lint::told_by("expression-syntax", &text(command));
            assert_eq!(found.len(), 1, "{command}");
            assert_eq!(found[0].primary.text, label);
        }
        let fixed = lint::fix(&text("cat <<EOF"), Safety::Safe).text;
        assert!(fixed.contains("cat \\<<EOF"));
        assert_eq!(lint::told_by("expression-syntax", &fixed), []);
    }

    #[test]
    fn what_is_right_or_escaped_or_a_here_string_is_left_alone() {
        for command in [
            "cat \\<<EOF",
            "grep x <<< \"$y\"",
            "echo << pipeline.number >>",
            "echo << pipeline.git.branch == \"main\" and 10 or 1 >>",
            "<<# pipeline.number >>x<</ pipeline.number >>",
        ] {
            assert_eq!(
                lint::told_by("expression-syntax", &text(command)),
                [],
                "{command}"
            );
        }
        let version_2 = text("cat <<EOF").replace("2.1", "2");
        assert_eq!(lint::told_by("expression-syntax", &version_2), []);
    }
}

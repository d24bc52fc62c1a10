//! `expression-syntax`: a `<<` that is not closed, or holds no expression.

use std::collections::HashSet;

use crate::circle::expression::Mistake;
use crate::finding::{Finding, Safety, Severity};
use crate::lint::heredoc::{self, Quotes};
use crate::lint::templates::{Place, Read, Use};
use crate::lint::{Rule, Subject, replace};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "expression-syntax",
    severities: &[Severity::Error, Severity::Warning],
    page: include_str!("expression_syntax.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    let text = subject.tree.text();
    let documents = heredoc::all(subject);
    // Those behind which a `>>` stands seem to be closed.
    let open = |found: &Use<'_>| match found.read {
        Read::Unclosed(at) => Some(at),
        _ => None,
    };
    let open: HashSet<usize> = subject.templates.iter().filter_map(open).collect();
    let closed = documents.iter().filter(|span| !open.contains(&span.start));
    let quotes = Quotes::of(subject);
    findings.extend(closed.map(|span| document(&quotes, span.start)));
    let documents: HashSet<usize> = documents.iter().map(|span| span.start).collect();
    for found in subject.templates {
        let finding = match &found.read {
            Read::Paths(_) => continue,
            Read::Unclosed(at) => unclosed(text, &quotes, *at),
            Read::Wrong(template, _) if documents.contains(&template.span.start) => continue,
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
fn unclosed(text: &str, quotes: &Quotes, at: usize) -> Finding {
    let line = text[at..].lines().next().unwrap_or_default();
    let behind = line[2..].trim_start_matches(['-', '~']).trim_start();
    let word = behind.trim_start_matches(['\'', '"']);
    let is_document = word.starts_with(|char: char| char.is_ascii_uppercase() || char == '_');
    if is_document {
        return document(quotes, at);
    }
    Finding::error(RULE.name, at..at + 2, UNCLOSED)
        .label("begins an expression")
        .help("close it, or write `\\<<` where the text itself is meant")
}

const UNCLOSED: &str = "this `<<` is not closed with `>>`";

/// A here-document.
fn document(quotes: &Quotes, at: usize) -> Finding {
    let new = quotes.escaped(at);
    Finding::error(RULE.name, at..at + 2, UNCLOSED)
        .label("a here-document needs `\\<<`")
        .help("in a config of version 2.1 `<<` begins an expression, in scripts too")
        .fix(replace(
            format!("write `{new}`"),
            Safety::Safe,
            &(at..at + 2),
            new,
        ))
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
    use crate::finding::{Safety, Severity};
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
    fn a_here_document_before_a_redirection_is_told_once_and_mended() {
        for command in [
            "cat <<EOF >> f\n          x\n          EOF",
            "cat << 'EOF' > f\n          x\n          EOF\n          echo a >> b",
            "cat <<EOF | sed s/a/b/ >> log\n          x\n          EOF",
            "cat <<'EOF' >> f\n          x\n          EOF",
        ] {
            let text = text(command);
            let errors: Vec<_> = lint::check(&text)
                .into_iter()
                .filter(|finding| {
                    finding.severity == Severity::Error && finding.rule != "nothing-runs"
                })
                .map(|finding| (finding.rule, finding.primary.text))
                .collect();
            let expected = (
                "expression-syntax",
                "a here-document needs `\\<<`".to_owned(),
            );
            assert_eq!(errors, [expected], "{command}");
            let fixed = lint::fix(&text, Safety::Safe).text;
            assert_eq!(fixed, text.replacen("cat <<", "cat \\<<", 1));
        }
    }

    #[test]
    fn in_double_quotes_the_backslash_is_escaped() {
        let text = text("x").replace("run: |\n          x", "run: \"cat <<EOF\\nx\\nEOF\"");
        let fixed = lint::fix(&text, Safety::Safe).text;
        assert_eq!(fixed, text.replace("<<", "\\\\<<"));
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

//! Rules: each looks at a config and tells what is wrong. A rule is a file in `rules/` and a line in
//! [`RULES`].

mod cascade;
mod compiler;
mod dash;
mod fix;
mod found;
mod given;
mod heredoc;
mod local;
mod mended;
mod moved;
mod needed;
mod newman;
mod once;
mod pattern;
mod places;
mod project;
mod repair;
mod repository;
mod rule;
mod rules;
mod script;
mod shape;
mod shell;
mod subject;
mod suites;
mod suppress;
mod surroundings;
mod templates;
mod unresolved;
mod workspace;
mod written;

pub use compiler::{Compilation, Fitness, fitness};
pub use fix::{Fixed, fix, fix_with};
pub use found::Found;
pub use given::check_files;
pub use needed::check_variables;
pub use project::{Names, Project};
pub use repository::{Files, Repository};
pub use rule::Rule;
pub use rules::RULES;
pub use subject::Subject;
pub use suites::check_suites;
pub use surroundings::Surroundings;
pub use workspace::{Thing, Workspace};
pub use written::Writes;

use crate::circle::{Config, Library};
use crate::finding::Finding;
use crate::yaml::{Field, Lines, Span, SyntaxError, Tree, Value};
use mended::replace;
use once::once;
use rules::{block_column, no_config, yaml_syntax};

/// What is wrong with the text of a config and not suppressed by a comment, in the order of the
/// text.
///
/// What orbs contain is known where postorb comes with it.
#[must_use]
pub fn check(text: &str) -> Vec<Finding> {
    check_with(text, Surroundings::of(&Library::default()))
}

/// The same with orbs of which more is known, and with the files of the repository.
#[must_use]
pub fn check_with(text: &str, surroundings: Surroundings<'_>) -> Vec<Finding> {
    match Tree::parse(text) {
        Ok(tree) => {
            let lines = Lines::new(text);
            let findings = all(&tree, &lines, surroundings);
            told(&tree, &lines, findings, surroundings)
        }
        Err(error) => lenient(text, &error, surroundings),
    }
}

/// What is wrong with a text that is YAML for `CircleCI` and not for YAML 1.2; every place in the
/// text that is read instead is that of the text itself.
fn lenient(text: &str, error: &SyntaxError, surroundings: Surroundings<'_>) -> Vec<Finding> {
    let Some((joined, blocks)) = block_column::joined(text, error) else {
        return vec![yaml_syntax::finding(error)];
    };
    match Tree::parse(&joined) {
        Ok(tree) => {
            let lines = Lines::new(text);
            let mut findings = all(&tree, &lines, surroundings);
            findings.extend(blocks.into_iter().map(block_column::finding));
            told(&tree, &lines, sorted(findings), surroundings)
        }
        Err(error) => vec![yaml_syntax::finding(&error)],
    }
}

/// Where rules find secrets in a config: what is told of, and what comments suppress.
#[must_use]
pub fn secrets(text: &str) -> Vec<Span> {
    const RULES: [&str; 2] = [
        rules::literal_key::RULE.name,
        rules::secret_in_environment::RULE.name,
    ];
    let Ok(tree) = Tree::parse(text) else {
        return Vec::new();
    };
    let found = check_tree(&tree, &Lines::new(text), &Library::default()).into_iter();
    let found = found.filter(|finding| RULES.contains(&finding.rule));
    found.map(|finding| finding.primary.span).collect()
}

/// What `CircleCI`'s compiler says of a text, and nothing else.
#[must_use]
pub fn rejected(text: &str, compilation: &Compilation) -> Vec<Finding> {
    let library = Library::default();
    let surroundings = Surroundings {
        compilation: Some(compilation),
        ..Surroundings::of(&library)
    };
    let Ok(tree) = Tree::parse(text) else {
        return Vec::new();
    };
    let mut findings = all(&tree, &Lines::new(text), surroundings);
    findings.retain(|finding| finding.rule == rules::circleci_compiler::RULE.name);
    findings
}

/// What is left where comments suppress, and where the compiler says what a rule has said.
fn told(
    tree: &Tree<'_>,
    lines: &Lines<'_>,
    findings: Vec<Finding>,
    surroundings: Surroundings<'_>,
) -> Vec<Finding> {
    let left = suppress::apply(tree, lines, findings, &|rule| surroundings.looks(rule));
    compiler::without_repetitions(left)
}

/// Everything that is wrong with a config that is YAML, whatever its comments suppress: an edit may
/// not bring errors in where nobody looks at them.
#[must_use]
pub fn check_tree(tree: &Tree<'_>, lines: &Lines<'_>, library: &Library) -> Vec<Finding> {
    all(tree, lines, Surroundings::of(library))
}

fn all(tree: &Tree<'_>, lines: &Lines<'_>, surroundings: Surroundings<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let written = written::Written::of(tree, surroundings.writes);
    match Value::of(tree) {
        Ok(value) if let Some(finding) = no_config::of_another_system(&value) => {
            return vec![finding];
        }
        Ok(mut value) => {
            let (detached, told) = repair::repair(&mut value, tree.text(), lines);
            findings.extend(told);
            let is_parked = |field: &Field| {
                let before = field.key_span.end..field.value.source.start;
                tree.text()
                    .get(before)
                    .is_none_or(|before| before.contains('&'))
            };
            let typos = shape::mend(&mut value, &is_parked);
            let config = Config::of(&value, surroundings.library);
            let scripts = script::Script::all(&config);
            let bare = Subject {
                tree,
                lines,
                config: &config,
                detached: &detached,
                typos: &typos,
                deviations: &shape::deviations(&config),
                templates: &[],
                scripts: &scripts,
                calls: &newman::Call::all(&config, &scripts, tree.text()),
                locals: &[],
                written: &written,
                workspace: surroundings.workspace,
                repository: surroundings.repository,
                compilation: surroundings.compilation,
                project: surroundings.project,
            };
            let (repository, workspace) = (surroundings.repository, surroundings.workspace);
            let subject = Subject {
                templates: &templates::all(&bare),
                locals: &local::Local::all(&bare, repository, workspace),
                ..bare
            };
            for rule in RULES {
                (rule.check)(&subject, &mut findings);
            }
        }
        Err(excess) => {
            yaml_syntax::beyond_grammar(tree, &mut findings);
            findings.push(yaml_syntax::excess(excess));
        }
    }
    let findings = cascade::without_consequences(tree.text(), once(sorted(findings)));
    let findings = written.told(dash::told(lines, tree.text(), findings));
    // So that every test of a rule is one of what its page says as well.
    #[cfg(test)]
    assert_declared(&findings);
    findings
}

/// Every rule gives those severities that it declares.
#[cfg(test)]
fn assert_declared(findings: &[Finding]) {
    for finding in findings {
        let declared = Rule::named(finding.rule).map(|rule| rule.severities);
        let is_declared = declared.is_some_and(|declared| declared.contains(&finding.severity));
        assert!(is_declared, "{finding:?}");
    }
}

fn sorted(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by_key(|finding| (finding.primary.span.start, finding.rule));
    findings
}

/// What one rule says of a text.
#[cfg(test)]
fn told_by(rule: &str, text: &str) -> Vec<Finding> {
    let mut findings = check(text);
    findings.retain(|finding| finding.rule == rule);
    findings
}

//! Rules: each looks at a config and tells what is wrong. A rule is a file in `rules/` and a line in
//! [`RULES`].

mod cascade;
mod compiler;
mod fix;
mod heredoc;
mod local;
mod needed;
mod newman;
mod pattern;
mod places;
mod project;
mod repair;
mod repository;
mod rules;
mod script;
mod shape;
mod shell;
mod suites;
mod suppress;
mod templates;
mod unresolved;
mod workspace;

pub use compiler::{Compilation, Fitness, fitness};
pub use fix::{Fixed, fix, fix_with};
pub use needed::check_variables;
pub use project::{Names, Project};
pub use repository::{Files, Found, Repository, Surroundings};
pub use rules::RULES;
use rules::{block_column, no_config, yaml_syntax};
pub use suites::check_suites;
pub use workspace::{Thing, Workspace};

use crate::circle::{Config, Library};
use crate::finding::{Finding, Fix, Patch, Safety, Severity};
use crate::suggest::Guess;
use crate::yaml::{Field, Lines, Span, SyntaxError, Tree, Value};

/// A config to look at.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a, 't> {
    /// The config as it is written.
    pub tree: &'a Tree<'t>,
    /// The lines of its text.
    pub lines: &'a Lines<'t>,
    /// The config as it is meant.
    pub config: &'a Config<'a>,
    /// Keys that stood beside their owner in a section, and are under it in the model.
    detached: &'a [repair::Detached],
    /// Keys that were misspelled, and are not in the model.
    typos: &'a [shape::Typo],
    /// Where it differs from what a config may hold.
    deviations: &'a [shape::Deviation<'a>],
    /// Its expressions.
    templates: &'a [templates::Use<'a>],
    /// What its `run` steps execute.
    scripts: &'a [script::Script<'a>],
    /// Where it runs collections.
    calls: &'a [newman::Call<'a>],
    /// Those that are given files of the repository, or what was fetched.
    locals: &'a [local::Local<'a>],
    /// What was fetched from Postman.
    workspace: Option<&'a Workspace>,
    /// The repository that it is part of.
    repository: Option<&'a Repository>,
    /// What `CircleCI`'s compiler said of it.
    compilation: Option<&'a Compilation>,
    /// What the project that it is for has.
    project: Option<&'a Project>,
}

/// A rule and what it is for.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its name, as in `error[name]` and in suppressions.
    pub name: &'static str,
    /// How bad what it finds is: every severity that it gives, the worst first. Where there are
    /// several its page says when which.
    pub severities: &'static [Severity],
    /// What people read about it, in Markdown: a line that says what it finds, the reason, and two
    /// `yaml` blocks, a config in which it finds one thing and the same config mended.
    pub page: &'static str,
    check: fn(&Subject<'_, '_>, &mut Vec<Finding>),
}

impl Rule {
    /// How bad what it finds is, at worst.
    #[must_use]
    pub fn worst(&self) -> Severity {
        self.severities.first().copied().unwrap_or(Severity::Error)
    }

    /// Its severities in words, as in `error, warning`.
    #[must_use]
    pub fn severity_names(&self) -> String {
        let names = self.severities.iter().map(|severity| severity.name());
        names.collect::<Vec<_>>().join(", ")
    }

    /// What it finds, in one line.
    #[must_use]
    pub fn summary(&self) -> &'static str {
        self.page.lines().next().unwrap_or_default()
    }

    /// What its page says of the reason, in Markdown.
    #[must_use]
    pub fn reason(&self) -> &'static str {
        let (_, rest) = self.page.split_once('\n').unwrap_or_default();
        let reason = rest.split("```").next().unwrap_or_default().trim();
        if reason.is_empty() {
            self.summary()
        } else {
            reason
        }
    }

    /// The rule of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        RULES.iter().find(|rule| rule.name == name)
    }
}

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

/// Each finding once: what is wrong inside an anchor is found again wherever that is used.
fn once(findings: Vec<Finding>) -> Vec<Finding> {
    /// How many uses of an anchor are shown: one explains it.
    const USES: usize = 3;
    let mut all: Vec<Finding> = Vec::new();
    for finding in findings {
        // They are sorted, so that only those at the same place have to be looked at.
        let start = finding.primary.span.start;
        let mut here = all
            .iter_mut()
            .rev()
            .take_while(|other| other.primary.span.start == start);
        let same = here.find(|other| {
            // Who requires it is the only difference between two that share a list.
            let is_same = other.message == finding.message || other.rule == "unknown-requirement";
            other.rule == finding.rule && other.primary == finding.primary && is_same
        });
        match same {
            Some(same) => {
                for label in finding.related {
                    if same.related.len() < USES && !same.related.contains(&label) {
                        same.related.push(label);
                    }
                }
            }
            None => all.push(finding),
        }
    }
    all
}

/// A fix that writes `new` for what stands at `span`.
fn replace(title: String, safety: Safety, span: &Span, new: impl Into<String>) -> Fix {
    Fix {
        title,
        safety,
        patches: vec![Patch {
            span: span.clone(),
            replacement: new.into(),
        }],
    }
}

impl Finding {
    /// The same finding, with the name that there is and `guess` found: `new` is what would be
    /// written for `old` at `span`. Only a typing error is mended, anything else can be a name that
    /// its author means.
    fn guessed(self, guess: Guess<'_>, span: &Span, (old, new): (&str, &str), label: &str) -> Self {
        if guess.is_typo {
            let title = format!("write `{new}` for `{old}`");
            self.label(format!("did you mean `{new}`?")).fix(replace(
                title,
                Safety::Unsafe,
                span,
                new,
            ))
        } else {
            self.label(label)
                .help(format!("the nearest that there is: `{new}`"))
        }
    }

    /// The same finding, with the alias through which `value` came to be where it matters.
    fn via(self, value: &Value) -> Self {
        match &value.via {
            Some(alias) => self.related(alias.clone(), "used here"),
            None => self,
        }
    }
}

/// What one rule says of a text.
#[cfg(test)]
fn told_by(rule: &str, text: &str) -> Vec<Finding> {
    let mut findings = check(text);
    findings.retain(|finding| finding.rule == rule);
    findings
}

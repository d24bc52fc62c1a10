//! Rules: each looks at a config and tells what is wrong. A rule is a file here and a line in
//! [`RULES`].

mod detached_keys;
mod duplicate_key;
mod fix;
mod no_config;
mod syntax;

pub use fix::{Fixed, fix};

use crate::finding::Finding;
use crate::yaml::{Lines, Tree};

/// A config to look at.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a, 't> {
    /// The config.
    pub tree: &'a Tree<'t>,
    /// The lines of its text.
    pub lines: &'a Lines<'t>,
}

/// A rule and what it is for.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its name, as in `error[name]` and in suppressions.
    pub name: &'static str,
    /// What it looks for, in a sentence.
    pub summary: &'static str,
    check: fn(&Subject<'_, '_>, &mut Vec<Finding>),
}

/// All rules, in the order of their names.
pub const RULES: &[Rule] = &[detached_keys::RULE, duplicate_key::RULE, no_config::RULE];

/// Everything that is wrong with the text of a config, in the order of the text.
#[must_use]
pub fn check(text: &str) -> Vec<Finding> {
    match Tree::parse(text) {
        Ok(tree) => check_tree(&tree, &Lines::new(text)),
        Err(error) => vec![syntax::finding(&error)],
    }
}

/// Everything that is wrong with a config that is YAML.
#[must_use]
pub fn check_tree(tree: &Tree<'_>, lines: &Lines<'_>) -> Vec<Finding> {
    let subject = Subject { tree, lines };
    let mut findings = syntax::beyond_grammar(&subject);
    for rule in RULES {
        (rule.check)(&subject, &mut findings);
    }
    findings.sort_by_key(|finding| (finding.primary.span.start, finding.rule));
    findings
}

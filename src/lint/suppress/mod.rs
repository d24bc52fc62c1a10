//! Suppressions: comments that say that what a rule finds is meant.

mod comment;
mod place;

use std::collections::{HashMap, HashSet};

use super::Rule;
use super::rules::{unused_suppression as unused, yaml_syntax};
use crate::finding::{Finding, Fix};
use crate::yaml::{Lines, Span, Tree};
use comment::{Cci, Request};
use place::Places;

/// What is left of the findings, and what there is to say of the comments that suppress them.
pub(super) fn apply(
    tree: &Tree<'_>,
    lines: &Lines<'_>,
    mut findings: Vec<Finding>,
) -> Vec<Finding> {
    let places = Places::new(tree, lines);
    let mut suppressions = Suppressions::read(tree, &places);
    if suppressions.is_empty() {
        return findings;
    }
    // In such a file no rule, or not every one, could look.
    let is_yaml = !findings.iter().any(is_syntax);
    findings.retain(|finding| !suppressions.hide(finding, &places));
    if is_yaml {
        let mut told = std::mem::take(&mut suppressions.told);
        told.extend(suppressions.nothing(|rule| rule != unused::RULE.name));
        told.retain(|finding| !suppressions.hide(finding, &places));
        told.extend(suppressions.nothing(|rule| rule == unused::RULE.name));
        findings.extend(told);
        findings.sort_by_key(|finding| (finding.primary.span.start, finding.rule));
    }
    findings
}

fn is_syntax(finding: &Finding) -> bool {
    finding.rule == yaml_syntax::RULE.name
}

/// A rule and the line on which it is suppressed; without one, in the whole file.
type Key<'t> = (&'t str, Option<usize>);

/// A rule's name in a comment.
struct Named<'t> {
    key: Key<'t>,
    span: Span,
    /// How the comment is removed, where it says nothing else.
    removal: Option<Fix>,
    is_used: bool,
}

#[derive(Default)]
struct Suppressions<'t> {
    named: Vec<Named<'t>>,
    /// Where in `named` a key is.
    index: HashMap<Key<'t>, usize>,
    /// Lines on which CircleCI's comments suppress everything.
    lines: HashSet<usize>,
    /// Ranges of such lines, in their order.
    ranges: Vec<(usize, usize)>,
    whole_file: bool,
    /// What is wrong with the comments themselves.
    told: Vec<Finding>,
}

impl<'t> Suppressions<'t> {
    fn read(tree: &Tree<'t>, places: &Places<'_>) -> Self {
        let mut read = Self::default();
        let mut open: Option<(usize, Span)> = None;
        for comment in tree.comments() {
            let line = places.line(comment.span.start);
            let requests = comment::requests(comment);
            // What else stands there, a mark of `merge` perhaps, is not to go with it.
            let is_all = requests.len() == 1 && !comment.text.contains('#');
            let removal = is_all.then(|| places.removal(comment));
            for request in requests {
                match request {
                    Request::Unclear(span) => read.told.push(unused::unclear(span)),
                    Request::Rules { whole_file, names } => {
                        let line = (!whole_file).then(|| places.target(comment));
                        let removal = removal.clone().filter(|_| names.len() == 1);
                        for (name, span) in names {
                            read.name((name, line), span, removal.clone());
                        }
                    }
                    Request::Cci(Cci::File) => read.whole_file = true,
                    Request::Cci(Cci::Line) => _ = read.lines.insert(line),
                    Request::Cci(Cci::NextLine) => _ = read.lines.insert(line + 1),
                    Request::Cci(Cci::Start) if open.is_some() => {
                        let span = comment.span.clone();
                        read.told
                            .push(unused::half(span, "start", "inside another"));
                    }
                    Request::Cci(Cci::Start) => open = Some((line, comment.span.clone())),
                    Request::Cci(Cci::End) => {
                        let span = comment.span.clone();
                        let missing = "without `cci-ignore-start`";
                        match open.take() {
                            Some((start, _)) => read.ranges.push((start, line)),
                            None => read.told.push(unused::half(span, "end", missing)),
                        }
                    }
                }
            }
        }
        if let Some((_, span)) = open {
            let missing = "without `cci-ignore-end`";
            read.told.push(unused::half(span, "start", missing));
        }
        read
    }

    fn name(&mut self, key: Key<'t>, span: Span, removal: Option<Fix>) {
        let (name, _) = key;
        if Rule::named(name).is_none() {
            self.told.push(unused::no_rule(span, name));
        } else if name == yaml_syntax::RULE.name {
            self.told.push(unused::not_this_one(span, name));
        } else if self.index.contains_key(&key) {
            self.told.push(unused::again(span, name));
        } else {
            self.index.insert(key, self.named.len());
            self.named.push(Named {
                key,
                span,
                removal,
                is_used: false,
            });
        }
    }

    fn is_empty(&self) -> bool {
        let no_lines = self.lines.is_empty() && self.ranges.is_empty();
        self.named.is_empty() && self.told.is_empty() && no_lines && !self.whole_file
    }

    /// Whether a finding is suppressed; what suppresses it is used from now on.
    fn hide(&mut self, finding: &Finding, places: &Places<'_>) -> bool {
        if is_syntax(finding) {
            return false;
        }
        let mut hidden = self.whole_file;
        for line in places.of(finding) {
            let last = self.ranges.partition_point(|(start, _)| *start <= line);
            let range = last.checked_sub(1).and_then(|last| self.ranges.get(last));
            hidden |= self.lines.contains(&line) || range.is_some_and(|(_, end)| line <= *end);
            for key in [(finding.rule, Some(line)), (finding.rule, None)] {
                let named = self.index.get(&key);
                if let Some(named) = named.and_then(|index| self.named.get_mut(*index)) {
                    named.is_used = true;
                    hidden = true;
                }
            }
        }
        hidden
    }

    /// The names that suppress nothing, of the rules that are asked for.
    fn nothing(&self, of: impl Fn(&str) -> bool) -> Vec<Finding> {
        let unused = self.named.iter().filter(|named| !named.is_used);
        let asked = unused.filter(|named| of(named.key.0));
        asked
            .map(|named| {
                let (rule, line) = named.key;
                let mut finding = unused::nothing(named.span.clone(), rule, line.is_none());
                finding.fix.clone_from(&named.removal);
                finding
            })
            .collect()
    }
}

#[cfg(test)]
mod tests;

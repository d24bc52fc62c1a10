//! Suppressions: comments that say that what a rule finds is meant.

mod comment;
mod place;

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::Rule;
use super::rules::{unused_suppression as unused, yaml_syntax};
use crate::finding::{Finding, Fix};
use crate::yaml::{Lines, Span, Tree};
use comment::{Cci, Request};
use place::Places;

/// What is left of the findings, and what there is to say of the comments that suppress them. Rules for
/// which `looks` says no have found nothing because they could not look.
pub(super) fn apply(
    tree: &Tree<'_>,
    lines: &Lines<'_>,
    mut findings: Vec<Finding>,
    looks: &dyn Fn(&str) -> bool,
) -> Vec<Finding> {
    let asks = |comment| !comment::requests(comment).is_empty();
    if !tree.comments().iter().any(asks) {
        return findings;
    }
    let places = Places::new(tree, lines);
    let mut suppressions = Suppressions::read(tree, &places);
    // In such a file no rule, or not every one, could look.
    let is_yaml = !findings.iter().any(is_syntax);
    findings.retain(|finding| !suppressions.hide(finding, &places));
    if is_yaml {
        let mut told = std::mem::take(&mut suppressions.told);
        told.extend(suppressions.nothing(|rule| rule != unused::RULE.name && looks(rule)));
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
    /// Which of the requests names it.
    request: usize,
    /// How the name alone is taken out of the brackets.
    removal: Option<Fix>,
    /// The line behind the one it is about, where its rule finds what was perhaps meant.
    next: Option<usize>,
    is_used: bool,
}

#[derive(Default)]
struct Suppressions<'t> {
    named: Vec<Named<'t>>,
    /// Of every request how it is removed, and how many of its names have to stay so far.
    requests: Vec<(Fix, usize)>,
    /// What was found where, and is not suppressed.
    found: HashSet<(&'static str, usize)>,
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
            for request in comment::requests(comment) {
                match request {
                    Request::Unclear(span, meant) => read.told.push(unused::unclear(span, meant)),
                    Request::Rules {
                        whole_file,
                        names,
                        whole,
                    } => {
                        read.requests.push((places.removal(comment, &whole), 0));
                        let target = places.target(comment);
                        let lines = (!whole_file).then_some(line..target);
                        for index in 0..names.len() {
                            read.name(&names, index, lines.clone(), places);
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

    /// Takes a name in. `lines` are those of comments in front of the one it is about, where it
    /// counts as well: a comment can hold what a rule finds.
    fn name(
        &mut self,
        names: &[(&'t str, Span)],
        index: usize,
        lines: Option<Range<usize>>,
        places: &Places<'_>,
    ) {
        let Some((name, span)) = names.get(index).cloned() else {
            return;
        };
        let key = (name, lines.as_ref().map(|lines| lines.end));
        let is_known = Rule::named(name).is_some();
        let request = self.requests.len().saturating_sub(1);
        if is_known && name != yaml_syntax::RULE.name && !self.index.contains_key(&key) {
            let place = self.named.len();
            self.index.insert(key, place);
            for line in lines.clone().into_iter().flatten() {
                self.index.entry((name, Some(line))).or_insert(place);
            }
            // Up to the next name, or from the end of the one before.
            let behind = names.get(index + 1).map(|(_, next)| span.start..next.start);
            let before = || index.checked_sub(1).and_then(|before| names.get(before));
            let part = behind.or_else(|| before().map(|(_, before)| before.end..span.end));
            self.named.push(Named {
                key,
                span,
                request,
                removal: part
                    .map(|part| place::removal(format!("remove `{name}` from the comment"), part)),
                next: lines.map(|lines| places.next(lines.end)),
                is_used: false,
            });
            return;
        }
        // What is told for another reason is for its author to mend.
        if let Some((_, kept)) = self.requests.get_mut(request) {
            *kept += 1;
        }
        self.told.push(if !is_known {
            unused::no_rule(span, name)
        } else if name == yaml_syntax::RULE.name {
            unused::not_this_one(span, name)
        } else {
            unused::again(span, name)
        });
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
        if !hidden {
            let lines = places.of(finding);
            self.found.extend(lines.map(|line| (finding.rule, line)));
        }
        hidden
    }

    /// The names that suppress nothing, of the rules that are asked for.
    fn nothing(&self, of: impl Fn(&str) -> bool) -> Vec<Finding> {
        let mut kept: Vec<usize> = self.requests.iter().map(|(_, kept)| *kept).collect();
        for named in self.named.iter().filter(|named| named.is_used) {
            kept[named.request] += 1;
        }
        let unused = self.named.iter().filter(|named| !named.is_used);
        let asked = unused.filter(|named| of(named.key.0));
        asked
            .map(|named| {
                let (rule, line) = named.key;
                let mut finding = unused::nothing(named.span.clone(), rule, line.is_none());
                // Where the next line has what the rule finds, the comment is in the wrong place.
                let is_near = named.next.is_some_and(|next| self.is_found(rule, next));
                finding.fix = match self.requests.get(named.request) {
                    _ if is_near => None,
                    Some((whole, _)) if kept[named.request] == 0 => Some(whole.clone()),
                    _ => named.removal.clone(),
                };
                finding
            })
            .collect()
    }

    fn is_found(&self, rule: &str, line: usize) -> bool {
        Rule::named(rule).is_some_and(|rule| self.found.contains(&(rule.name, line)))
    }
}

#[cfg(test)]
mod tests;

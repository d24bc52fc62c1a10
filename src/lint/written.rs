//! Findings about lines that the next merge writes anew from the selection: what to change instead.

use crate::finding::{Finding, Fix};
use crate::names::SELECTION;
use crate::yaml::{Span, Tree};

/// Tells where in a config `postorb merge` writes, whatever a person writes there.
pub type Writes = fn(&Tree<'_>) -> Vec<Span>;

/// Where a merge writes, in the order of the text.
#[derive(Debug, Default)]
pub(super) struct Written(Vec<Span>);

impl Written {
    pub(super) fn of(tree: &Tree<'_>, writes: Option<Writes>) -> Self {
        let mut spans = writes.map_or_else(Vec::new, |writes| writes(tree));
        spans.sort_by_key(|span| span.start);
        Self(spans)
    }

    /// Whether all of a place is a merge's.
    pub(super) fn covers(&self, place: &Span) -> bool {
        let before = self.0.partition_point(|span| span.start <= place.start);
        let last = before.checked_sub(1).and_then(|last| self.0.get(last));
        last.is_some_and(|span| place.end <= span.end && place.start < span.end)
    }

    /// Whether a fix changes what a merge changes back.
    fn takes_back(&self, fix: &Fix) -> bool {
        fix.patches.iter().any(|patch| {
            let place = &patch.span;
            let before = self
                .0
                .partition_point(|span| span.start < place.end.max(place.start + 1));
            let last = before.checked_sub(1).and_then(|last| self.0.get(last));
            last.is_some_and(|span| span.end > place.start)
        })
    }

    /// The findings with a next step that lasts.
    pub(super) fn told(&self, mut findings: Vec<Finding>) -> Vec<Finding> {
        if !self.0.is_empty() {
            for finding in &mut findings {
                self.tell(finding);
            }
        }
        findings
    }

    fn tell(&self, finding: &mut Finding) {
        let is_here = self.covers(&finding.primary.span);
        if finding.fix.take_if(|fix| self.takes_back(fix)).is_some() {
            finding.afterwards = None;
        } else if !is_here {
            return;
        }
        let help = match remedy(finding.rule) {
            Some(Remedy::Told) => return,
            Some(Remedy::Instead(what)) => {
                finding.help.clear();
                in_selection(what)
            }
            Some(Remedy::Also(what)) => in_selection(what),
            None => format!(
                "`postorb merge` writes this line again: change it in {SELECTION}, or in the template that it names"
            ),
        };
        finding.help.push(help);
    }
}

/// The help that names the keys of the selection that a line comes from.
pub(super) fn in_selection(what: &str) -> String {
    format!("`postorb merge` writes this line from {SELECTION}: {what}")
}

/// What the selection has for what a rule finds.
enum Remedy {
    /// The rule has said so itself.
    Told,
    /// The rule's own help is about this line.
    Instead(&'static str),
    /// The rule's own help holds in the selection too.
    Also(&'static str),
}

fn remedy(rule: &str) -> Option<Remedy> {
    use Remedy::{Also, Instead, Told};
    Some(match rule {
        "results-not-stored" | "tag-filter" | "unresolved-variable" => Told,
        "collection-file" | "collection-id" | "unlocked-run" | "unknown-id" | "foreign-host"
        | "key-over-http" | "placeholder-key" => {
            Also("change the suite's `collection` or `environment` there")
        }
        "environment-file" | "empty-variable" => Also("change the suite's `environment` there"),
        "iteration-data" => Also("change the suite's `iteration-data` there"),
        "collection-folder" => Also("change the suite's `folder` there"),
        "key-in-url" => Instead(
            "give full UIDs there, and no `in: url` under `api-key`: the key then travels in a header",
        ),
        "eu-host" => Instead("`layout: postman-cli` there works with Postman's EU host"),
        "quoted-key" => Instead(
            "give the collection's UID there instead of an address: the key then travels in a header",
        ),
        "orb-outdated" | "orb-unpinned" => Also("change `orb-version` there"),
        "tls-disabled" => Also("remove `insecure` from the suite's `newman` there"),
        "junit-export" => Also("change the suite's `newman: { extra: … }` there"),
        "literal-key" => Also(
            "take the key out of the suite there, and name its variable under `secrets` or `api-key`",
        ),
        "unknown-requirement" | "requirement-cycle" | "requires-form" => {
            Also("change `requires` or `before` of the workflow there")
        }
        "filter-pattern" => Also("change `filters` of the workflow there"),
        "undefined-parameter" | "constant-condition" | "unknown-pipeline-value" => {
            Also("change `when` of the workflow there")
        }
        "unset-variable" | "unsupplied-variable" => {
            Also("change `context` of the workflow, or `api-key`, there")
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Patch, Safety};
    use crate::lint::RULES;

    fn finding(rule: &'static str, place: Span, patch: Span) -> Finding {
        let fix = Fix {
            title: "x".to_owned(),
            safety: Safety::Safe,
            patches: vec![Patch {
                span: patch,
                replacement: String::new(),
            }],
        };
        Finding::error(rule, place, "m").help("h").fix(fix)
    }

    fn told(rule: &'static str, place: Span, patch: Span) -> (Vec<String>, bool) {
        let written = Written(vec![10..20, 30..40]);
        let told = written.told(vec![finding(rule, place, patch)]);
        (told[0].help.clone(), told[0].fix.is_some())
    }

    #[test]
    fn a_fix_that_a_merge_takes_back_is_none_and_the_selection_is_named() {
        let (help, has_fix) = told("orb-outdated", 12..15, 12..15);
        assert_eq!(
            help,
            [
                "h",
                "`postorb merge` writes this line from .circleci/postorb.yml: change `orb-version` there"
            ]
        );
        assert!(!has_fix);
        let (help, _) = told("key-in-url", 30..40, 0..1);
        assert_eq!(help.len(), 1, "{help:?}");
        assert!(help[0].contains("full UIDs"), "{help:?}");
        let (help, has_fix) = told("unused-anchor", 10..20, 20..25);
        assert!(help[1].contains("writes this line again"), "{help:?}");
        assert!(has_fix, "what is behind the line stays");
    }

    #[test]
    fn what_a_person_wrote_keeps_its_help_and_its_fix() {
        for (place, patch) in [(0..10, 5..10), (20..30, 20..20), (15..25, 22..24)] {
            let unchanged = (vec!["h".to_owned()], true);
            assert_eq!(told("orb-outdated", place, patch), unchanged);
        }
        for patch in [9..11, 19..30, 10..10, 15..15] {
            assert!(!told("orb-outdated", 0..5, patch.clone()).1, "{patch:?}");
        }
    }

    #[test]
    fn every_rule_with_a_remedy_is_there() {
        let text = include_str!("written.rs");
        let table = text.split("fn remedy").nth(1).unwrap();
        let table = table.split("#[cfg(test)]").next().unwrap();
        let words = table.split('"').skip(1).step_by(2);
        let rules: Vec<&str> = words.filter(|word| !word.contains([' ', '`'])).collect();
        assert!(rules.len() > 20, "{rules:?}");
        for rule in rules {
            assert!(RULES.iter().any(|one| one.name == rule), "{rule}");
        }
    }
}

//! Applies fixes, round by round, until none is left.

use std::collections::BTreeMap;
use std::ops::Range;

use super::rules::{block_column, yaml_syntax};
use super::{Surroundings, check_with};
use crate::circle::Library;
use crate::finding::{Applied, Finding, Fix, Safety, Severity};
use crate::yaml::edit::patched;
use crate::yaml::{Lines, Tree};

/// A text after its fixes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixed {
    /// The text.
    pub text: String,
    /// The fixes that were applied, in order.
    pub applied: Vec<Applied>,
    /// The titles of those that were not, because there would be more to say about the text.
    pub refused: Vec<String>,
    /// What is left to say about the text.
    pub left: Vec<Finding>,
}

/// A fix may bring another to light: of a section that stands twelve times, each in its turn. After every round
/// there is less to say, so that it ends; what takes more than these is left to the next call.
const ROUNDS: usize = 100;

/// Fixes what can be fixed in `text`: with `Safety::Safe` only what is certain.
///
/// Fixes that overlap wait for the next round. None is applied after which there is more to say
/// about the text than before, counted from the errors down, or just the same.
#[must_use]
pub fn fix(text: &str, up_to: Safety) -> Fixed {
    fix_with(text, Surroundings::of(&Library::default()), up_to)
}

/// The same with orbs of which more is known, and with the files of the repository.
#[must_use]
pub fn fix_with(text: &str, surroundings: Surroundings<'_>, up_to: Safety) -> Fixed {
    let mut fixed = Fixed {
        text: text.to_owned(),
        applied: Vec::new(),
        refused: Vec::new(),
        left: check_with(text, surroundings),
    };
    for _ in 0..ROUNDS {
        let Fixed { text, left, .. } = &fixed;
        let round = apart(left, up_to);
        let mut attempt = Attempt {
            text,
            surroundings,
            best: None,
            left,
            taken: Vec::new(),
            refused: Vec::new(),
        };
        attempt.take(&round);
        let applied = attempt.applied();
        let refused = attempt.refused.iter().map(|(_, fix)| fix.title.clone());
        let refused: Vec<String> = refused.collect();
        let best = attempt.best;
        fixed.refused = refused;
        let Some((text, left)) = best else {
            break;
        };
        fixed.applied.extend(applied);
        fixed.text = text;
        fixed.left = left;
    }
    fixed
}

type Fixable<'f> = (&'f Finding, &'f Fix);

/// The fixes of one round: as many as do not overlap, in the order of the text.
fn apart(findings: &[Finding], up_to: Safety) -> Vec<Fixable<'_>> {
    let mut chosen = Vec::new();
    // Where the patches chosen so far begin and end.
    let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
    let fixable = findings
        .iter()
        .filter_map(|finding| Some((finding, finding.fix.as_ref()?)));
    for (finding, fix) in fixable {
        let allowed = fix.safety == Safety::Safe || up_to == Safety::Unsafe;
        let meets = fix.patches.iter().any(|patch| {
            let Range { start, end } = patch.span;
            let mut before = taken.range(..=start.max(end.saturating_sub(1)));
            let last = before.next_back();
            last.is_some_and(|(old_start, old_end)| *old_start >= start || *old_end > start)
        });
        if allowed && !meets && !fix.patches.is_empty() {
            let spans = fix.patches.iter().map(|patch| &patch.span);
            taken.extend(spans.map(|span| (span.start, span.end)));
            chosen.push((finding, fix));
        }
    }
    chosen
}

/// A round under way: what was taken so far, and what it comes to.
struct Attempt<'f> {
    text: &'f str,
    surroundings: Surroundings<'f>,
    left: &'f [Finding],
    taken: Vec<Fixable<'f>>,
    refused: Vec<Fixable<'f>>,
    best: Option<(String, Vec<Finding>)>,
}

impl<'f> Attempt<'f> {
    fn applied(&self) -> Vec<Applied> {
        let lines = Lines::new(self.text);
        let taken = self.taken.iter();
        taken
            .map(|(finding, fix)| Applied {
                title: fix.title.clone(),
                line: lines.of(finding.primary.span.start) + 1,
                afterwards: finding.afterwards.clone(),
            })
            .collect()
    }

    /// Takes all of these fixes, or where that makes the text worse, those halves and parts of them
    /// that do not.
    fn take(&mut self, fixes: &[Fixable<'f>]) {
        if fixes.is_empty() {
            return;
        }
        let all = self.taken.iter().chain(fixes);
        let mut patches: Vec<_> = all.flat_map(|(_, fix)| fix.patches.clone()).collect();
        patches.sort_by_key(|patch| (patch.span.start, patch.span.end));
        let text = patched(self.text, &patches);
        let left = check_with(&text, self.surroundings);
        let before = self.best.as_ref().map_or(self.left, |(_, left)| left);
        // What is no YAML has one error, however many it had before.
        let is_broken = !is_yaml(&text) && is_yaml(self.text);
        if !is_broken && is_better(&left, before) {
            self.best = Some((text, left));
            self.taken.extend(fixes);
        } else if let [one] = fixes {
            self.refused.push(*one);
        } else {
            let (first, second) = fixes.split_at(fixes.len() / 2);
            self.take(first);
            self.take(second);
        }
    }
}

/// Whether a text can be read at all, as `check` reads it.
fn is_yaml(text: &str) -> bool {
    match Tree::parse(text) {
        Ok(_) => true,
        Err(error) => block_column::joined(text, &error).is_some(),
    }
}

/// Whether there is less to say than before, or something else: what a fix has brought to light.
fn is_better(after: &[Finding], before: &[Finding]) -> bool {
    // Where the text is no YAML any more, all else that was wrong is not found either.
    let is_syntax = |one: &&Finding| one.rule == yaml_syntax::RULE.name;
    let counts = |findings: &[Finding]| {
        let count = |severity| {
            findings
                .iter()
                .filter(|one| one.severity == severity)
                .count()
        };
        (
            findings.iter().filter(is_syntax).count(),
            [Severity::Error, Severity::Warning, Severity::Info].map(count),
        )
    };
    let messages = |findings: &[Finding]| -> Vec<String> {
        findings.iter().map(|one| one.message.clone()).collect()
    };
    counts(after) < counts(before)
        || counts(after) == counts(before) && messages(after) != messages(before)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Patch;
    use crate::lint::check;

    /// A finding whose fix puts `replacement` in the place of `old`.
    fn fixable(text: &str, old: &str, replacement: &str) -> Finding {
        let start = text.find(old).unwrap();
        let span = start..start + old.len();
        Finding::error("no-config", span.clone(), old).fix(Fix {
            title: format!("write {replacement}"),
            safety: Safety::Safe,
            patches: vec![Patch {
                span,
                replacement: replacement.to_owned(),
            }],
        })
    }

    #[test]
    fn a_fix_that_makes_it_worse_is_refused_and_those_beside_it_are_taken() {
        let text = "version: 2.1 # postorb: ignore[no-config]\n\
                    jobs: {}\n\
                    orbs: {} # postorb: ignore[no-config]\n";
        let mut unused = check(text);
        unused.retain(|finding| finding.rule == "unused-suppression");
        let [first, last] = unused.try_into().unwrap();
        let bad = fixable(text, "jobs: {}", "jobs: [");
        let findings: [Finding; 3] = [first, bad, last.afterwards("mind it")];
        let library = Library::default();
        let mut attempt = Attempt {
            text,
            surroundings: Surroundings::of(&library),
            left: &findings,
            taken: Vec::new(),
            refused: Vec::new(),
            best: None,
        };
        attempt.take(&apart(&findings, Safety::Safe));
        let applied = |line, afterwards: Option<&str>| Applied {
            title: "remove the comment".to_owned(),
            line,
            afterwards: afterwards.map(str::to_owned),
        };
        let expected = [applied(1, None), applied(3, Some("mind it"))];
        assert_eq!(attempt.applied(), expected);
        let bad = (&findings[1], findings[1].fix.as_ref().unwrap());
        assert_eq!(attempt.refused, [bad]);
        let (text, _) = attempt.best.unwrap();
        assert_eq!(text, "version: 2.1\njobs: {}\norbs: {}\n");
    }

    #[test]
    fn fixes_that_meet_wait_and_those_that_touch_do_not() {
        let text = "abcdef";
        let at = |span: Range<usize>| {
            let mut finding = fixable(text, "a", "x");
            if let Some(fix) = &mut finding.fix {
                fix.patches[0].span = span;
            }
            finding
        };
        for (spans, chosen) in [
            ([0..2, 1..3], 1),
            ([0..2, 2..3], 2),
            ([2..3, 0..2], 2),
            ([1..3, 0..2], 1),
            ([0..4, 2..2], 1),
            ([2..2, 0..4], 1),
            ([2..2, 2..2], 1),
            ([2..2, 2..4], 1),
            ([0..2, 2..2], 2),
        ] {
            let findings = spans.clone().map(at);
            assert_eq!(apart(&findings, Safety::Safe).len(), chosen, "{spans:?}");
        }
    }

    #[test]
    fn less_is_better_from_the_errors_down_and_the_same_is_not() {
        let error = Finding::error("no-config", 0..0, "a");
        let warning = error.clone().severity(Severity::Warning);
        let [e, w] = [&error, &warning].map(std::slice::from_ref);
        let two = [warning.clone(), warning.clone()];
        assert!(is_better(&two, e));
        assert!(!is_better(e, &two));
        assert!(!is_better(&two, w));
        assert!(!is_better(e, e));
        let other = [Finding::error("no-config", 0..0, "b")];
        assert!(is_better(&other, e));
        let syntax = [Finding::error("yaml-syntax", 0..0, "a")];
        assert!(!is_better(&syntax, &[error.clone(), error.clone()]));
    }
}

//! Applies fixes, round by round, until none is left.

use super::check;
use crate::finding::{Finding, Patch, Safety, Severity};
use crate::yaml::Tree;
use crate::yaml::edit::patched;

/// A text after its fixes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixed {
    /// The text.
    pub text: String,
    /// The titles of the fixes, in order.
    pub applied: Vec<String>,
    /// What is left to say about the text.
    pub left: Vec<Finding>,
}

/// A fix may bring another to light; more rounds than this would be two fixes at odds.
const ROUNDS: usize = 10;

/// Fixes what can be fixed in `text`: with `Safety::Safe` only what is certain.
///
/// Fixes that overlap wait for the next round. A round after which there is more to say about
/// the text than before, or just the same, is not taken; neither is one that breaks the YAML.
#[must_use]
pub fn fix(text: &str, up_to: Safety) -> Fixed {
    let mut fixed = Fixed {
        text: text.to_owned(),
        applied: Vec::new(),
        left: check(text),
    };
    for _ in 0..ROUNDS {
        let (patches, titles) = round(&fixed.left, up_to);
        if patches.is_empty() {
            break;
        }
        let text = patched(&fixed.text, &patches);
        let left = check(&text);
        if is_worse(&fixed, &text, &left) {
            break;
        }
        fixed.text = text;
        fixed.applied.extend(titles);
        fixed.left = left;
    }
    fixed
}

/// Whether a round made nothing better.
fn is_worse(before: &Fixed, text: &str, left: &[Finding]) -> bool {
    let messages = |findings: &[Finding]| -> Vec<String> {
        findings
            .iter()
            .map(|finding| finding.message.clone())
            .collect()
    };
    let errors = |findings: &[Finding]| {
        let errors = findings.iter();
        errors
            .filter(|finding| finding.severity == Severity::Error)
            .count()
    };
    left.len() > before.left.len()
        || errors(left) > errors(&before.left)
        || messages(left) == messages(&before.left)
        // About what is no YAML any more there is but one thing to say.
        || Tree::parse(text).is_err() && Tree::parse(&before.text).is_ok()
}

/// The fixes of one round: as many as do not overlap, in the order of the text.
fn round(findings: &[Finding], up_to: Safety) -> (Vec<Patch>, Vec<String>) {
    let mut patches: Vec<Patch> = Vec::new();
    let mut titles = Vec::new();
    for fix in findings.iter().filter_map(|finding| finding.fix.as_ref()) {
        let allowed = fix.safety == Safety::Safe || up_to == Safety::Unsafe;
        let meets = fix.patches.iter().any(|new| {
            patches.iter().any(|old| {
                new.span.start < old.span.end && old.span.start < new.span.end
                    || new.span.start == old.span.start
            })
        });
        if allowed && !meets && !fix.patches.is_empty() {
            patches.extend(fix.patches.iter().cloned());
            titles.push(fix.title.clone());
        }
    }
    patches.sort_by_key(|patch| (patch.span.start, patch.span.end));
    (patches, titles)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_round_after_which_the_text_is_no_yaml_is_worse() {
        let before = fix("[jobs, jobs]", Safety::Safe);
        let two = [&before.left[..], &before.left].concat();
        let before = Fixed {
            left: two,
            ..before
        };
        let after = |text| is_worse(&before, text, &check(text));
        assert!(after("[jobs"));
        assert!(!after("[jobs]"));
    }
}

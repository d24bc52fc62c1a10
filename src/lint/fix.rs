//! Applies fixes, round by round, until none is left.

use super::check;
use crate::finding::{Finding, Patch, Safety};
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
/// the text than before, or just the same, is not taken.
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
        let messages = |findings: &[Finding]| -> Vec<String> {
            findings
                .iter()
                .map(|finding| finding.message.clone())
                .collect()
        };
        if left.len() > fixed.left.len() || messages(&left) == messages(&fixed.left) {
            break;
        }
        fixed.text = text;
        fixed.applied.extend(titles);
        fixed.left = left;
    }
    fixed
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

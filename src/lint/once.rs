//! What is found several times.

use crate::finding::Finding;

/// Each finding once: what is wrong inside an anchor is found again wherever that is used.
pub(super) fn once(findings: Vec<Finding>) -> Vec<Finding> {
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

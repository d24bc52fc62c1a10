//! `duplicate-key`: a key that stands twice in one mapping.

use std::collections::HashMap;

use crate::finding::{Finding, Severity};
use crate::lint::{Rule, Subject};
use crate::yaml::{Kind, NodeId};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "duplicate-key",
    severities: &[Severity::Error],
    page: include_str!("duplicate_key.md"),
    check,
};

/// Mappings with fewer keys are compared pair by pair, without a table.
const FEW: usize = 12;

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    for (_, node) in subject.tree.nodes() {
        let Kind::Mapping { entries, .. } = &node.kind else {
            continue;
        };
        let mut table: HashMap<&str, NodeId> = HashMap::new();
        for (index, entry) in entries.iter().enumerate() {
            let Some(key) = key(subject, entry.key) else {
                continue;
            };
            let first = if entries.len() < FEW {
                entries[..index]
                    .iter()
                    .map(|earlier| earlier.key)
                    .find(|earlier| self::key(subject, *earlier) == Some(key))
            } else {
                let first = table.get(key).copied();
                table.entry(key).or_insert(entry.key);
                first
            };
            if let Some(first) = first {
                let span = subject.tree.node(entry.key).span.clone();
                findings.push(
                    Finding::error(
                        RULE.name,
                        span,
                        format!("the key `{key}` stands twice here"),
                    )
                    .label("again")
                    .related(subject.tree.node(first).span.clone(), "first")
                    .help("a mapping holds a key once: remove one, or join the two"),
                );
            }
        }
    }
}

/// A key that may stand once; a merge key may be repeated.
fn key<'a>(subject: &Subject<'a, '_>, node: NodeId) -> Option<&'a str> {
    let Kind::Scalar { value, .. } = &subject.tree.node(node).kind else {
        return None;
    };
    (value != "<<").then_some(&**value)
}

#[cfg(test)]
mod tests {
    use crate::lint;

    #[test]
    fn a_repeated_key_is_found_in_small_and_large_mappings() {
        let many: Vec<String> = (0..20).map(|number| format!("k{number}: 1\n")).collect();
        let many = many.concat();
        for text in [
            "a: 1\nb: 2\n\"a\": 3\n".to_owned(),
            format!("{many}k3: 2\n"),
        ] {
            let findings = lint::told_by("duplicate-key", &text);
            assert_eq!(findings.len(), 1, "{text}");
            assert!(findings[0].primary.span.start > findings[0].related[0].span.start);
        }
    }

    #[test]
    fn merge_keys_may_be_repeated_and_other_mappings_have_keys_of_their_own() {
        let text = "a: &a { x: 1 }\nb: &b { y: 1 }\nc: { <<: *a, <<: *b, x: 2 }\n";
        assert_eq!(lint::told_by("duplicate-key", text), []);
    }
}

//! `detached-keys`: keys that stand beside the one that they belong to instead of under it, as in
//! the example that Postman's documentation prints.

use crate::finding::{Finding, Fix, Patch, Safety, Severity};
use crate::lint::moved;
use crate::lint::repair::Detached;
use crate::lint::{Rule, Subject};
use crate::yaml::{Entry, Kind, NodeId, Span};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "detached-keys",
    severities: &[Severity::Error],
    page: include_str!("detached_keys.md"),
    check,
};

/// Keys whose value is a list of steps.
const STEPS: [&str; 3] = ["steps", "pre-steps", "post-steps"];

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    for (_, node) in subject.tree.nodes() {
        let Kind::Mapping { entries, .. } = &node.kind else {
            continue;
        };
        for entry in entries {
            let key = subject.tree.scalar(entry.key).unwrap_or_default();
            if STEPS.contains(&key) {
                list(subject, entry.value, "step", findings);
            }
        }
    }
    findings.extend(
        subject
            .detached
            .iter()
            .filter_map(|detached| beside(subject, detached)),
    );
    let root = subject.tree.root();
    for section in ["workflows", "job-groups"] {
        let Some(section) = subject.tree.get(root, section) else {
            continue;
        };
        for workflow in subject.tree.entries(section) {
            if let Some(jobs) = subject.tree.get(workflow.value, "jobs") {
                list(subject, jobs, "workflow entry", findings);
            }
        }
    }
}

/// Keys that the model has in their place.
fn beside(subject: &Subject<'_, '_>, detached: &Detached) -> Option<Finding> {
    let (owner, owner_span) = &detached.owner;
    let (_, first) = detached.keys.first()?;
    let keys = detached.keys.iter().map(|(key, _)| format!("`{key}`"));
    let (keys, stand) = enumerated(&keys.collect::<Vec<_>>());
    let message = format!("{keys} {stand} beside `{owner}`, not under it");
    let finding = Finding::error(RULE.name, first.clone(), message)
        .label(format!("belongs to `{owner}`"))
        .related(owner_span.clone(), "of this")
        .help(detached.help.clone());
    let lines = subject.lines;
    let own = lines.indent_of(first.start);
    let inside = detached
        .inside
        .as_ref()
        .map(|span| lines.indent_of(span.start));
    let deeper = inside.unwrap_or(own + 2).saturating_sub(own).max(1);
    // Of keys that stand twice one is left, wherever it is.
    let places = detached.keys.iter().map(|(_, span)| span.start);
    let is_in_order = owner_span.start < first.start && places.is_sorted();
    // Between braces there is no line to move.
    let is_flow = |span: &Span| lines.of(span.start) == lines.of(owner_span.start);
    let is_block = is_in_order
        && moved::is_first(lines, first.start)
        && !detached.inside.as_ref().is_some_and(is_flow);
    Some(if is_block {
        finding.fix(Fix {
            title: format!("indent {keys} under `{owner}`"),
            safety: Safety::Safe,
            patches: moved::right(lines, &(first.start..detached.end), deeper),
        })
    } else {
        finding
    })
}

fn list(subject: &Subject<'_, '_>, list: NodeId, what: &str, findings: &mut Vec<Finding>) {
    let Kind::Sequence { items, .. } = &subject.tree.node(subject.tree.resolve(list)).kind else {
        return;
    };
    for item in items {
        if let Kind::Mapping { entries, flow } =
            &subject.tree.node(subject.tree.resolve(*item)).kind
        {
            let merged = entries
                .iter()
                .any(|entry| subject.tree.scalar(entry.key) == Some("<<"));
            let is_joined = entries.get(1).is_some_and(|second| {
                let start = subject.tree.node(second.key).span.start;
                let mut all = subject.detached.iter();
                all.any(|detached| {
                    detached
                        .keys
                        .first()
                        .is_some_and(|key| key.1.start == start)
                })
            });
            if entries.len() > 1 && !merged && !is_joined {
                findings.push(finding(subject, entries, *flow, what));
            }
        }
    }
}

fn finding(subject: &Subject<'_, '_>, entries: &[Entry], flow: bool, what: &str) -> Finding {
    let tree = subject.tree;
    let name = |entry: &Entry| tree.scalar(entry.key).unwrap_or_default().to_owned();
    let (first, rest) = (&entries[0], &entries[1..]);
    let keys: Vec<String> = rest
        .iter()
        .map(|entry| format!("`{}`", name(entry)))
        .collect();
    let its = if keys.len() == 1 { "its" } else { "their" };
    let (keys, stand) = enumerated(&keys);
    let step = name(first);
    let span = rest
        .first()
        .map_or(0..0, |entry| tree.node(entry.key).span.clone());
    let message = format!("{keys} {stand} beside `{step}`, not under it");
    let finding = Finding::error(RULE.name, span, message).help(format!(
        "a {what} is a name, or one key with its parameters indented under it"
    ));
    let start = tree.node(first.key).span.clone();
    if entries.iter().any(|entry| name(entry) == "run") && !tree.is_null(first.value) {
        return finding
            .related(start, "of the same step")
            .help("write `run:`, and under it `command:` with the command beside its other keys");
    }
    if !tree.is_null(first.value) {
        return finding
            .related(start, format!("this {what} ends with its value"))
            .help(format!(
                "join {keys} to the value of `{step}`, or begin a {what} of {its} own with `- `"
            ));
    }
    let finding = finding
        .label(format!("belongs to `{step}`"))
        .related(start, format!("this {what} gets no parameters"));
    if flow {
        return finding.help(format!(
            "write `{step}: {{ … }}` with {keys} between its braces"
        ));
    }
    finding.fix(Fix {
        title: format!("indent {keys} under `{step}`"),
        safety: Safety::Safe,
        patches: indent(subject, rest),
    })
}

/// Keys as a person lists them, with the verb that goes with their number.
fn enumerated(keys: &[String]) -> (String, &'static str) {
    match keys {
        [key] => (key.clone(), "stands"),
        [start @ .., last] => (format!("{} and {last}", start.join(", ")), "stand"),
        [] => (String::new(), "stand"),
    }
}

/// Moves the lines of `entries` two columns to the right.
fn indent(subject: &Subject<'_, '_>, entries: &[Entry]) -> Vec<Patch> {
    let (Some(first), Some(last)) = (entries.first(), entries.last()) else {
        return Vec::new();
    };
    let start = subject.tree.full_span(first.key).start;
    let end = subject.tree.node(last.value).span.end;
    moved::right(subject.lines, &(start..end), 2)
}

#[cfg(test)]
mod tests {
    use crate::finding::Safety;
    use crate::lint;

    /// As Postman's documentation prints it.
    const VENDOR: &str = "\
jobs:
  newman-collection-run:
    steps:
      - checkout
      - newman/newman-run:
        collection: a
        environment: b
";

    #[test]
    fn the_vendors_example_is_found_once_and_mended() {
        let findings = lint::told_by("detached-keys", VENDOR);
        assert_eq!(findings.len(), 1);
        assert_eq!(
            findings[0].message,
            "`collection` and `environment` stand beside `newman/newman-run`, not under it"
        );
        assert_eq!(&VENDOR[findings[0].primary.span.clone()], "collection");
        let fixed = lint::fix(VENDOR, Safety::Safe);
        assert!(
            fixed
                .text
                .ends_with("          collection: a\n          environment: b\n")
        );
        assert_eq!(lint::told_by("detached-keys", &fixed.text), []);
    }

    #[test]
    fn a_step_with_a_value_of_its_own_is_told_and_left_to_its_author() {
        let text = "jobs:\n  a:\n    steps:\n      - run: make\n        name: x\n";
        assert_eq!(lint::told_by("detached-keys", text).len(), 1);
        assert_eq!(lint::fix(text, Safety::Unsafe).text, text);
    }

    #[test]
    fn a_workflow_entry_is_looked_at_and_its_block_scalars_move_along() {
        let text = "workflows:\n  w:\n    jobs:\n      - a:\n        x: |\n          y\n\n        # z\n        b: c\n";
        let fixed = lint::fix(text, Safety::Safe);
        assert_eq!(
            fixed.text,
            "workflows:\n  w:\n    jobs:\n      - a:\n          x: |\n            y\n\n          # z\n          b: c\n"
        );
    }

    #[test]
    fn a_merge_key_beside_a_step_is_no_detached_key() {
        let text = "x: &x\n  run: a\njobs:\n  a:\n    steps:\n      - <<: *x\n        when: b\n";
        assert_eq!(lint::told_by("detached-keys", text), []);
    }

    #[test]
    fn keys_of_a_job_beside_its_name_are_told_once_and_mended() {
        for inside in ["", "    docker: [{ image: a:1 }]\n"] {
            let rest = if inside.is_empty() {
                "  docker: [{ image: a:1 }]\n"
            } else {
                ""
            };
            let text = format!(
                "version: 2.1\njobs:\n  build:\n{inside}{rest}  steps:\n    - checkout\n    - run: |\n        a\n"
            );
            let findings = lint::check(&text);
            assert_eq!(findings.len(), 1, "{findings:#?}");
            assert_eq!(findings[0].rule, "detached-keys");
            let fixed = lint::fix(&text, Safety::Safe);
            assert_eq!(fixed.left, [], "{}", fixed.text);
        }
    }
}

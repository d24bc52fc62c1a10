//! `[#/jobs/build] 0 subschemas matched instead of one`: the tree in which the compiler tells how a config
//! differs from its schema. Most of its branches are ways in which nobody meant it: what a job would lack
//! if it were the name of another. The one that comes nearest is told.

mod tree;

pub(super) use tree::is_of_tree;

use super::violation::{Kind, Violation, kind};
use crate::suggest::nearest;
use tree::{Node, parse};

/// The violations of a tree of lines.
pub(super) fn violations(lines: &[&str]) -> Vec<Violation> {
    let roots = parse(lines);
    let all = roots.iter().flat_map(leaves);
    tidy(all.collect())
}

fn leaves(node: &Node<'_>) -> Vec<Violation> {
    if node.children.is_empty() {
        return vec![leaf(node)];
    }
    let branches = node.children.iter().map(leaves);
    if !node.text.contains("subschemas matched instead of") {
        return branches.flatten().collect();
    }
    // Of several that come as near the first is the one that the schema puts first.
    let nearest = branches.rev().max_by_key(|branch| nearness(branch));
    nearest.unwrap_or_default()
}

/// How near a config comes to what a branch describes: whether more than its very form is wrong, and how far
/// into it that is.
fn nearness(branch: &[Violation]) -> (bool, usize) {
    let is_form = |violation: &Violation| match &violation.kind {
        Kind::Type { .. } => true,
        // What tells a job of another kind from the usual one.
        Kind::Required(key) => key == "type",
        _ => false,
    };
    let depth = branch.iter().map(|violation| violation.path.len()).max();
    (!branch.iter().all(is_form), depth.unwrap_or(0))
}

fn leaf(node: &Node<'_>) -> Violation {
    let mut permitted = node.details.iter();
    let is_listed = permitted.any(|line| line.starts_with("Permitted keys"));
    let permitted = permitted
        .map_while(|line| line.strip_prefix("- "))
        .map(str::to_owned);
    Violation {
        path: node.path.clone(),
        kind: kind(node.text),
        permitted: permitted.filter(|_| is_listed).collect(),
    }
}

/// Without what only follows from another one.
fn tidy(mut all: Vec<Violation>) -> Vec<Violation> {
    // A step with keys beside it: that each of them is no step follows.
    let crowded = all
        .iter()
        .filter(|one| matches!(one.kind, Kind::Size { .. }));
    let crowded: Vec<Vec<String>> = crowded.map(|one| one.path.clone()).collect();
    all.retain(|one| {
        let is_inside = crowded.iter().any(|path| one.path.starts_with(path));
        matches!(one.kind, Kind::Size { .. }) || !is_inside
    });
    // A misspelled key is one that is missing, too.
    let required: Vec<(Vec<String>, String)> = all
        .iter()
        .filter_map(|one| match &one.kind {
            Kind::Required(key) => Some((one.path.clone(), key.clone())),
            _ => None,
        })
        .collect();
    let mut found: Vec<(Vec<String>, String)> = Vec::new();
    for one in &mut all {
        if let Kind::Extraneous(key, meant) = &mut one.kind {
            let missing = required.iter().filter(|(path, _)| *path == one.path);
            let missing = missing.map(|(_, key)| key.as_str());
            let permitted = one.permitted.iter().map(String::as_str);
            *meant = nearest(key, missing.chain(permitted)).map(str::to_owned);
            found.extend(meant.iter().map(|key| (one.path.clone(), key.clone())));
        }
    }
    all.retain(|one| match &one.kind {
        Kind::Required(key) => !found.contains(&(one.path.clone(), key.clone())),
        _ => true,
    });
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        let lines: Vec<&str> = text.lines().collect();
        let all = violations(&lines).into_iter();
        all.map(|one| match &one.kind {
            Kind::Extraneous(_, Some(meant)) => format!("{}: {meant}", one.message()),
            _ => one.message(),
        })
        .collect()
    }

    /// `stpes:` in a job, as it was answered in 2026.
    const MISSPELLED: &str = "[#/jobs/build] 0 subschemas matched instead of one
1. [#/jobs/build] only 1 subschema matches out of 2
|   1. [#/jobs/build] 2 schema violations found
|   |   1. [#/jobs/build] extraneous key [stpes] is not permitted
|   |   |   Permitted keys:
|   |   |     - description
|   |   |     - steps
|   |   |     - shell
|   |   2. [#/jobs/build] required key [steps] not found
2. [#/jobs/build] expected type: String, found: Mapping
|   Job may be a string reference to another job
3. [#/jobs/build] required key [type] not found";

    /// Keys beside an entry of a workflow (circleci/aws-ecr, issue 75), shortened.
    const BESIDE: &str = "[#/workflows/push] only 1 subschema matches out of 2
1. [#/workflows/push/jobs/0] 0 subschemas matched instead of one
|   1. [#/workflows/push/jobs/0] 12 schema violations found
|   |   1. [#/workflows/push/jobs/0] maximum size: [1], found: [11]
|   |   |   SCHEMA:
|   |   |     maxProperties: 1
|   |   |   INPUT:
|   |   |     build-and-push-image: null
|   |   2. [#/workflows/push/jobs/0/account-url] expected type: Mapping, found: String
|   |   |   SCHEMA:
|   |   |     type: object
|   2. [#/workflows/push/jobs/0] expected type: String, found: Mapping";

    #[test]
    fn of_what_might_be_meant_the_nearest_is_told() {
        assert_eq!(
            told(MISSPELLED),
            ["`jobs.build` has a key `stpes`, which is not permitted: steps"]
        );
        let lines: Vec<&str> = MISSPELLED.lines().collect();
        let found = violations(&lines);
        assert_eq!(
            found[0].allowed().unwrap(),
            "permitted are `description`, `steps`, `shell`"
        );
        assert_eq!(
            told(BESIDE),
            ["`workflows.push.jobs[0]` has 11 keys, of which 1 is permitted"]
        );
        let turned = "[#/jobs/build] 0 subschemas matched instead of one\n\
             1. [#/jobs/build] expected type: String, found: Mapping\n\
             2. [#/jobs/build/docker/0] required key [image] not found";
        assert_eq!(
            told(turned),
            ["`jobs.build.docker[0]` lacks the key `image`"]
        );
    }

    #[test]
    fn all_violations_of_a_list_are_told() {
        let text = "[#/parameters/tests] 3 schema violations found
1. [#/parameters/tests] required key [default] not found
2. [#/parameters/tests] required key [type] not found
3. [#/parameters/tests] extraneous key [sector] is not permitted
|   Permitted keys:
|     - type
|     - default
|   Passed keys:
|     - sector";
        assert_eq!(
            told(text),
            [
                "`parameters.tests` lacks the key `default`",
                "`parameters.tests` lacks the key `type`",
                "`parameters.tests` has a key `sector`, which is not permitted",
            ]
        );
        let text = "[#] required key [jobs] not found";
        assert_eq!(told(text), ["the config lacks the key `jobs`"]);
        let text = "[#/jobs/a~1b] string [a/b] does not match pattern ^[a-z]*$";
        assert_eq!(
            told(text),
            ["`jobs.a/b`: string `a/b` does not match pattern ^[a-z]*$"]
        );
    }

    #[test]
    fn a_tree_that_is_none_ends_all_the_same() {
        for text in [
            "",
            "|",
            "| | |",
            "[#",
            "[#]",
            "1. [#/a",
            "|1. [#/a] x\n[#/b] y\n|||",
        ] {
            let lines: Vec<&str> = text.lines().collect();
            assert!(violations(&lines).len() < 3, "{text}");
        }
        let deep: Vec<String> = (0..10_000)
            .map(|depth| {
                format!(
                    "{}1. [#/a] 1 schema violations found",
                    "| ".repeat(depth % 500)
                )
            })
            .collect();
        let deep: Vec<&str> = deep.iter().map(String::as_str).collect();
        violations(&deep);
    }
}

//! What a config says, with aliases and merge keys applied.

use crate::names;
use crate::yaml::{Entry, Kind, NodeId, Style, Tree, quote};

/// How deep merge keys are followed: more than any real file nests them, and an end to a loop.
const DEPTH: usize = 16;

/// The value under `key`, also where a merge key (`<<`) brings it in.
pub(super) fn get(tree: &Tree<'_>, mapping: NodeId, key: &str) -> Option<NodeId> {
    search(tree, mapping, key, DEPTH)
}

fn search(tree: &Tree<'_>, mapping: NodeId, key: &str, depth: usize) -> Option<NodeId> {
    if let Some(value) = tree.get(mapping, key) {
        return Some(value);
    }
    let depth = depth.checked_sub(1)?;
    let merged = tree.get(mapping, "<<")?;
    let many = tree.items(merged);
    if many.is_empty() {
        return search(tree, merged, key, depth);
    }
    many.iter().find_map(|one| search(tree, *one, key, depth))
}

/// The `version` of a config.
#[must_use]
pub fn version<'a>(tree: &'a Tree<'_>) -> Option<&'a str> {
    tree.scalar(tree.get(tree.root(), "version")?)
}

/// Under which alias a config can use the orb `postman/newman`: the one it has, or a free one.
#[must_use]
pub fn orb_alias(tree: &Tree<'_>) -> String {
    let Some(orbs) = tree.get(tree.root(), "orbs") else {
        return names::NEWMAN_ORB_ALIAS.to_owned();
    };
    let present = tree.entries(orbs).iter().find(|entry| {
        tree.scalar(entry.value)
            .and_then(|orb| orb.split_once('@'))
            .map(|(name, _)| name)
            == Some(names::NEWMAN_ORB)
    });
    if let Some(alias) = present.and_then(|entry| tree.scalar(entry.key)) {
        return alias.to_owned();
    }
    let is_free = |alias: &str| get(tree, orbs, alias).is_none();
    if is_free(names::NEWMAN_ORB_ALIAS) {
        return names::NEWMAN_ORB_ALIAS.to_owned();
    }
    let mut alias = names::NEWMAN_ORB.replace('/', "-");
    while !is_free(&alias) {
        alias.push_str("-2");
    }
    alias
}

/// The name under which a workflow knows an entry: its `name`, or the job's.
pub(super) fn entry_name<'a>(tree: &'a Tree<'_>, item: NodeId) -> Option<&'a str> {
    if let Some(name) = tree.scalar(item) {
        return Some(name);
    }
    let entry = tree.entries(item).first()?;
    match get(tree, entry.value, "name") {
        Some(name) => tree.scalar(name),
        None => tree.scalar(entry.key),
    }
}

/// Whether two nodes of two trees stand for the same value, however they are written.
pub(super) fn same(left: &Tree<'_>, one: NodeId, right: &Tree<'_>, other: NodeId) -> bool {
    let (one, other) = (left.resolve(one), right.resolve(other));
    match (&left.node(one).kind, &right.node(other).kind) {
        (
            Kind::Scalar { value, style },
            Kind::Scalar {
                value: value_2,
                style: style_2,
            },
        ) => {
            let is_text = |text, style| style != Style::Plain || quote::is_string(text);
            let nulls = (left.is_null(one), right.is_null(other));
            nulls == (true, true)
                || nulls == (false, false)
                    && value == value_2
                    && is_text(value, *style) == is_text(value_2, *style_2)
        }
        (Kind::Sequence { items, .. }, Kind::Sequence { items: items_2, .. }) => {
            let mut pairs = items.iter().zip(items_2);
            items.len() == items_2.len()
                && pairs.all(|(one, other)| same(left, *one, right, *other))
        }
        (
            Kind::Mapping { entries, .. },
            Kind::Mapping {
                entries: entries_2, ..
            },
        ) => {
            let in_left = |entry: &Entry| left.get(one, right.scalar(entry.key)?);
            entries.len() == entries_2.len()
                && entries_2.iter().all(|entry| {
                    in_left(entry).is_some_and(|value| same(left, value, right, entry.value))
                })
        }
        _ => false,
    }
}

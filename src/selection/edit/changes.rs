//! From edits of the selection to changes of its tree.

use super::{Edit, item};
use crate::finding::Finding;
use crate::yaml::edit::{Change, Note, REFUSED, Spot};
use crate::yaml::{Data, Item, Kind, NodeId, Pair, Tree};

/// The keys of the selection in the order in which they are written (`selection::model`).
const ORDER: [&str; 13] = [
    "version",
    "integrations",
    "suites",
    "runner",
    "api-key",
    "layout",
    "template",
    "orb-version",
    "os",
    "job",
    "workflows",
    "parallelism",
    "publish",
];

/// The same of an integration.
const INTEGRATION: [&str; 7] = [
    "nickname",
    "workspace",
    "api",
    "spec",
    "api-version",
    "project",
    "suites",
];

/// The order of the keys of what a path leads to.
fn order(path: &[String]) -> &'static [&'static str] {
    match path {
        [] => &ORDER,
        [list, _] if list == "integrations" => &INTEGRATION,
        _ => &[],
    }
}

/// Where a key stands among those of the selection.
pub(super) fn rank(key: &str) -> Option<usize> {
    ORDER.iter().position(|own| *own == key)
}

/// The changes that the edits come to.
pub(super) fn all(tree: &Tree<'_>, edits: &[Edit]) -> Result<Vec<Change>, Finding> {
    let mut changes = Vec::new();
    for (index, edit) in edits.iter().enumerate() {
        match edit {
            Edit::Append { to, .. } => {
                // All that a list gets is added together, at the first.
                let own =
                    |other: &&Edit| matches!(other, Edit::Append { to: list, .. } if list == to);
                if edits[..index].iter().find(own).is_none() {
                    changes.push(append(tree, to, edits)?);
                }
            }
            Edit::Remove { at } => changes.extend(remove(tree, at, edits)?),
            Edit::Set { at, value } => changes.push(set(tree, at, value)?),
        }
    }
    Ok(changes)
}

fn append(tree: &Tree<'_>, list: &[String], edits: &[Edit]) -> Result<Change, Finding> {
    let items = edits.iter().filter_map(|edit| match edit {
        Edit::Append { to, entry } if to == list => Some(item(entry)),
        _ => None,
    });
    let items = items.collect();
    let Some(node) = find(tree, list) else {
        return create(tree, list, Data::Sequence(items));
    };
    Ok(match &tree.node(node).kind {
        // Brackets are for lists that their author wrote in them.
        Kind::Sequence {
            items: present,
            flow: true,
        } if present.is_empty() => value(node, Data::Sequence(items)),
        // A comment would take the list apart into lines.
        Kind::Sequence {
            items: present,
            flow: true,
        } => Change::AddItems {
            to: node,
            at: present.len(),
            items: items.into_iter().map(uncommented).collect(),
        },
        Kind::Sequence { items: present, .. } => Change::AddItems {
            to: node,
            at: present.len(),
            items,
        },
        _ => Change::AddItems {
            to: node,
            at: 0,
            items,
        },
    })
}

fn uncommented(item: Item) -> Item {
    Item {
        value: plain(item.value),
        comment: None,
    }
}

/// Data without the comments in it.
fn plain(data: Data) -> Data {
    match data {
        Data::Sequence(items) => Data::Sequence(items.into_iter().map(uncommented).collect()),
        Data::Mapping(pairs) => {
            let pairs = pairs.into_iter().map(|pair| Pair {
                value: plain(pair.value),
                comment: None,
                ..pair
            });
            Data::Mapping(pairs.collect())
        }
        other => other,
    }
}

/// The removal of an entry or a key; none where it is made together with the removal of all.
fn remove(tree: &Tree<'_>, at: &[String], edits: &[Edit]) -> Result<Option<Change>, Finding> {
    let (index, list) = at.split_last().ok_or_else(|| lost(tree, at))?;
    let from = find(tree, list).ok_or_else(|| lost(tree, list))?;
    if let Kind::Mapping { .. } = tree.node(from).kind {
        let mut keys = tree.entries(from).iter();
        let index = keys.position(|entry| tree.scalar(entry.key) == Some(index));
        let index = index.ok_or_else(|| lost(tree, at))?;
        return Ok(Some(Change::Remove { from, index }));
    }
    let index: usize = index.parse().map_err(|_| lost(tree, at))?;
    let removed = edits.iter().filter_map(|edit| match edit {
        Edit::Remove { at } => at.split_last().filter(|(_, own)| *own == list),
        _ => None,
    });
    let removed: Vec<_> = removed.collect();
    let is_first = removed
        .first()
        .is_some_and(|(first, _)| **first == index.to_string());
    // With nothing behind it the key would be null, which is no list.
    Ok(match tree.node(from).kind {
        Kind::Sequence {
            ref items,
            flow: false,
        } if items.len() == removed.len() => {
            is_first.then(|| value(from, Data::Sequence(Vec::new())))
        }
        _ => Some(Change::Remove { from, index }),
    })
}

fn set(tree: &Tree<'_>, at: &[String], data: &Data) -> Result<Change, Finding> {
    match find(tree, at) {
        Some(node) => Ok(value(node, data.clone())),
        None => create(tree, at, data.clone()),
    }
}

fn value(node: NodeId, data: Data) -> Change {
    Change::Set {
        node,
        data,
        comment: Note::Keep,
    }
}

/// A key that is not there yet, behind those that stand before it in the order of the selection.
fn create(tree: &Tree<'_>, at: &[String], value: Data) -> Result<Change, Finding> {
    let (key, above) = at.split_last().ok_or_else(|| lost(tree, at))?;
    let to = find(tree, above).ok_or_else(|| lost(tree, above))?;
    let rank = |key: &str| order(above).iter().position(|own| *own == key);
    let mut entries = tree.entries(to).iter();
    let before = entries.rposition(|entry| {
        let other = tree.scalar(entry.key).and_then(rank);
        other.is_some_and(|other| Some(other) < rank(key))
    });
    let spot = before.map_or(Spot::Last, Spot::After);
    Ok(Change::AddEntries {
        to,
        at: spot,
        pairs: vec![Pair {
            key: key.clone(),
            value,
            comment: None,
        }],
    })
}

/// The node that a path leads to, as written.
fn find(tree: &Tree<'_>, path: &[String]) -> Option<NodeId> {
    path.iter()
        .try_fold(tree.root(), |node, step| match &tree.node(node).kind {
            Kind::Sequence { items, .. } => items.get(step.parse::<usize>().ok()?).copied(),
            _ => tree.get(node, step),
        })
}

fn lost(tree: &Tree<'_>, path: &[String]) -> Finding {
    let at = tree.node(tree.root()).span.start;
    let message = format!("`{}` is not written in this file", path.join("."));
    Finding::error(REFUSED, at..at, message)
        .help("write out what `<<` or an alias brings in, and try again")
}

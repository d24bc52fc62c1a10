//! Which request of a newer version is which of the older one: by its id, then by its folder and name,
//! then by what it does. So what was renamed or moved is not told as removed and added.

use std::collections::{BTreeSet, HashMap};

use serde_json::Value;

use super::tree::Node;

/// How much two requests have to have in common to be one that changed, of 100.
const ENOUGH: usize = 60;

/// Beyond so many comparisons nothing is guessed.
const MOST: usize = 40_000;

/// Places in the older list by those in the newer one, and the other way.
#[derive(Debug)]
pub(super) struct Pairs {
    old_of: Vec<Option<usize>>,
    new_of: Vec<Option<usize>>,
}

impl Pairs {
    pub(super) fn new(old: &[Node<'_>], new: &[Node<'_>]) -> Self {
        let mut pairs = Self {
            old_of: vec![None; new.len()],
            new_of: vec![None; old.len()],
        };
        pairs.by_id(old, new);
        // What is in a folder is known by the folder, which has to be known first.
        for is_folder in [true, false] {
            pairs.by_name(old, new, is_folder);
            pairs.by_content(old, new, is_folder);
        }
        pairs
    }

    pub(super) fn old_of(&self, new: usize) -> Option<usize> {
        self.old_of.get(new).copied().flatten()
    }

    pub(super) fn new_of(&self, old: usize) -> Option<usize> {
        self.new_of.get(old).copied().flatten()
    }

    fn pair(&mut self, old: usize, new: usize) {
        if let (Some(of_new), Some(of_old)) = (self.old_of.get_mut(new), self.new_of.get_mut(old)) {
            *of_new = Some(old);
            *of_old = Some(new);
        }
    }

    fn by_id(&mut self, old: &[Node<'_>], new: &[Node<'_>]) {
        let (old, new) = (ids(old), ids(new));
        for (id, at) in new {
            // An id that stands twice tells nothing.
            if let (Some(at), Some(Some(was))) = (at, old.get(&id)) {
                self.pair(*was, at);
            }
        }
    }

    fn by_name(&mut self, old: &[Node<'_>], new: &[Node<'_>], is_folder: bool) {
        for (at, node) in new.iter().enumerate() {
            if node.is_folder != is_folder || self.old_of(at).is_some() {
                continue;
            }
            let parent = node.parent.map(|parent| self.old_of(parent));
            let was = old.iter().enumerate().find(|(was, other)| {
                other.is_folder == is_folder
                    && other.name == node.name
                    && self.new_of(*was).is_none()
                    && other.parent.map(Some) == parent
            });
            if let Some((was, _)) = was {
                self.pair(was, at);
            }
        }
    }

    fn by_content(&mut self, old: &[Node<'_>], new: &[Node<'_>], is_folder: bool) {
        let left = |nodes: &[Node<'_>], is_known: &dyn Fn(usize) -> bool| {
            let all = nodes.iter().enumerate();
            let all = all.filter(|(at, node)| node.is_folder == is_folder && !is_known(*at));
            all.map(|(at, node)| (at, node.name.to_owned(), tokens(node)))
                .collect::<Vec<_>>()
        };
        let before = left(old, &|at| self.new_of(at).is_some());
        let after = left(new, &|at| self.old_of(at).is_some());
        if before.len().saturating_mul(after.len()) > MOST {
            return;
        }
        let mut likely = Vec::new();
        for (was, old_name, old_tokens) in &before {
            for (at, name, tokens) in &after {
                let alike = common(old_tokens, tokens);
                // The same name elsewhere makes up for much.
                let least = if name == old_name { ENOUGH / 2 } else { ENOUGH };
                if alike >= least {
                    likely.push((alike, *was, *at));
                }
            }
        }
        likely.sort_by_key(|(alike, was, at)| (usize::MAX - alike, *was, *at));
        for (_, was, at) in likely {
            if self.new_of(was).is_none() && self.old_of(at).is_none() {
                self.pair(was, at);
            }
        }
    }
}

/// Where each id stands; none for one that stands twice.
fn ids<'v>(nodes: &[Node<'v>]) -> HashMap<(&'v str, bool), Option<usize>> {
    let mut ids = HashMap::new();
    for (at, node) in nodes.iter().enumerate() {
        if let Some(id) = node.id {
            let known = ids.entry((id, node.is_folder));
            known.and_modify(|at| *at = None).or_insert(Some(at));
        }
    }
    ids
}

/// The words of what a request does, or of what a folder holds.
fn tokens(node: &Node<'_>) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for key in ["request", "event", "item"] {
        if let Some(value) = node.value.get(key) {
            add(value, &mut words);
        }
    }
    words
}

fn add(value: &Value, words: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => {
            let parts = text.split(|char: char| !char.is_alphanumeric() && char != '_');
            words.extend(parts.filter(|part| !part.is_empty()).map(str::to_owned));
        }
        Value::Array(items) => items.iter().for_each(|item| add(item, words)),
        Value::Object(map) => map
            .iter()
            .filter(|(key, _)| *key != "id")
            .for_each(|(_, value)| add(value, words)),
        _ => {}
    }
}

/// How much two sets of words have in common, of 100.
fn common(a: &BTreeSet<String>, b: &BTreeSet<String>) -> usize {
    let both = a.intersection(b).count();
    (200 * both).checked_div(a.len() + b.len()).unwrap_or(0)
}

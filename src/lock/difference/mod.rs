//! What differs between two versions of a document, in the words of tests: whoever reviews a pull wants
//! to know which assertions went away, and not in which line of JSON.

mod assertions;
mod auth;
mod body;
mod entries;
mod events;
mod item;
mod order;
mod pair;
mod request;
mod script;
mod tree;
mod words;

use serde_json::Value;

use super::Kind;
use pair::Pairs;
use tree::{Node, nodes};

/// What changed in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The folders and the request: `Checkout › Pay`; empty for the document itself.
    pub place: String,
    /// What changed there, each a few words.
    pub what: Vec<String>,
}

impl Change {
    /// One line: `Checkout › Pay: 2 assertions removed, request body changed`.
    #[must_use]
    pub fn line(&self) -> String {
        let what = self.what.join(", ");
        match self.place.as_str() {
            "" => what,
            place => format!("{place}: {what}"),
        }
    }
}

/// What changed from one canonical document to another, in the order of the newer one, with what was
/// removed at the end. Empty only where they are the same.
#[must_use]
pub fn difference(kind: Kind, before: &Value, after: &Value) -> Vec<Change> {
    let mut changes = match kind {
        Kind::Collection => collection(before, after),
        Kind::Environment => environment(before, after),
    };
    changes.retain(|change| !change.what.is_empty());
    if changes.is_empty() && before != after {
        changes.push(change("", &["details changed".to_owned()]));
    }
    changes
}

fn change(place: &str, what: &[String]) -> Change {
    Change {
        place: words::line(place),
        what: what.iter().map(|one| words::line(one)).collect(),
    }
}

fn environment(before: &Value, after: &Value) -> Vec<Change> {
    let mut what = Vec::new();
    words::renamed(before.get("name"), after.get("name"), &mut what);
    entries::compare(
        &entries::VARIABLES,
        before.get("values"),
        after.get("values"),
        &mut what,
    );
    vec![change("", &what)]
}

fn collection(before: &Value, after: &Value) -> Vec<Change> {
    let (old, new) = (nodes(before), nodes(after));
    let pairs = Pairs::new(&old, &new);
    let mut what = Vec::new();
    let name = |root: &Value| root.pointer("/info/name").cloned();
    words::renamed(name(before).as_ref(), name(after).as_ref(), &mut what);
    item::owned(before, after, &mut what);
    order::compare(None, &pairs, &old, &new, &mut what);
    let mut changes = vec![change("", &what)];
    for (at, node) in new.iter().enumerate() {
        let what = match pairs.old_of(at) {
            Some(was) => item::compare((was, &old), (at, &new), &pairs),
            // What is in a new folder is new with it.
            None if is_inside(node, |parent| pairs.old_of(parent).is_none()) => continue,
            None => vec![format!("{} added", item::described(at, &new))],
        };
        changes.push(change(&node.path, &what));
    }
    for (at, node) in old.iter().enumerate() {
        let is_gone = |at: usize| pairs.new_of(at).is_none();
        if is_gone(at) && !is_inside(node, is_gone) {
            let what = format!("{} removed", item::described(at, &old));
            changes.push(change(&node.path, &[what]));
        }
    }
    changes
}

fn is_inside(node: &Node<'_>, is: impl Fn(usize) -> bool) -> bool {
    node.parent.is_some_and(is)
}

#[cfg(test)]
mod tests;

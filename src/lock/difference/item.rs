//! A folder or a request beside what it was.

use serde_json::Value;

use super::pair::Pairs;
use super::tree::Node;
use super::words::{self, count, quoted};
use super::{auth, entries, events, order, request};

/// What is in a version: the place of a node in its list.
type At<'n, 'v> = (usize, &'n [Node<'v>]);

pub(super) fn compare(old: At<'_, '_>, new: At<'_, '_>, pairs: &Pairs) -> Vec<String> {
    let mut what = Vec::new();
    let (Some(before), Some(after)) = (old.1.get(old.0), new.1.get(new.0)) else {
        return what;
    };
    if before.name != after.name {
        what.push(format!("renamed from {}", quoted(before.name)));
    }
    let parent = after.parent.map(|parent| pairs.old_of(parent));
    if before.parent.map(Some) != parent {
        let from = before.parent.and_then(|parent| old.1.get(parent));
        let from = from.map_or("the collection itself".to_owned(), |one| quoted(&one.path));
        what.push(format!("moved here from {from}"));
    }
    let empty = Value::Null;
    let of = |node: &Node<'_>| node.value.get("request").unwrap_or(&empty).clone();
    // What is tested weighs more than what is sent.
    owned(before.value, after.value, &mut what);
    request::compare(&of(before), &of(after), &mut what);
    if after.is_folder {
        order::compare(Some(new.0), pairs, old.1, new.1, &mut what);
    }
    what
}

/// What a collection, a folder or a request has beside what it sends and holds.
pub(super) fn owned(before: &Value, after: &Value, what: &mut Vec<String>) {
    /// What is compared elsewhere, or is no change of a test.
    const ELSEWHERE: [&str; 9] = [
        "name",
        "id",
        "_postman_id",
        "info",
        "item",
        "request",
        "auth",
        "event",
        "variable",
    ];
    let of = |key: &str| (before.get(key), after.get(key));
    let (old, new) = of("event");
    events::compare(old, new, what);
    let (old, new) = of("auth");
    auth::compare(old, new, what);
    let (old, new) = of("variable");
    entries::compare(&entries::VARIABLES, old, new, what);
    let keys = |value: &Value| {
        let keys = value
            .as_object()
            .into_iter()
            .flat_map(|map| map.keys().cloned());
        keys.collect::<std::collections::BTreeSet<_>>()
    };
    let mut changed = Vec::new();
    for key in &keys(before) | &keys(after) {
        let (old, new) = of(&key);
        if ELSEWHERE.contains(&key.as_str()) || old == new {
            continue;
        }
        if key == "protocolProfileBehavior" {
            let none = Value::Null;
            let (old, new) = (old.unwrap_or(&none), new.unwrap_or(&none));
            let all = &keys(old) | &keys(new);
            changed.extend(all.into_iter().filter(|key| old.get(key) != new.get(key)));
        } else {
            changed.push(key);
        }
    }
    if !changed.is_empty() {
        let noun = if changed.len() == 1 {
            "setting"
        } else {
            "settings"
        };
        let names = words::names(changed.iter().map(String::as_str));
        what.push(format!("{noun} {names} changed"));
    }
}

/// What comes or goes as a whole: `request with 2 assertions`.
pub(super) fn described(at: usize, nodes: &[Node<'_>]) -> String {
    let Some(node) = nodes.get(at) else {
        return String::new();
    };
    let is_in = |other: &Node<'_>| {
        let around = |at: &usize| nodes.get(*at).and_then(|node| node.parent);
        std::iter::successors(other.parent, around).any(|parent| parent == at)
    };
    let (mut requests, mut assertions) = (0, events::assertions(node.value));
    for other in nodes.iter().filter(|other| is_in(other)) {
        requests += usize::from(!other.is_folder);
        assertions += events::assertions(other.value);
    }
    let with = count(assertions, "assertion");
    match (node.is_folder, assertions) {
        (true, _) => format!("folder with {} and {with}", count(requests, "request")),
        (false, 0) => "request without assertions".to_owned(),
        (false, _) => format!("request with {with}"),
    }
}

//! Reports of the same suite, from several machines or several attempts.

use std::collections::{HashMap, HashSet};

use super::identity;
use super::label::label;
use super::merger::Merger;
use super::run::{Run, Runner, Suite};

/// What tells that two reports are about the same suite.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Key {
    /// The name that somebody gave to both.
    Name(String, Kind),
    /// The collection's and the environment's names.
    Collection(String, Option<String>, Kind),
    /// Nothing does.
    Alone(usize),
}

/// Reports of different kinds tell different things, and are about the same run where somebody has
/// both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Kind {
    Json,
    JUnit,
}

/// Joins the reports of each suite, which are told by the name that they were given
/// ([`Suite::rename`]), or by collection and environment.
///
/// Shards are joined always: no request of one ran in another in the same iteration. What did run in
/// several is taken for attempts, in the order in which they began, where `attempts` says so and they are
/// of the same collection, environment and number of iterations: the last one counts, and what it does not
/// have, or skipped, stays as it was in an earlier one. Otherwise such reports stay apart. So do, always, those in which nothing ran: it may have been a shard, or the only attempt at
/// something. In the end all suites have names of their own.
#[must_use]
pub fn join(suites: Vec<Suite>, attempts: bool) -> Run {
    let mut groups: Vec<Vec<Suite>> = Vec::new();
    let mut places: HashMap<Key, usize> = HashMap::new();
    for (at, suite) in suites.into_iter().enumerate() {
        let place = *places.entry(key(&suite, at)).or_insert(groups.len());
        match groups.get_mut(place) {
            Some(group) => group.push(suite),
            None => groups.push(vec![suite]),
        }
    }
    let mut joined = Vec::new();
    for group in groups {
        let (mut ran, others): (Vec<_>, Vec<_>) = group.into_iter().partition(Suite::has_run);
        if attempts && ran.iter().all(|suite| suite.started.is_some()) {
            // Those that do not say when they began stay where they are named.
            ran.sort_by_key(|suite| suite.started);
        }
        if are_shards(&ran) {
            joined.extend(merged(&ran));
        } else if attempts {
            joined.extend(reruns(ran).iter().filter_map(|group| merged(group)));
        } else {
            joined.extend(ran);
        }
        joined.extend(others);
    }
    label(&mut joined);
    Run { suites: joined }
}

/// Those that can be attempts at the same, each with the others: one name does not make them so.
fn reruns(suites: Vec<Suite>) -> Vec<Vec<Suite>> {
    let mut groups: Vec<Vec<Suite>> = Vec::new();
    for suite in suites {
        match groups.iter_mut().find(|group| is_rerun(&group[0], &suite)) {
            Some(group) => group.push(suite),
            None => groups.push(vec![suite]),
        }
    }
    groups
}

/// Whether both ran the same collection with the same environment as many times.
fn is_rerun(one: &Suite, other: &Suite) -> bool {
    let name = |suite: &Suite, id: Option<_>| id.map(|id| suite.text(id).to_owned());
    let (a, b) = (one.source, other.source);
    let is_known = |one: u64, other: u64| one != 0 && other != 0;
    // Newman makes an id anew where the collection has none: what is in it tells then.
    let is_other =
        is_known(a.id, b.id) && a.id != b.id && is_known(a.tree, b.tree) && a.tree != b.tree;
    let is_named = name(one, one.collection) == name(other, other.collection);
    let is_same = is_known(a.id, b.id) && a.id == b.id;
    let cycles = |suite: &Suite| match suite.source.cycles {
        0 => suite.iterations,
        cycles => cycles,
    };
    (is_same || is_named && !is_other)
        && name(one, one.environment) == name(other, other.environment)
        && cycles(one) == cycles(other)
}

fn key(suite: &Suite, at: usize) -> Key {
    let kind = match suite.runner {
        Runner::JUnit | Runner::Other => Kind::JUnit,
        Runner::Newman | Runner::PostmanCli | Runner::Postorb | Runner::Unknown => Kind::Json,
    };
    let text = |id| suite.text(id).to_owned();
    match (suite.given_name(), suite.collection) {
        (Some(name), _) => Key::Name(name.to_owned(), kind),
        (None, Some(collection)) => {
            Key::Collection(text(collection), suite.environment.map(text), kind)
        }
        (None, None) => Key::Alone(at),
    }
}

/// Whether no request ran in two of them in the same iteration.
fn are_shards(suites: &[Suite]) -> bool {
    let mut seen = HashSet::new();
    suites.iter().all(|suite| {
        let requests = identity::requests(suite);
        let executions = suite.executions.iter();
        let own: HashSet<_> = executions
            .map(|one| (requests[one.request as usize].clone(), one.iteration))
            .collect();
        let is_apart = seen.is_disjoint(&own);
        seen.extend(own);
        is_apart
    })
}

fn merged(suites: &[Suite]) -> Option<Suite> {
    let (first, later) = suites.split_first()?;
    if later.is_empty() {
        return Some(first.clone());
    }
    let mut merger = Merger::new(first);
    for suite in later {
        merger.add(suite);
    }
    Some(merger.finish())
}

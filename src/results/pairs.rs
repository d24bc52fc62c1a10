//! Which requests of two reports are the same, and whether that is certain: requests of one folder may
//! have the same name, and one of them may not have run.

use std::collections::{HashMap, HashSet};

use super::identity::{self, RequestKey};
use super::run::Suite;

/// A request beside that of earlier reports.
#[derive(Clone, Copy)]
pub(super) struct Pair {
    /// Its place among all requests.
    pub(super) place: u32,
    /// Whether no earlier report has it.
    pub(super) is_new: bool,
    /// Whether it is certainly the same as in earlier reports.
    pub(super) is_certain: bool,
}

/// The requests of reports that are put together.
#[derive(Default)]
pub(super) struct Pairs {
    places: HashMap<RequestKey, u32>,
    /// Places by ids.
    ids: HashMap<u64, u32>,
    /// How many there are of each path.
    paths: HashMap<Box<str>, u32>,
    /// Places of which the collection told where they are.
    declared: HashSet<u32>,
    count: u32,
}

impl Pairs {
    /// The requests of a later report, by their places in it.
    pub(super) fn of(&mut self, suite: &Suite) -> Vec<Pair> {
        let mut paths: HashMap<Box<str>, u32> = HashMap::new();
        let keys = identity::requests(suite);
        for (path, _) in &keys {
            *paths.entry(path.clone()).or_default() += 1;
        }
        let same_ids = suite
            .requests
            .iter()
            .any(|one| self.ids.contains_key(&one.id));
        let mut taken = HashSet::new();
        let mut pairs = Vec::new();
        for (key, request) in keys.into_iter().zip(&suite.requests) {
            let by_id = match request.twin {
                None => self.ids.get(&request.id).copied(),
                Some(_) => None,
            };
            let known = by_id.or_else(|| self.places.get(&key).copied());
            let known = known.filter(|place| taken.insert(*place));
            let is_declared = request.twin.is_some();
            let is_only = |paths: &HashMap<Box<str>, u32>| paths.get(&key.0) == Some(&1);
            let is_certain = by_id.is_some()
                || is_declared && known.is_some_and(|place| self.declared.contains(&place))
                || is_only(&paths) && is_only(&self.paths) && !(same_ids && !is_declared);
            let place = known.unwrap_or(self.count);
            if known.is_none() {
                taken.insert(place);
                self.count += 1;
                if is_declared {
                    self.declared.insert(place);
                }
            }
            if request.id != 0 {
                self.ids.entry(request.id).or_insert(place);
            }
            pairs.push((
                key,
                Pair {
                    place,
                    is_new: known.is_none(),
                    is_certain,
                },
            ));
        }
        for (key, pair) in &pairs {
            self.places.entry(key.clone()).or_insert(pair.place);
        }
        for (path, count) in paths {
            let most = self.paths.entry(path).or_default();
            *most = count.max(*most);
        }
        pairs.into_iter().map(|(_, pair)| pair).collect()
    }
}

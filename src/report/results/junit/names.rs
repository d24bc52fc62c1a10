//! Names by which a CI system knows a test again: no two tests of a suite have the same.

use std::collections::HashMap;

use super::super::check::{Check, iteration};
use crate::report::xml::attribute;
use crate::results::Suite;

/// The names of a suite's tests.
pub(super) struct Names {
    /// The classes of its requests, escaped.
    classes: Vec<String>,
    /// For each request the first one that has the same class.
    alike: Vec<u32>,
    /// How often a name was given in this iteration, by class.
    given: HashMap<(u32, String), u32>,
    /// The names are of this iteration. Others begin with another number, so that what was given there
    /// need not be known.
    iteration: u32,
}

/// The class that tells of the suite itself.
const SUITE: u32 = u32::MAX;

impl Names {
    pub(super) fn of(suite: &Suite) -> Self {
        let name = suite.text(suite.name);
        let mut first = HashMap::new();
        let (mut classes, mut alike) = (Vec::new(), Vec::new());
        for (place, request) in suite.requests.iter().enumerate() {
            let class = format!("{name}.{}", suite.path(request));
            classes.push(attribute(&class));
            let place = u32::try_from(place).unwrap_or(SUITE);
            alike.push(*first.entry(class).or_insert(place));
        }
        Self {
            classes,
            alike,
            given: HashMap::new(),
            iteration: 0,
        }
    }

    /// The class of a test, escaped.
    pub(super) fn class(&self, check: &Check<'_>) -> &str {
        let class = self.classes.get(check.execution.request as usize);
        class.map_or("", String::as_str)
    }

    /// A name of what is no test of a request.
    pub(super) fn problem(&mut self, name: &str) -> String {
        self.take(SUITE, name.to_owned())
    }

    /// The name of a test.
    pub(super) fn unique(&mut self, check: &Check<'_>) -> String {
        let execution = check.execution;
        if execution.iteration != self.iteration {
            self.given.clear();
            self.iteration = execution.iteration;
        }
        let name = check.name();
        let name = match iteration(check.suite, execution) {
            Some(iteration) => format!("{name} [iteration {iteration}]"),
            None => name.into_owned(),
        };
        let class = self.alike.get(execution.request as usize);
        self.take(class.copied().unwrap_or(SUITE), name)
    }

    /// The name, or the first of `NAME (2)`, `NAME (3)` … that is not given.
    fn take(&mut self, class: u32, name: String) -> String {
        let mut key = (class, name);
        let Some(mut count) = self.given.get(&key).copied() else {
            self.given.insert(key.clone(), 1);
            return key.1;
        };
        loop {
            count += 1;
            let numbered = (class, format!("{} ({count})", key.1));
            if !self.given.contains_key(&numbered) {
                self.given.insert(numbered.clone(), 1);
                self.given.insert(std::mem::take(&mut key), count);
                return numbered.1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_is_given_twice() {
        let mut names = Names {
            classes: Vec::new(),
            alike: Vec::new(),
            given: HashMap::new(),
            iteration: 0,
        };
        let mut take = |class, name: &str| names.take(class, name.to_owned());
        assert_eq!(take(0, "a (2)"), "a (2)");
        assert_eq!(take(0, "a"), "a");
        assert_eq!(take(0, "a"), "a (3)");
        assert_eq!(take(0, "a"), "a (4)");
        assert_eq!(take(0, "a (2)"), "a (2) (2)");
        assert_eq!(take(1, "a"), "a");
    }
}

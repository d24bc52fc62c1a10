//! What changed against an earlier run. Suites are the same by their names, and what is in them as
//! `identity` tells.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use super::checks::{Checks, Part, State};
use super::identity::Check;
use super::run::{Run, Suite};
use super::times::times;

/// A failed assertion, or an error, of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// Place of the suite in [`super::Run::suites`], and of the assertion in its list.
    Assertion(u32, u32),
    /// Place of the suite in [`super::Run::suites`], and of the error in its list.
    Error(u32, u32),
}

/// A run beside an earlier one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// What the earlier run is called: the file that it was read from.
    pub baseline: String,
    /// Failures that the earlier run has not; all others it has too.
    pub new: HashSet<Place>,
    /// What failed in the earlier run, ran again, and holds in every execution. What is gone, or
    /// skipped, is not fixed.
    pub fixed: Vec<Fixed>,
    /// Requests that take at least one and a half times as long, and at least 100 ms longer, in the
    /// mean of their executions that were answered; the slowest first.
    pub slower: Vec<Slower>,
}

/// A test that does not fail any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixed {
    /// The suite's name.
    pub suite: String,
    /// Where the request is: see [`super::Suite::path`].
    pub request: String,
    /// The assertion's name, or what failed.
    pub test: String,
}

/// A request that takes much longer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slower {
    /// The suite's name.
    pub suite: String,
    /// Where the request is: see [`super::Suite::path`].
    pub request: String,
    /// Mean time before, in milliseconds.
    pub before: u64,
    /// Mean time now, in milliseconds.
    pub now: u64,
}

/// A request takes much longer where it takes this many halves of the time before,
const HALVES: u64 = 3;
/// and this many milliseconds more.
const MORE: u64 = 100;

impl Comparison {
    /// Compares a run with an earlier one, which is called `baseline`.
    #[must_use]
    pub fn of(run: &Run, earlier: &Run, baseline: &str) -> Self {
        let mut comparison = Self {
            baseline: baseline.to_owned(),
            ..Self::default()
        };
        let named = |suite: &Suite| suite.text(suite.name).to_owned();
        let mut before: HashMap<String, &Suite> = HashMap::new();
        for suite in &earlier.suites {
            before.entry(named(suite)).or_insert(suite);
        }
        for (place, suite) in (0..).zip(&run.suites) {
            let now = Checks::of(suite);
            let Some(earlier) = before.get(&named(suite)) else {
                comparison.add_new(place, &now, None);
                continue;
            };
            let then = Checks::of(earlier);
            comparison.add_new(place, &now, Some(&then));
            comparison.add_fixed(suite, &now, &then);
            comparison.add_slower(suite, earlier);
        }
        comparison.slower.sort_by_key(|slower| Reverse(slower.now));
        comparison
    }

    fn add_new(&mut self, suite: u32, now: &Checks<'_>, then: Option<&Checks<'_>>) {
        for (test, (state, part)) in &now.states {
            let before = then.and_then(|then| Some(then.states.get(test)?.0));
            if *state == State::Fails && before != Some(State::Fails) {
                self.new.insert(match part {
                    Part::Assertion(place) => Place::Assertion(suite, *place),
                    Part::Error(place) => Place::Error(suite, *place),
                });
            }
        }
    }

    fn add_fixed(&mut self, suite: &Suite, now: &Checks<'_>, then: &Checks<'_>) {
        let failing: HashSet<_> = now
            .states
            .iter()
            .filter(|(_, (state, _))| *state == State::Fails)
            .map(|(test, _)| test.name())
            .collect();
        let mut told = HashSet::new();
        for test in &then.order {
            let Some((State::Fails, _)) = then.states.get(test) else {
                continue;
            };
            let holds = match (now.states.get(test), &test.check) {
                (Some((state, _)), _) => *state == State::Holds,
                // An error that is not there, where the same ran.
                (None, Check::Error(..)) => now.executions.contains(&test.execution()),
                (None, Check::Assertion(..)) => false,
            };
            let name = test.name();
            if holds && !failing.contains(&name) && told.insert(name) {
                let (request, _, name) = test.name();
                self.fixed.push(Fixed {
                    suite: suite.text(suite.name).to_owned(),
                    request: request.to_string(),
                    test: name.to_owned(),
                });
            }
        }
    }

    fn add_slower(&mut self, suite: &Suite, earlier: &Suite) {
        let before: HashMap<_, _> = times(earlier).into_iter().collect();
        for (request, now) in times(suite) {
            let Some(before) = before.get(&request) else {
                continue;
            };
            let (before, now) = (before.mean(), now.mean());
            if now * 2 >= before * HALVES && now >= before + MORE {
                self.slower.push(Slower {
                    suite: suite.text(suite.name).to_owned(),
                    request: request.0.into(),
                    before,
                    now,
                });
            }
        }
    }
}

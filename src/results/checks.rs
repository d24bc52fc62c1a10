//! The assertions and errors of a suite, by what they are the same by in two runs.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::identity::{self, Check, Names, RequestKey};
use super::run::{Outcome, Phase, Suite};

/// How something came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Holds,
    Skipped,
    Fails,
}

/// The place of something in its suite's list.
#[derive(Clone, Copy, Debug)]
pub(super) enum Part {
    Assertion(u32),
    Error(u32),
}

/// An assertion or an error, by what it is the same by in two runs.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct One<'s> {
    request: Rc<RequestKey>,
    iteration: u32,
    round: u32,
    pub(super) check: Check<&'s str>,
}

impl<'s> One<'s> {
    /// What people know it by: in which execution does not matter.
    pub(super) fn name(&self) -> (&str, u32, &'s str) {
        let name = match self.check {
            Check::Assertion(name, _) => name,
            Check::Error(Phase::PreRequest, _) => "pre-request script",
            Check::Error(Phase::Request, _) => "request",
            Check::Error(Phase::Test, _) => "test script",
            Check::Error(Phase::Other, _) => "run",
        };
        (&self.request.0, self.request.1, name)
    }

    pub(super) fn execution(&self) -> (Rc<RequestKey>, u32, u32) {
        (self.request.clone(), self.iteration, self.round)
    }
}

/// The assertions and errors of a suite.
pub(super) struct Checks<'s> {
    pub(super) states: HashMap<One<'s>, (State, Part)>,
    pub(super) order: Vec<One<'s>>,
    pub(super) executions: HashSet<(Rc<RequestKey>, u32, u32)>,
}

impl<'s> Checks<'s> {
    pub(super) fn of(suite: &'s Suite) -> Self {
        let mut checks = Self {
            states: HashMap::new(),
            order: Vec::new(),
            executions: HashSet::new(),
        };
        let requests: Vec<_> = identity::requests(suite).into_iter().map(Rc::new).collect();
        let mut names = Names::new();
        for (execution, round) in suite.executions.iter().zip(identity::rounds(suite)) {
            names.clear();
            let request = &requests[execution.request as usize];
            let iteration = execution.iteration;
            checks
                .executions
                .insert((request.clone(), iteration, round));
            let one = |check| One {
                request: request.clone(),
                iteration,
                round,
                check,
            };
            for (place, assertion) in execution
                .assertions
                .clone()
                .zip(suite.assertions(execution))
            {
                let state = match assertion.outcome {
                    Outcome::Passed | Outcome::Flaky(_) => State::Holds,
                    Outcome::Skipped => State::Skipped,
                    Outcome::Failed(_) => State::Fails,
                };
                let check = names.assertion(suite.text(assertion.name));
                checks.add(one(check), state, Part::Assertion(place));
            }
            for (place, error) in execution.errors.clone().zip(suite.errors(execution)) {
                let state = if error.is_recovered {
                    State::Holds
                } else {
                    State::Fails
                };
                let check = names.error(error.phase);
                checks.add(one(check), state, Part::Error(place));
            }
        }
        checks
    }

    fn add(&mut self, one: One<'s>, state: State, part: Part) {
        self.order.push(one.clone());
        self.states.insert(one, (state, part));
    }
}

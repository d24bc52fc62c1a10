//! What of an earlier attempt outlasts a later one of the same execution: only a pass makes up for a
//! failure, and what was skipped or is not there any more leaves it as it was.

use std::collections::HashMap;

use super::identity::{Check, Names};
use super::merger::Part;
use super::run::{Outcome, Phase, RunError};
use super::texts::TextId;

impl Part {
    /// Keeps of an earlier attempt what it alone can tell; whether this one ran all tests that are in it.
    /// Where it is not `certain` that both are of the same request, all that failed goes on failing.
    pub(super) fn outlast(&mut self, earlier: Self, certain: bool) -> bool {
        let mut names = Names::new();
        let mut now: HashMap<Check<TextId>, usize> = HashMap::new();
        let mut surplus: HashMap<TextId, i64> = HashMap::new();
        for (at, assertion) in self.assertions.iter().enumerate() {
            now.insert(names.assertion(assertion.name), at);
            *surplus.entry(assertion.name).or_default() += 1;
        }
        for (at, error) in self.errors.iter().enumerate() {
            now.insert(names.error(error.phase), at);
        }
        for assertion in &earlier.assertions {
            *surplus.entry(assertion.name).or_default() -= 1;
        }
        names.clear();
        let mut has_all = true;
        for assertion in earlier.assertions {
            let Some(at) = now.get(&names.assertion(assertion.name)) else {
                self.assertions.push(assertion);
                has_all = false;
                continue;
            };
            let outcome = &mut self.assertions[*at].outcome;
            // Which of several tests of one name is missing cannot be known.
            let is_same = certain && surplus.get(&assertion.name) == Some(&0);
            match (*outcome, assertion.outcome) {
                (Outcome::Passed, Outcome::Failed(why) | Outcome::Flaky(why)) if is_same => {
                    *outcome = Outcome::Flaky(why);
                }
                (Outcome::Flaky(_), _) if is_same => {}
                (Outcome::Skipped, Outcome::Flaky(_))
                | (Outcome::Passed | Outcome::Skipped | Outcome::Flaky(_), Outcome::Failed(_)) => {
                    *outcome = assertion.outcome;
                }
                _ => {}
            }
            has_all &= *outcome != Outcome::Skipped || assertion.outcome == Outcome::Skipped;
        }
        for error in earlier.errors {
            if !now.contains_key(&names.error(error.phase)) {
                let is_recovered = error.is_recovered || certain && self.did(error.phase);
                self.errors.push(RunError {
                    is_recovered,
                    ..error
                });
            }
        }
        has_all
    }

    /// Whether it came to this part of the execution. A request that `skipRequest` kept from being sent
    /// has no answer, and its script with the tests did not run.
    fn did(&self, phase: Phase) -> bool {
        match phase {
            Phase::PreRequest | Phase::Other => true,
            Phase::Request | Phase::Test => self.execution.code.is_some() || !self.tells_answers,
        }
    }
}

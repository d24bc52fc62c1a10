//! How long requests take.

use super::identity::{self, RequestKey};
use super::run::{Execution, Phase, Suite};

/// Times of the executions of a request.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Times {
    sum: u64,
    count: u64,
}

impl Times {
    pub(super) fn mean(self) -> u64 {
        (self.sum + self.count / 2) / self.count.max(1)
    }
}

/// The times of each request that was answered, in the order of requests.
pub(super) fn times(suite: &Suite) -> Vec<(RequestKey, Times)> {
    let mut times = vec![Times::default(); suite.requests.len()];
    let is_answered = |execution: &&Execution| {
        let mut errors = suite.errors(execution).iter();
        !errors.any(|error| error.phase == Phase::Request && !error.is_recovered)
    };
    for execution in suite.executions.iter().filter(is_answered) {
        let times = &mut times[execution.request as usize];
        times.sum += u64::from(execution.time);
        times.count += 1;
    }
    let all = identity::requests(suite).into_iter().zip(times);
    all.filter(|(_, times)| times.count > 0).collect()
}

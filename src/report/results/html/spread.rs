//! How the times of all answers are spread.

use super::super::Report;
use crate::results::Execution;

/// An answer is slow that takes at least as long as this share of all,
const SHARE: usize = 95;
/// so many times as long as the one in the middle,
const TIMES: u32 = 2;
/// and so many milliseconds: what is faster, nobody waits for.
const LEAST: u32 = 100;

/// The times of all answers, the shortest first.
pub(super) struct Spread(Vec<u32>);

impl Spread {
    pub(super) fn of(report: &Report<'_>) -> Self {
        let suites = report.run.suites.iter();
        let executions = suites.flat_map(|suite| &suite.executions);
        let answered = executions.filter(|one| is_answered(one));
        let mut times: Vec<u32> = answered.map(|one| one.time).collect();
        times.sort_unstable();
        Self(times)
    }

    pub(super) fn times(&self) -> &[u32] {
        &self.0
    }

    pub(super) fn longest(&self) -> Option<u32> {
        self.0.last().copied()
    }

    /// The time within which so many of hundred answers came, as the nearest rank has it.
    pub(super) fn percentile(&self, percent: usize) -> Option<u32> {
        let rank = (self.0.len() * percent).div_ceil(100);
        self.0.get(rank.saturating_sub(1)).copied()
    }

    /// From which time on an answer is slow.
    pub(super) fn slow(&self) -> u32 {
        let middle = self.percentile(50).unwrap_or(0);
        let most = self.percentile(SHARE).unwrap_or(0);
        middle.saturating_mul(TIMES).max(most).max(LEAST)
    }

    pub(super) fn is_slow(&self, execution: &Execution) -> bool {
        is_answered(execution) && execution.time >= self.slow()
    }
}

/// Whether there is a time that something took. `JUnit` has times and no status.
pub(super) fn is_answered(execution: &Execution) -> bool {
    execution.code.is_some() || execution.time > 0
}

#[cfg(test)]
mod tests {
    use super::Spread;

    #[test]
    fn ranks_are_the_nearest() {
        let spread = Spread((1..=200).collect());
        assert_eq!(spread.percentile(50), Some(100));
        assert_eq!(spread.percentile(95), Some(190));
        assert_eq!(spread.percentile(100), Some(200));
        assert_eq!(spread.slow(), 200);
        let even = [vec![10; 90], vec![300; 10]].concat();
        assert_eq!(Spread(even).slow(), 300);
        assert_eq!(Spread(vec![7]).percentile(95), Some(7));
        assert_eq!(Spread(vec![7]).slow(), 100);
        assert_eq!(Spread(Vec::new()).percentile(50), None);
    }
}

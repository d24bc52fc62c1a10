//! How fast calls are made, so that a service has no reason to refuse them.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::Call;

/// How many calls of some kind a service takes in which time.
#[derive(Debug)]
pub(in crate::service) struct Limit {
    /// Which calls count, by the parts of their path.
    pub(in crate::service) counts: fn(&[String]) -> bool,
    /// How many.
    pub(in crate::service) calls: usize,
    /// In which time.
    pub(in crate::service) within: Duration,
}

/// The calls that were made.
#[derive(Debug)]
pub(super) struct Pace {
    limits: &'static [Limit],
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// When calls of each limit start, the latest last; some of them are still waited for.
    starts: Vec<VecDeque<Instant>>,
    /// No call starts before it.
    pause: Option<Instant>,
}

impl Pace {
    pub(super) fn new(limits: &'static [Limit]) -> Self {
        let starts = limits.iter().map(|_| VecDeque::new()).collect();
        Self {
            limits,
            state: Mutex::new(State {
                starts,
                pause: None,
            }),
        }
    }

    /// Takes the next place for a call: how long it has to wait for it. None, and no place, where that is
    /// longer than `left`.
    pub(super) fn take(&self, call: &Call, now: Instant, left: Duration) -> Option<Duration> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let mut start = state.pause.map_or(now, |pause| pause.max(now));
        let applies = |limit: &Limit| (limit.counts)(&call.path);
        for (limit, starts) in self.limits.iter().zip(&state.starts) {
            let nth = starts.len().checked_sub(limit.calls);
            if applies(limit)
                && let Some(earlier) = nth.and_then(|nth| starts.get(nth))
            {
                start = start.max(*earlier + limit.within);
            }
        }
        let wait = start.duration_since(now);
        if wait >= left {
            return None;
        }
        for (limit, starts) in self.limits.iter().zip(&mut state.starts) {
            if applies(limit) {
                starts.push_back(start);
                if starts.len() > limit.calls {
                    starts.pop_front();
                }
            }
        }
        Some(wait)
    }

    /// Lets no call start before `until`.
    pub(super) fn pause(&self, until: Instant) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.pause = Some(state.pause.map_or(until, |pause| pause.max(until)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: Duration = Duration::from_hours(1);
    static LIMITS: [Limit; 2] = [
        Limit {
            counts: |_| true,
            calls: 5,
            within: Duration::from_mins(1),
        },
        Limit {
            counts: |path| path == ["few"],
            calls: 2,
            within: Duration::from_secs(10),
        },
    ];

    fn seconds(pace: &Pace, path: &str, now: Instant) -> u64 {
        let call = Call::get("look", &[path]);
        pace.take(&call, now, LONG).unwrap().as_secs()
    }

    #[test]
    fn calls_wait_until_their_limit_has_a_place() {
        let pace = Pace::new(&LIMITS);
        let now = Instant::now();
        let waits: Vec<_> = (0..4).map(|_| seconds(&pace, "few", now)).collect();
        assert_eq!(waits, [0, 0, 10, 10]);
        // The fifth of all, and then one that has to wait for the first to be a minute old.
        assert_eq!(seconds(&pace, "other", now), 0);
        assert_eq!(seconds(&pace, "other", now), 60);
        let later = now + Duration::from_secs(61);
        assert_eq!(seconds(&pace, "other", later), 0);
    }

    #[test]
    fn who_cannot_wait_takes_no_place() {
        let pace = Pace::new(&LIMITS);
        let now = Instant::now();
        let call = Call::get("look", &["few"]);
        for _ in 0..2 {
            pace.take(&call, now, LONG).unwrap();
        }
        let soon = Duration::from_secs(10);
        assert_eq!(pace.take(&call, now, soon), None);
        assert_eq!(pace.take(&call, now + soon, soon), Some(Duration::ZERO));
    }

    #[test]
    fn a_pause_holds_for_every_call() {
        let pace = Pace::new(&LIMITS);
        let now = Instant::now();
        pace.pause(now + Duration::from_secs(3));
        pace.pause(now + Duration::from_secs(2));
        assert_eq!(seconds(&pace, "other", now), 3);
    }
}

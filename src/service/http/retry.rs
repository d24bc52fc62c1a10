//! When a call is made again, and after how long: one policy for every service.
//!
//! Only calls that can be made twice come here. A service that says how long to wait is believed;
//! otherwise the wait is random between nothing and a bound that doubles ("full jitter": Brooker,
//! "Exponential Backoff and Jitter"), so that many callers do not come back at once.

use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::time::Duration;

use super::Answer;

/// How often a call is made at most.
pub(super) const ATTEMPTS: u32 = 5;

const FIRST: Duration = Duration::from_millis(500);
const LONGEST: Duration = Duration::from_secs(8);

/// Whether an answer is one that may be another the next time.
pub(super) const fn is_passing(status: u16) -> bool {
    matches!(status, 429 | 502 | 503 | 504)
}

/// How long to wait before an attempt, the first again being number 1, after an answer or none.
pub(super) fn wait(attempt: u32, answer: Option<&Answer>) -> Duration {
    let said = answer.and_then(|answer| match answer.status {
        // GitHub says 403 of one call too many (docs, "Rate limits for the REST API").
        429 | 403 => answer.hints.pause(),
        _ => answer.hints.wait,
    });
    let bound = (FIRST * 2_u32.saturating_pow(attempt.saturating_sub(1))).min(LONGEST);
    match said {
        // Those who were told the same are spread out, too.
        Some(said) => said.saturating_add(FIRST.mul_f64(random() / 2.0)),
        None => bound.mul_f64(random()),
    }
}

/// A number from 0 to 1. The keys of the standard library's maps are random, and that is enough here.
fn random() -> f64 {
    let bits = RandomState::new().build_hasher().finish() >> 40;
    #[expect(clippy::cast_precision_loss, reason = "24 bits fit")]
    let number = bits as f64;
    number / f64::from(1 << 24)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::service::http::hints::Hints;

    fn answer(status: u16, hints: Hints) -> Answer {
        Answer {
            status,
            hints,
            media_type: String::new(),
            location: None,
            body: Vec::new(),
        }
    }

    #[test]
    fn what_passes_is_tried_again_and_nothing_else() {
        for status in [429, 502, 503, 504] {
            assert!(is_passing(status));
        }
        for status in [200, 301, 400, 401, 403, 404, 409, 500, 501] {
            assert!(!is_passing(status), "{status}");
        }
    }

    #[test]
    fn waits_grow_and_are_bounded_and_differ() {
        let mut seen = Vec::new();
        for attempt in 1..40 {
            let wait = wait(attempt, None);
            let bound = FIRST * 2_u32.saturating_pow(attempt - 1).min(16);
            assert!(wait <= bound, "{attempt}: {wait:?}");
            seen.push(wait);
        }
        seen.sort();
        seen.dedup();
        assert!(seen.len() > 30);
    }

    #[test]
    fn a_service_that_says_how_long_is_believed() {
        let seconds = Duration::from_secs;
        let reset = Hints {
            reset: Some(seconds(40)),
            ..Hints::default()
        };
        let said = wait(1, Some(&answer(429, reset)));
        assert!((seconds(40)..seconds(41)).contains(&said), "{said:?}");
        // When calls count anew says nothing about a service that is down.
        assert!(wait(1, Some(&answer(503, reset))) <= FIRST);
        let after = Hints {
            wait: Some(seconds(300)),
            ..Hints::default()
        };
        assert!(wait(1, Some(&answer(503, after))) >= seconds(300));
    }
}

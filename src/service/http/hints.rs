//! What the headers of an answer say about further calls: `Retry-After` (RFC 9110), `RateLimit` in the
//! forms that services have used (draft-ietf-httpapi-ratelimit-headers), and what came before it.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::when;

/// Where the number of calls that are left is told. Where several tell, the lowest is enforced (CircleCI
/// documentation, "API developer's guide").
const LEFT: [&str; 6] = [
    "ratelimit-remaining",
    "x-ratelimit-remaining",
    "x-ratelimit-remaining-second",
    "x-ratelimit-remaining-minute",
    "x-ratelimit-remaining-hour",
    "x-ratelimit-remaining-day",
];

/// When the next call makes sense.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Hints {
    /// How long to wait, as the answer says itself.
    pub(super) wait: Option<Duration>,
    /// How long it takes until calls count from zero.
    pub(super) reset: Option<Duration>,
    /// Whether no call is left until then.
    pub(super) is_last: bool,
}

impl Hints {
    /// Those of the headers that `get` finds by their names in lower case.
    pub(super) fn of<'h>(get: impl Fn(&str) -> Option<&'h str>, now: SystemTime) -> Self {
        let listed = get("ratelimit").map(List);
        let listed = |name| listed.as_ref().and_then(|list| list.get(name));
        let number = |name| get(name).and_then(number);
        let reset = listed("reset")
            .or(listed("t"))
            .or(number("ratelimit-reset"))
            .or(number("x-ratelimit-reset"));
        let listed = listed("remaining").or(listed("r"));
        let left = LEFT.iter().filter_map(|name| number(name)).chain(listed);
        Self {
            wait: get("retry-after")
                .and_then(|text| after(text, now))
                .or(number("x-ratelimit-retryafter").map(Duration::from_secs)),
            reset: reset.map(|reset| until(reset, now)),
            is_last: left.min() == Some(0),
        }
    }

    /// How long to wait where a call was one too many.
    pub(super) fn pause(self) -> Option<Duration> {
        self.wait.or(self.reset)
    }
}

/// A whole number of seconds; services have sent `12.5` too.
fn number(text: &str) -> Option<u64> {
    let whole = text.trim().split('.').next()?;
    whole.parse().ok()
}

fn after(text: &str, now: SystemTime) -> Option<Duration> {
    if let Some(seconds) = number(text) {
        return Some(Duration::from_secs(seconds));
    }
    let time = when::read(text.trim())?;
    Some(time.duration_since(now).unwrap_or_default())
}

/// A reset, which is a time of the clock or a number of seconds: no service makes anybody wait until 2001.
fn until(reset: u64, now: SystemTime) -> Duration {
    const CLOCK: u64 = 1_000_000_000;
    if reset < CLOCK {
        return Duration::from_secs(reset);
    }
    let now = now.duration_since(UNIX_EPOCH).unwrap_or_default();
    Duration::from_secs(reset).saturating_sub(now)
}

/// `limit=300, remaining=2, reset=9`, or `"default";r=2;t=9`.
struct List<'h>(&'h str);

impl List<'_> {
    fn get(&self, name: &str) -> Option<u64> {
        let mut items = self.0.split([',', ';']);
        items.find_map(|item| {
            let (key, value) = item.trim().split_once('=')?;
            (key == name).then(|| number(value)).flatten()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hints(headers: &[(&str, &'static str)]) -> Hints {
        let get = |name: &str| {
            let found = headers.iter().find(|(key, _)| *key == name);
            found.map(|(_, value)| *value)
        };
        Hints::of(get, UNIX_EPOCH + Duration::from_secs(1_795_428_001))
    }

    #[test]
    fn the_service_says_how_long_to_wait() {
        for (name, value, seconds) in [
            ("retry-after", "7", 7),
            ("retry-after", "0", 0),
            ("retry-after", "Mon, 23 Nov 2026 10:00:31 GMT", 30),
            ("retry-after", "Mon, 23 Nov 2026 09:00:00 GMT", 0),
            ("x-ratelimit-retryafter", "12.5", 12),
            ("ratelimit", "limit=300, remaining=0, reset=9", 9),
            ("ratelimit", "\"default\";r=0;t=8", 8),
            ("ratelimit-reset", "5", 5),
            ("x-ratelimit-reset", "1795428046", 45),
            ("x-ratelimit-reset", "1795427000", 0),
        ] {
            let pause = hints(&[(name, value)]).pause();
            assert_eq!(pause, Some(Duration::from_secs(seconds)), "{name}: {value}");
        }
        for (name, value) in [
            ("retry-after", "soon"),
            ("retry-after", "-1"),
            ("ratelimit", "x"),
        ] {
            assert_eq!(hints(&[(name, value)]), Hints::default(), "{name}: {value}");
        }
    }

    #[test]
    fn what_is_said_outright_weighs_more_than_when_calls_count_anew() {
        let both = hints(&[("retry-after", "2"), ("x-ratelimit-reset", "50")]);
        assert_eq!(both.pause(), Some(Duration::from_secs(2)));
    }

    #[test]
    fn the_last_call_is_known_as_one() {
        assert!(hints(&[("ratelimit", "limit=300, remaining=0, reset=9")]).is_last);
        assert!(hints(&[("x-ratelimit-remaining", "0")]).is_last);
        assert!(!hints(&[("x-ratelimit-remaining", "1")]).is_last);
        let families = [
            ("ratelimit-remaining", "7"),
            ("x-ratelimit-remaining-day", "0"),
        ];
        assert!(hints(&families).is_last);
        assert!(!hints(&families[..1]).is_last);
        assert!(!hints(&[]).is_last);
    }
}

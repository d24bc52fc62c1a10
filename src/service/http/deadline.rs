//! How long all the calls of a command may take together.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::duration::Length;
use crate::{Env, Exit, Failure, names};

/// What was asked of the network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    /// How long all the calls of a command may take together.
    pub timeout: Duration,
    /// The flag or the variable that gives them more.
    pub name: &'static str,
}

impl Default for Network {
    fn default() -> Self {
        Self {
            timeout: Duration::from_mins(2),
            name: names::TIMEOUT,
        }
    }
}

impl Network {
    /// The time that a flag names, or else the environment, or else two minutes.
    ///
    /// # Errors
    /// Usage, where it is no time.
    pub fn new(flag: Option<&str>, env: &Env) -> Result<Self, Failure> {
        let variable = env.get(names::TIMEOUT);
        let given = flag
            .map(|text| ("--timeout", text))
            .or(variable.map(|text| (names::TIMEOUT, text)));
        match given {
            None => Ok(Self::default()),
            Some((name, text)) => match read(text) {
                Some(timeout) => Ok(Self { timeout, name }),
                None => Err(unreadable(name, text)),
            },
        }
    }
}

fn unreadable(name: &str, text: &str) -> Failure {
    let message = format!("{name} has to be a time from 1ms to 24h, and is `{text}`");
    Failure::new(Exit::Usage, message).help("write it like 500ms, 90s, 10m or 1h")
}

/// A number alone is seconds.
fn read(text: &str) -> Option<Duration> {
    const SHORTEST: Duration = Duration::from_millis(1);
    const LONGEST: Duration = Duration::from_hours(24);
    let milliseconds = Length::of(text)?.milliseconds(1_000)?;
    let time = Duration::from_millis(milliseconds);
    (SHORTEST..=LONGEST).contains(&time).then_some(time)
}

/// The end of that time, which begins with the first call.
#[derive(Debug)]
pub(super) struct Deadline {
    pub(super) limit: Duration,
    /// The flag or the variable that gives more.
    pub(super) name: &'static str,
    start: Mutex<Option<Instant>>,
}

impl Deadline {
    pub(super) const fn new(network: Network) -> Self {
        Self {
            limit: network.timeout,
            name: network.name,
            start: Mutex::new(None),
        }
    }

    /// What is left; none where it is over.
    pub(super) fn left(&self) -> Option<Duration> {
        let now = Instant::now();
        let mut start = self.start.lock().unwrap_or_else(PoisonError::into_inner);
        let gone = now.duration_since(*start.get_or_insert(now));
        self.limit.checked_sub(gone).filter(|left| !left.is_zero())
    }

    /// How long one attempt may take: half, so that one that hangs leaves time for another.
    pub(super) fn share(&self) -> Option<Duration> {
        let left = self.left()?;
        Some(left.min((self.limit / 2).max(Duration::from_millis(1))))
    }

    /// Begins anew: what people took to answer a question is not the network's time.
    pub(super) fn restart(&self) {
        *self.start.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn network(flag: Option<&str>, variable: &str) -> Result<Duration, Failure> {
        let env = Env::new([("POSTORB_TIMEOUT".into(), variable.into())]);
        Network::new(flag, &env).map(|network| network.timeout)
    }

    #[test]
    fn a_flag_weighs_more_than_the_environment_and_both_more_than_nothing() {
        let seconds = |count| Ok(Duration::from_secs(count));
        assert_eq!(network(Some("3s"), "9s"), seconds(3));
        assert_eq!(network(None, "9s"), seconds(9));
        assert_eq!(network(None, ""), seconds(120));
    }

    #[test]
    fn a_time_has_a_unit_and_bounds() {
        for (text, milliseconds) in [
            ("1ms", 1),
            ("90s", 90_000),
            ("2", 2_000),
            ("24h", 86_400_000),
        ] {
            assert_eq!(
                read(text),
                Some(Duration::from_millis(milliseconds)),
                "{text}"
            );
        }
        for text in [
            "",
            "s",
            "0s",
            "25h",
            "1d",
            "-1s",
            "+1s",
            "1.5s",
            "1 s",
            "99999999999999999h",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        let failure = network(None, "soon").unwrap_err();
        assert_eq!(failure.exit, Exit::Usage);
        assert!(failure.message.starts_with("POSTORB_TIMEOUT has to be"));
    }

    #[test]
    fn the_time_begins_with_the_first_look_and_can_begin_anew() {
        let deadline = Deadline::new(Network {
            timeout: Duration::from_millis(40),
            ..Network::default()
        });
        assert!(deadline.left().is_some());
        assert!(deadline.share() <= Some(Duration::from_millis(20)));
        std::thread::sleep(Duration::from_millis(60));
        assert_eq!(deadline.left(), None);
        deadline.restart();
        assert!(deadline.left().is_some());
    }
}

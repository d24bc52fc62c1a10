//! Times of builds in words. A second is the least that anybody asks for.

use std::time::{Duration, UNIX_EPOCH};

use crate::selection::Date;

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;
/// After so long the day itself says more.
const LONG_AGO: u64 = 30 * DAY;
/// The end of the year 9999: behind it there are no dates.
const LAST: u64 = 253_402_300_799;

/// How long something took: `45 s`, `3 min 5 s`, `1 h 2 min`.
pub(super) fn took(milliseconds: u64) -> String {
    let seconds = milliseconds / 1000;
    match seconds {
        0..MINUTE => format!("{seconds} s"),
        MINUTE..HOUR => format!("{} min {} s", seconds / MINUTE, seconds % MINUTE),
        _ => format!("{} h {} min", seconds / HOUR, seconds % HOUR / MINUTE),
    }
}

/// How long ago that was: `12 min ago`, and for what was long ago the day. Clocks differ: what is still to
/// come is now.
pub(super) fn ago(then: u64, now: u64) -> String {
    let seconds = now.saturating_sub(then) / 1000;
    match seconds {
        0..5 => "just now".to_owned(),
        5..MINUTE => format!("{seconds} s ago"),
        MINUTE..HOUR => format!("{} min ago", seconds / MINUTE),
        HOUR..DAY => format!("{} h ago", seconds / HOUR),
        DAY..LONG_AGO => format!("{} d ago", seconds / DAY),
        _ => date(then),
    }
}

/// The minute in Greenwich: `2026-11-23 18:13`.
pub(super) fn minute(milliseconds: u64) -> String {
    let seconds = (milliseconds / 1000).min(LAST) % DAY;
    let date = date(milliseconds);
    format!(
        "{date} {:02}:{:02}",
        seconds / HOUR,
        seconds % HOUR / MINUTE
    )
}

/// The second in Greenwich as ISO 8601 has it.
pub(super) fn instant(milliseconds: u64) -> String {
    let minute = minute(milliseconds).replace(' ', "T");
    let seconds = (milliseconds / 1000).min(LAST) % MINUTE;
    format!("{minute}:{seconds:02}.{:03}Z", milliseconds % 1000)
}

fn date(milliseconds: u64) -> String {
    let seconds = (milliseconds / 1000).min(LAST);
    Date::at(UNIX_EPOCH + Duration::from_secs(seconds)).to_string()
}

/// `1 test`, `2 tests`.
pub(super) fn plural(count: u64, word: &str) -> String {
    let end = if count == 1 { "" } else { "s" };
    format!("{count} {word}{end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_as_people_tell_them() {
        for (milliseconds, text) in [
            (0, "0 s"),
            (59_999, "59 s"),
            (185_000, "3 min 5 s"),
            (3_725_000, "1 h 2 min"),
        ] {
            assert_eq!(took(milliseconds), text);
        }
        let then = 1_795_457_586_287;
        for (seconds, text) in [
            (0, "just now"),
            (42, "42 s ago"),
            (779, "12 min ago"),
            (7_300, "2 h ago"),
            (90_000, "1 d ago"),
            (3_000_000, "2026-11-23"),
        ] {
            assert_eq!(ago(then, then + seconds * 1000), text);
        }
        assert_eq!(ago(then, 0), "just now");
        assert_eq!(minute(then), "2026-11-23 18:13");
        assert_eq!(instant(then), "2026-11-23T18:13:06.287Z");
        assert!(instant(u64::MAX).starts_with("9999-12-31T"));
    }
}

//! Times, as people and as machines read them.

use std::time::{Duration, UNIX_EPOCH};

use crate::selection::Date;

/// Milliseconds as seconds: `0.012`.
pub(super) fn seconds(milliseconds: u64) -> String {
    format!("{}.{:03}", milliseconds / 1000, milliseconds % 1000)
}

/// Milliseconds for people: `12 ms`, `1.23 s`, `2 min 5 s`, `1 h 2 min`.
pub(super) fn human(milliseconds: u64) -> String {
    let seconds = milliseconds / 1000;
    match seconds {
        0 => format!("{milliseconds} ms"),
        1..60 => format!("{seconds}.{:02} s", milliseconds % 1000 / 10),
        60..3600 => format!("{} min {} s", seconds / 60, seconds % 60),
        _ => format!("{} h {} min", seconds / 3600, seconds % 3600 / 60),
    }
}

/// Milliseconds since 1970 as ISO 8601 has it: `2026-11-23T18:13:06.287Z`.
pub(super) fn instant(milliseconds: u64) -> String {
    let date = Date::at(UNIX_EPOCH + Duration::from_millis(milliseconds.min(LAST)));
    let day = milliseconds % 86_400_000;
    let (hour, minute) = (day / 3_600_000, day / 60_000 % 60);
    format!(
        "{date}T{hour:02}:{minute:02}:{:02}.{:03}Z",
        day / 1000 % 60,
        day % 1000
    )
}

/// The end of the year 9999: a report can claim any time, and those behind it have no form.
const LAST: u64 = 253_402_300_799_999;

#[cfg(test)]
mod tests {
    use super::{human, instant, seconds};

    #[test]
    fn times_have_the_forms_that_readers_know() {
        assert_eq!(seconds(0), "0.000");
        assert_eq!(seconds(61_007), "61.007");
        for (milliseconds, text) in [
            (0, "0 ms"),
            (999, "999 ms"),
            (1_239, "1.23 s"),
            (125_999, "2 min 5 s"),
            (3_725_000, "1 h 2 min"),
        ] {
            assert_eq!(human(milliseconds), text);
        }
        assert_eq!(instant(1_795_457_586_287), "2026-11-23T18:13:06.287Z");
        assert!(instant(u64::MAX).starts_with("9999-12-31T"));
    }
}

//! Dates as HTTP writes them (RFC 9110, 5.6.7), in the one form that is still sent.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// The time of `Sun, 06 Nov 1994 08:49:37 GMT`; none for another form.
pub(super) fn read(text: &str) -> Option<SystemTime> {
    let (_, rest) = text.split_once(", ")?;
    let parts: Vec<&str> = rest.split(' ').collect();
    let [day, month, year, time, "GMT"] = parts.as_slice() else {
        return None;
    };
    let month = MONTHS.iter().position(|name| name == month)?;
    let days = days(year.parse().ok()?, month as u64 + 1, day.parse().ok()?)?;
    let clock: Vec<u64> = time
        .split(':')
        .filter_map(|part| part.parse().ok())
        .collect();
    let [hours @ 0..=23, minutes @ 0..=59, seconds @ 0..=60] = clock.as_slice() else {
        return None;
    };
    let seconds = days * 86_400 + hours * 3_600 + minutes * 60 + seconds;
    UNIX_EPOCH.checked_add(Duration::from_secs(seconds))
}

/// The time of day in Greenwich after `wait`, as people write it; none where that is another day for most.
pub(super) fn clock(now: SystemTime, wait: Duration) -> Option<String> {
    const DAY: u64 = 86_400;
    if wait.as_secs() >= DAY {
        return None;
    }
    let then = now.checked_add(wait)?.duration_since(UNIX_EPOCH).ok()?;
    // Rounded up: a minute too late is better than one call too many.
    let minutes = then.as_secs().div_ceil(60) % (DAY / 60);
    Some(format!("{:02}:{:02} UTC", minutes / 60, minutes % 60))
}

/// Days since 1970 (Howard Hinnant, `days_from_civil`).
fn days(year: u64, month: u64, day: u64) -> Option<u64> {
    if !(1970..=9999).contains(&year) || !(1..=31).contains(&day) {
        return None;
    }
    let year = if month > 2 { year } else { year - 1 };
    let (era, of_era) = (year / 400, year % 400);
    let shifted = if month > 2 { month - 3 } else { month + 9 };
    let of_year = (153 * shifted + 2) / 5 + day - 1;
    let of_era = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    Some(era * 146_097 + of_era - 719_468)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_ends_at_a_time_of_the_clock() {
        let now = read("Sun, 06 Nov 1994 23:49:37 GMT").unwrap();
        let clock = |seconds| clock(now, Duration::from_secs(seconds));
        assert_eq!(clock(1).unwrap(), "23:50 UTC");
        assert_eq!(clock(84).unwrap(), "23:52 UTC");
        assert_eq!(clock(600).unwrap(), "00:00 UTC");
        assert_eq!(clock(86_400), None);
    }

    #[test]
    fn dates_of_http_are_read_and_others_are_not() {
        for (text, seconds) in [
            ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777),
            ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
            ("Thu, 29 Feb 2024 23:59:59 GMT", 1_709_251_199),
            ("Mon, 23 Nov 2026 10:00:00 GMT", 1_795_428_000),
        ] {
            let expected = UNIX_EPOCH + Duration::from_secs(seconds);
            assert_eq!(read(text), Some(expected), "{text}");
        }
        for text in [
            "",
            "soon",
            "Sunday, 06-Nov-94 08:49:37 GMT",
            "Sun, 06 Nov 1994 08:49:37 CET",
            "Sun, 06 Foo 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 24:49:37 GMT",
            "Sun, 06 Nov 1994 08:49 GMT",
            "Sun, 00 Nov 1994 08:49:37 GMT",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}

//! A day of the calendar.

use std::fmt;
use std::time::{SystemTime, UNIX_EPOCH};

use serde::Deserialize;

/// A day of the Gregorian calendar, written `2026-12-31`.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(try_from = "String")]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// The last day that can be written, counted from 1970: the end of the year 9999.
const LAST: u64 = 2_932_896;

impl Date {
    /// Reads `2026-12-31`; none for any other form, and for a day that no month has.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-').map(|part| {
            let is_digits = part.bytes().all(|byte| byte.is_ascii_digit());
            is_digits.then_some(part)
        });
        let mut part = |length| {
            parts
                .next()
                .flatten()
                .filter(|part| part.len() == length)
                .and_then(|part| part.parse().ok())
        };
        let (year, month, day): (u16, u16, u16) = (part(4)?, part(2)?, part(2)?);
        let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
        let is_day = parts.next().is_none() && (1..=days(year, month)?).contains(&day);
        is_day.then_some(Self { year, month, day })
    }

    /// The day in Greenwich at that time.
    #[must_use]
    pub fn at(time: SystemTime) -> Self {
        let age = time.duration_since(UNIX_EPOCH).unwrap_or_default();
        let mut left = (age.as_secs() / 86_400).min(LAST);
        let mut date = Self {
            year: 1970,
            month: 1,
            day: 1,
        };
        while let Some(length) = days(date.year, date.month).map(u64::from)
            && left >= length
        {
            left -= length;
            date.month += 1;
            if date.month > 12 {
                date.year += 1;
                date.month = 1;
            }
        }
        // Less than a month is left.
        date.day += u8::try_from(left).unwrap_or(0);
        date
    }
}

/// How many days a month has; none where there is no such month.
fn days(year: u16, month: u8) -> Option<u8> {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 => Some(if is_leap { 29 } else { 28 }),
        4 | 6 | 9 | 11 => Some(30),
        1..=12 => Some(31),
        _ => None,
    }
}

impl TryFrom<String> for Date {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("no day of the calendar")
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use super::Date;

    #[test]
    fn only_days_of_the_calendar_are_read() {
        for text in ["2026-12-31", "2028-02-29", "2000-02-29", "0001-01-01"] {
            assert_eq!(Date::parse(text).unwrap().to_string(), text);
        }
        for text in [
            "2026-02-29",
            "1900-02-29",
            "2026-04-31",
            "2026-13-01",
            "2026-00-01",
            "2026-01-00",
            "2026-1-1",
            "26-01-01",
            "2026-01-01-",
            "2026-01",
            "+026-01-01",
            "2026/01/01",
            "",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
        assert!(Date::parse("2026-02-01") > Date::parse("2026-01-31"));
    }

    #[test]
    fn seconds_become_days() {
        for (seconds, day) in [
            (0, "1970-01-01"),
            (86_399, "1970-01-01"),
            (951_782_400, "2000-02-29"),
            (1_798_761_599, "2026-12-31"),
            (1_798_761_600, "2027-01-01"),
        ] {
            let time = UNIX_EPOCH + Duration::from_secs(seconds);
            assert_eq!(Date::at(time).to_string(), day);
        }
        let wrong_clock = UNIX_EPOCH + Duration::from_secs(u64::MAX / 4);
        assert_eq!(Date::at(wrong_clock).to_string(), "9999-12-31");
    }
}

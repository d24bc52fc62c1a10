//! Times as reports and services write them: ISO 8601, more or less.

/// Milliseconds since 1970 of `2026-11-23T18:10:44.708Z`. One without a zone is taken as UTC.
pub(crate) fn timestamp(text: &str) -> Option<u64> {
    let (date, time) = text.trim().split_once(['T', ' '])?;
    let mut date = date.splitn(3, '-').map(str::parse::<i64>);
    let (year, month, day) = (date.next()?.ok()?, date.next()?.ok()?, date.next()?.ok()?);
    let (time, zone) = match time.find(['Z', '+', '-']) {
        Some(at) => time.split_at(at),
        None => (time, "Z"),
    };
    let mut parts = time.splitn(3, ':');
    let hours: i64 = parts.next()?.parse().ok()?;
    let minutes: i64 = parts.next()?.parse().ok()?;
    let seconds: f64 = parts.next().unwrap_or("0").parse().ok()?;
    let is_date =
        (1970..10_000).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    let is_time =
        (0..24).contains(&hours) && (0..60).contains(&minutes) && (0.0..61.0).contains(&seconds);
    if !is_date || !is_time {
        return None;
    }
    let minutes = (days(year, month, day) * 24 + hours) * 60 + minutes - offset(zone)?;
    let whole = u64::try_from(minutes).ok()? * 60_000;
    whole.checked_add(milliseconds(seconds)?.into())
}

/// Milliseconds of a number of seconds.
pub(crate) fn milliseconds(seconds: f64) -> Option<u32> {
    let all = (seconds * 1000.0).round();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it is compared with the range first"
    )]
    (0.0..=f64::from(u32::MAX))
        .contains(&all)
        .then_some(all as u32)
}

/// Minutes that a zone is ahead of UTC.
fn offset(zone: &str) -> Option<i64> {
    let sign = match zone.chars().next()? {
        'Z' => return Some(0),
        '+' => 1,
        _ => -1,
    };
    let digits: String = zone.chars().filter(char::is_ascii_digit).collect();
    let (hours, minutes) = digits.split_at_checked(2)?;
    let minutes = if minutes.is_empty() { "0" } else { minutes };
    Some(sign * (hours.parse::<i64>().ok()? * 60 + minutes.parse::<i64>().ok()?))
}

/// Days from 1970 to a day of the Gregorian calendar.
fn days(year: i64, month: i64, day: i64) -> i64 {
    const BEFORE: [i64; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
    let before = year - 1;
    let leap_days = |year: i64| year / 4 - year / 100 + year / 400;
    let is_leap = leap_days(year) > leap_days(before);
    let of_months = usize::try_from(month - 1)
        .ok()
        .and_then(|at| BEFORE.get(at));
    let leap_day = i64::from(is_leap && month > 2);
    let of_years = (year - 1970) * 365 + leap_days(before) - leap_days(1969);
    of_years + of_months.unwrap_or(&0) + leap_day + day - 1
}

#[cfg(test)]
mod tests {
    use super::{milliseconds, timestamp};

    #[test]
    fn times_are_those_of_date() {
        // `date -u -d … +%s` says the same.
        for (text, milliseconds) in [
            ("1970-01-01T00:00:00Z", Some(0)),
            ("2026-11-23T18:10:44.708Z", Some(1_795_457_444_708)),
            ("2024-02-29T12:00:00+02:00", Some(1_709_200_800_000)),
            ("2024-03-01 00:00:00", Some(1_709_251_200_000)),
            ("2021-11-02T13:28:36", Some(1_635_859_716_000)),
            ("2100-03-01T00:00:00-0130", Some(4_107_547_800_000)),
            ("yesterday", None),
            ("2024-13-01T00:00:00Z", None),
            ("2024-01-01T25:00:00Z", None),
            ("1970-01-01T00:00:00+05:00", None),
        ] {
            assert_eq!(timestamp(text), milliseconds, "{text}");
        }
        assert_eq!(milliseconds(0.0265), Some(27));
        assert_eq!(milliseconds(-1.0), None);
        assert_eq!(milliseconds(f64::NAN), None);
    }
}

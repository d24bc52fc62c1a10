//! How long nothing ran: two attempts on different days are no run of days.

/// The shortest time between two runs that is no part of either, in milliseconds. Jobs of one pipeline wait
/// minutes for one another, and for a machine.
const PAUSE: u64 = 3_600_000;

/// How long nothing ran between these starts and ends, in milliseconds; what is shorter than an hour is not
/// counted.
#[must_use]
pub fn pauses(mut times: Vec<(u64, u64)>) -> u64 {
    times.sort_unstable();
    let (mut last, mut all) = (None, 0_u64);
    for (start, end) in times {
        let pause = last.map_or(0, |last| start.saturating_sub(last));
        if pause > PAUSE {
            all = all.saturating_add(pause);
        }
        last = last.max(Some(end.max(start)));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::{PAUSE, pauses};

    #[test]
    fn times_in_which_nothing_ran_are_added_up() {
        const HOUR: u64 = PAUSE;
        assert_eq!(pauses(vec![]), 0);
        assert_eq!(pauses(vec![(0, 5), (3, 9), (9 + HOUR, 12 + HOUR)]), 0);
        let apart = vec![(3 * HOUR, 3 * HOUR + 7), (0, 2 * HOUR - 1), (5, 6)];
        assert_eq!(pauses(apart), HOUR + 1);
        // The longest that is open counts, not the one that began last.
        assert_eq!(pauses(vec![(0, 9 * HOUR), (1, 2), (8 * HOUR, 8 * HOUR)]), 0);
        // Ends before their starts are claims, too.
        assert_eq!(pauses(vec![(9 * HOUR, 0), (9 * HOUR, 1)]), 0);
    }
}

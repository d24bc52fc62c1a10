//! A scale of times on which ten times as long is always as far: from a millisecond to hours.

/// Where its steps begin, within each power of ten.
const STEPS: [f64; 6] = [1.0, 1.5, 2.0, 3.0, 5.0, 7.0];

/// How far up a time is: a power of ten is 1.
pub(super) fn height(time: u32) -> f64 {
    f64::from(time.max(1)).log10()
}

/// The step that a time is in; the first is that of less than a millisecond.
pub(super) fn step(time: u32) -> usize {
    let mut step = 0;
    while f64::from(time) >= edge(step) {
        step += 1;
    }
    step
}

/// Where the step behind this one begins, in milliseconds.
pub(super) fn edge(step: usize) -> f64 {
    let power = i32::try_from(step / STEPS.len()).unwrap_or(i32::MAX);
    STEPS[step % STEPS.len()] * 10_f64.powi(power)
}

/// A time on the scale for people: `3 ms`, `10 s`.
pub(super) fn label(milliseconds: f64) -> String {
    if milliseconds < 1000.0 {
        format!("{milliseconds:.0} ms")
    } else {
        format!("{:.0} s", milliseconds / 1000.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{edge, height, label, step};

    #[test]
    fn times_are_in_their_steps() {
        for time in [0, 1, 2, 3, 9, 10, 14, 15, 999, 1000, 123_456, u32::MAX] {
            let step = step(time);
            assert!(f64::from(time) < edge(step), "{time}");
            assert!(step == 0 || f64::from(time) >= edge(step - 1), "{time}");
        }
        assert!((height(1000) - 3.0).abs() < 1e-9);
        assert!(height(0).abs() < 1e-9);
        assert_eq!(
            [0, 3, 18].map(|step| label(edge(step))),
            ["1 ms", "3 ms", "1 s"]
        );
    }
}

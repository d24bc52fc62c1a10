//! Lengths of time as people write them: `500ms`, `90s`, `10m`, `1h`.

/// What may stand behind the number, and how many milliseconds it has.
const UNITS: [(&str, u64); 4] = [("ms", 1), ("s", 1_000), ("m", 60_000), ("h", 3_600_000)];

/// A length of time in its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Length<'t> {
    /// The number, which may be of any size.
    pub(crate) digits: &'t str,
    /// How many milliseconds its unit has; none where it has no unit.
    pub(crate) unit: Option<u64>,
}

impl<'t> Length<'t> {
    /// The parts of a text; none where it is no number, or has a unit that there is not.
    pub(crate) fn of(text: &'t str) -> Option<Self> {
        let digits = text.trim_end_matches(|char: char| char.is_ascii_alphabetic());
        let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        let unit = match &text[digits.len()..] {
            "" => None,
            name => Some(UNITS.iter().find(|(unit, _)| *unit == name)?.1),
        };
        is_number.then_some(Self { digits, unit })
    }

    /// The length in milliseconds, with `usual` for a unit that is left out; none where that is beyond numbers.
    pub(crate) fn milliseconds(self, usual: u64) -> Option<u64> {
        let number: u64 = self.digits.parse().ok()?;
        number.checked_mul(self.unit.unwrap_or(usual))
    }
}

#[cfg(test)]
mod tests {
    use super::Length;

    #[test]
    fn a_length_is_a_number_and_its_unit() {
        for (text, milliseconds) in [
            ("500ms", Some(500)),
            ("90s", Some(90_000)),
            ("010m", Some(600_000)),
            ("1h", Some(3_600_000)),
            ("2", Some(2_000)),
            ("99999999999999999h", None),
            ("99999999999999999999ms", None),
        ] {
            let length = Length::of(text).unwrap();
            assert_eq!(length.milliseconds(1_000), milliseconds, "{text}");
        }
        for text in [
            "", "s", "1d", "-1s", "+1s", "1.5s", "1 s", "1h30m", "1S", "1é",
        ] {
            assert_eq!(Length::of(text), None, "{text}");
        }
    }
}

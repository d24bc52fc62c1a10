//! Names as messages show them, and those that were probably meant.

use super::{Kind, Listed};
use crate::harmless;
use crate::suggest;

/// How much of a name is shown.
const LONGEST: usize = 80;
/// How many are shown.
const MOST: usize = 5;

/// A name between back-ticks, on one line and not too long.
pub(super) fn quoted(name: &str) -> String {
    let name = harmless::path(name);
    let mut chars = name.trim().chars();
    let mut short: String = chars.by_ref().take(LONGEST).collect();
    if chars.next().is_some() {
        short.push('…');
    }
    format!("`{short}`")
}

/// What can be typed.
pub(super) fn forms(kind: Kind) -> String {
    let one = kind.one();
    format!("{one} is a UID, an id, an address, its name in Postman, or a file of the repository")
}

/// "Did you mean" of the nearest names; none where none is near.
pub(super) fn meant<'n>(name: &str, names: impl IntoIterator<Item = &'n str>) -> Option<String> {
    let near = suggest::near(name, names);
    let near: Vec<_> = near.into_iter().take(MOST).map(quoted).collect();
    let (last, others) = near.split_last()?;
    Some(if others.is_empty() {
        format!("did you mean {last}?")
    } else {
        format!("did you mean {} or {last}?", others.join(", "))
    })
}

/// Those of one name, each with what tells it from the others.
pub(super) fn listed(several: &[&Listed]) -> String {
    let shown = several
        .iter()
        .take(MOST)
        .map(|one| format!("`{}`", harmless::path(&one.uid)));
    let shown: Vec<_> = shown.collect();
    let more = several.len() - shown.len();
    let more = if more > 0 {
        format!(" and {more} more")
    } else {
        String::new()
    };
    format!("{}{more}", shown.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_one_short_harmless_line() {
        assert_eq!(quoted("a\nb\u{1b}[2J"), "`a\\nb\\u{1b}[2J`");
        assert_eq!(quoted(&"x".repeat(81)), format!("`{}…`", "x".repeat(80)));
    }

    #[test]
    fn the_nearest_are_named_first() {
        let names = ["Bookings API", "Bookings", "Payments", "Booking API"];
        assert_eq!(
            meant("Bookings Api v", names).unwrap(),
            "did you mean `Bookings API` or `Booking API`?"
        );
        assert_eq!(meant("zzz", names), None);
    }
}

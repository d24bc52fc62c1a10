//! Values of the right type that are not allowed all the same.

use super::{Spot, types};
use crate::finding::Finding;
use crate::selection::pattern::Pattern;
use crate::selection::shape::Shape;
use crate::selection::words::quote;
use crate::suggest;

/// `fitting` is the one of the spot's shapes that has the value's type.
pub(super) fn string(spot: Spot<'_, '_>, fitting: Shape<'_>, text: &str) -> Option<Finding> {
    let choices = fitting.choices();
    if !choices.is_empty() {
        return (!choices.contains(&text)).then(|| choice(spot, &choices, text));
    }
    if let Some(pattern) = fitting.pattern() {
        return (!(pattern.matches)(text)).then(|| form(spot, pattern, text));
    }
    let is_short = fitting.bound("minLength").is_some() && text.is_empty();
    is_short.then(|| finding(spot, "is empty", None))
}

pub(super) fn integer(spot: Spot<'_, '_>, fitting: Shape<'_>, number: i64) -> Option<Finding> {
    let only = fitting.bound("const").filter(|only| number != *only);
    let least = fitting.bound("minimum").filter(|least| number < *least);
    let most = fitting.bound("maximum").filter(|most| number > *most);
    let bound = match (only, least, most) {
        (Some(only), ..) => format!("{only}"),
        (_, Some(least), _) => format!("at least {least}"),
        (.., Some(most)) => format!("at most {most}"),
        _ => return None,
    };
    Some(finding(
        spot,
        &format!("must be {bound}, not {number}"),
        None,
    ))
}

/// A word that is none of those allowed.
fn choice(spot: Spot<'_, '_>, choices: &[&str], text: &str) -> Finding {
    let expected = spot.shape.expected(spot.place.key());
    let found = quote(text);
    // `true` in quotes, where `true` is allowed.
    if let Some(help) = types::advice(spot) {
        let verdict = format!("must be {expected}, not the string {found}");
        return finding(spot, &verdict, Some(help));
    }
    let meant = suggest::nearest(text, choices.iter().copied());
    let help = meant.map(|meant| format!("did you mean `{meant}`?"));
    finding(spot, &format!("must be {expected}, not {found}"), help)
}

/// A text of another form than the one wanted.
fn form(spot: Spot<'_, '_>, pattern: &Pattern, text: &str) -> Finding {
    let bare = text.trim_matches(['$', '{', '}']);
    let (instead, help) = if !pattern.is_delicate {
        (format!(", not {}", quote(text)), None)
    } else if (pattern.matches)(bare) {
        let help = format!("write the name alone: `{bare}`");
        (format!(", not {}", quote(text)), Some(help))
    } else {
        let help =
            "the value itself belongs in CircleCI, as a variable of the project or of a context";
        (String::new(), Some(help.to_owned()))
    };
    finding(
        spot,
        &format!("must be {}{instead}", pattern.expected),
        help,
    )
}

fn finding(spot: Spot<'_, '_>, verdict: &str, help: Option<String>) -> Finding {
    let message = format!("{} {verdict}", spot.place.subject());
    let mut finding = Finding::error("selection-value", spot.value.span.clone(), message);
    finding.help.extend(help);
    finding.help.extend(spot.shape.described(spot.place.key()));
    finding
}

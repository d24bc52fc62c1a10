//! Keys that are unknown, and keys that are missing.

use super::Place;
use crate::finding::Finding;
use crate::selection::shape::Shape;
use crate::selection::words::{join, names, quote};
use crate::yaml::Span;

pub(super) fn unknown(
    root: Shape<'_>,
    shape: Shape<'_>,
    key: &str,
    span: &Span,
    place: Place<'_>,
) -> Finding {
    let message = format!("unknown key {} in {}", quote(key), place.container());
    let mut finding = Finding::error("selection-unknown-key", span.clone(), message);
    if let Some(meant) = shape.nearest(key) {
        finding = finding.help(format!("did you mean `{meant}`?"));
    }
    let mut homes = Vec::new();
    find_homes(root, key, Place::Root, "", &mut homes);
    if !homes.is_empty() {
        let help = format!("{} is a key of {}", quote(key), join(&homes, "and of"));
        finding = finding.help(help);
    }
    if finding.help.is_empty() {
        let keys = names(shape.properties().map(|(key, _)| key), "and");
        finding = finding.help(format!("the keys of {} are {keys}", place.container()));
    }
    finding
}

pub(super) fn missing(shape: Shape<'_>, keys: &[&str], at: &Span, place: Place<'_>) -> Finding {
    let needed = names(keys.iter().copied(), "and");
    let message = format!("{} needs {needed}", place.container());
    let mut finding = Finding::error("selection-missing-key", at.clone(), message);
    for key in keys {
        let help = shape.property(key).and_then(|shape| shape.described(key));
        finding.help.extend(help);
    }
    finding
}

/// The mappings that have `key`, however deep: "a suite", "`newman` of a suite".
fn find_homes(shape: Shape<'_>, key: &str, place: Place<'_>, of: &str, homes: &mut Vec<String>) {
    let name = format!("{}{of}", place.container());
    let of = match place {
        Place::Root => String::new(),
        _ => format!(" of {name}"),
    };
    if shape.property(key).is_some() {
        homes.push(name);
    }
    for (name, property) in shape.properties() {
        for one in property.alternatives() {
            match one.items() {
                Some(items) => find_homes(items, key, Place::Item { list: name }, &of, homes),
                None => find_homes(
                    one,
                    key,
                    Place::Key {
                        name,
                        span: &(0..0),
                    },
                    &of,
                    homes,
                ),
            }
        }
    }
}

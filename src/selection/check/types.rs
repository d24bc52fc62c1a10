//! Values of another type than the one that is wanted.

use super::{Place, Spot};
use crate::finding::Finding;
use crate::selection::shape::Shape;
use crate::selection::words::{names, quote};
use crate::yaml::{Content, quote as yaml};

pub(super) fn wrong(spot: Spot<'_, '_>) -> Finding {
    let Spot {
        shape,
        value,
        place,
        source,
    } = spot;
    let is_object = shape.types() == ["object"];
    let subject = if is_object {
        place.container()
    } else {
        place.subject()
    };
    let expected = shape.expected(place.key());
    let message = if source.is_empty() {
        format!("{subject} has no value: it must be {expected}")
    } else {
        format!("{subject} must be {expected}, not {}", found(spot))
    };
    // Where nothing is written the key shows where it belongs.
    let span = match place {
        Place::Key { span, .. } if value.span.is_empty() => span,
        _ => &value.span,
    };
    let mut finding = Finding::error("selection-type", span.clone(), message);
    if value.span != value.source {
        finding = finding.related(value.source.clone(), "the alias stands for this");
    }
    finding.help.extend(advice(spot));
    finding.help.extend(shape.described(place.key()));
    finding
}

/// What was found instead, with its article.
fn found(spot: Spot<'_, '_>) -> String {
    match &spot.value.content {
        Content::Unknown | Content::Null => "`null`".to_owned(),
        Content::Bool(_) => format!("the boolean {}", quote(spot.source)),
        Content::Integer(_) | Content::Float(_) => format!("the number {}", quote(spot.source)),
        // What stands in place of a whole mapping may be the secret that belongs in none.
        Content::String(_) if wants(spot, "object").is_some() => "a string".to_owned(),
        Content::String(text) => format!("the string {}", quote(text)),
        Content::Sequence(_) => "a list".to_owned(),
        Content::Mapping(_) => "a mapping".to_owned(),
    }
}

/// The shape that wants this type, if one does.
fn wants<'c>(spot: Spot<'c, '_>, name: &str) -> Option<Shape<'c>> {
    let mut alternatives = spot.shape.alternatives().into_iter();
    alternatives.find(|shape| shape.types().contains(&name))
}

/// The smallest change that would do.
pub(super) fn advice(spot: Spot<'_, '_>) -> Option<String> {
    if let Place::Root = spot.place {
        return Some("begin with `version: 1`, and a list of `suites`".to_owned());
    }
    match &spot.value.content {
        Content::Bool(_) | Content::Integer(_) | Content::Float(_) => {
            let string = wants(spot, "string").filter(|string| string.choices().is_empty())?;
            let has_form = string
                .pattern()
                .is_none_or(|pattern| (pattern.matches)(spot.source));
            has_form.then(|| format!("put it in quotes: `{}`", yaml::quoted(spot.source, false)))
        }
        Content::String(text) => for_string(spot, text),
        Content::Mapping(_) => {
            wants(spot, "array").map(|_| "begin each item with a dash: `- …`".to_owned())
        }
        Content::Null => [("array", "list: `[]`"), ("object", "mapping: `{}`")]
            .into_iter()
            .find(|(name, _)| wants(spot, name).is_some())
            .map(|(_, empty)| format!("leave the key out, or write an empty {empty}")),
        Content::Sequence(_) | Content::Unknown => None,
    }
}

fn for_string(spot: Spot<'_, '_>, text: &str) -> Option<String> {
    if wants(spot, "boolean").is_some() {
        let word = match text.to_ascii_lowercase().as_str() {
            "true" | "false" => return Some(format!("write it without quotes: `{text}`")),
            "yes" | "on" | "y" => "true",
            "no" | "off" | "n" => "false",
            _ => return None,
        };
        return Some(format!(
            "write `{word}`: in YAML 1.2 {} is a string",
            quote(text)
        ));
    }
    if wants(spot, "integer").is_some() {
        let is_number = text.parse::<i64>().is_ok();
        return is_number.then(|| format!("write it without quotes: `{text}`"));
    }
    if wants(spot, "array").is_some() {
        return Some(format!("write it as a list: `[{}]`", yaml::string(text)));
    }
    let keys: Vec<_> = wants(spot, "object")?
        .properties()
        .map(|(key, _)| key)
        .collect();
    // `- name smoke`
    match text.split_once(' ').filter(|(word, _)| keys.contains(word)) {
        Some((key, rest)) => Some(format!("did you mean `{key}: {rest}`?")),
        None if keys.is_empty() => None,
        None => Some(format!("its keys are {}", names(keys, "and"))),
    }
}

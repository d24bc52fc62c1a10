//! Keys that were misspelled: the model is read as if they were not, so that one typing error is
//! one finding.

use super::table::TOP_LEVEL;
use super::{Map, Others, Shape, each};
use crate::finding::Severity;
use crate::yaml::{Content, Field, Span, Value};

/// A misspelled key.
#[derive(Debug)]
pub(in crate::lint) struct Typo {
    /// What has the key, with its article.
    pub(in crate::lint) what: &'static str,
    /// The key, and where it stands.
    pub(in crate::lint) written: String,
    pub(in crate::lint) span: Span,
    /// The alias through which it came to be there.
    pub(in crate::lint) via: Option<Span>,
    /// The key that was meant.
    pub(in crate::lint) meant: &'static str,
    /// How bad it is.
    pub(in crate::lint) severity: Severity,
    /// A list of one for a key that takes one value: all of it, and the item.
    pub(in crate::lint) unwrapped: Option<(Span, Span)>,
}

/// Gives misspelled keys the name that was meant; `is_parked` tells which values at the top are
/// only there to be referred to.
pub(in crate::lint) fn mend(root: &mut Value, is_parked: &dyn Fn(&Field) -> bool) -> Vec<Typo> {
    let mut found = Vec::new();
    top(root, is_parked, &mut found);
    each(root, &mut |shape, value| {
        if let Some(keys) = shape.map() {
            map(keys, value, &mut found);
        }
    });
    found
}

/// The keys at the top. Anything may stand there, so that only what looks like the section whose
/// name it nearly has is taken for it.
fn top(root: &mut Value, is_parked: &dyn Fn(&Field) -> bool, found: &mut Vec<Typo>) {
    let meant: Vec<_> = root
        .fields()
        .iter()
        .map(|field| {
            if TOP_LEVEL.key(&field.key).is_some() {
                return None;
            }
            let meant = TOP_LEVEL.meant(root, &field.key)?;
            // What is only there to be referred to, and text that is no setting, is the author's.
            let is_setting = matches!(meant, "version" | "setup");
            let is_collection = matches!(
                field.value.content,
                Content::Mapping(_) | Content::Sequence(_)
            );
            if is_parked(field) || !(is_collection || is_setting) {
                return None;
            }
            let is_section = matches!(field.value.content, Content::Mapping(_));
            Some((meant, is_section || is_setting))
        })
        .collect();
    let Content::Mapping(fields) = &mut root.content else {
        return;
    };
    for (field, meant) in fields.iter_mut().zip(meant) {
        let Some((meant, is_sure)) = meant else {
            continue;
        };
        found.push(Typo {
            what: TOP_LEVEL.what,
            written: field.key.clone(),
            span: field.key_span.clone(),
            via: None,
            meant,
            severity: if is_sure {
                Severity::Error
            } else {
                Severity::Warning
            },
            unwrapped: None,
        });
        if is_sure {
            meant.clone_into(&mut field.key);
        }
    }
}

/// The keys of a mapping.
fn map(map: &'static Map, value: &mut Value, found: &mut Vec<Typo>) {
    // At the top, and among parameters, a name that is nearly a key may be the author's own.
    let is_closed = matches!(map.others, Others::Rejected | Others::Useless);
    if !is_closed {
        return;
    }
    for at in 0..value.fields().len() {
        let name = &value.fields()[at].key;
        if map.key(name).is_some() || name.contains("<<") {
            continue;
        }
        let Some(meant) = map.meant(value, name) else {
            continue;
        };
        let Content::Mapping(fields) = &mut value.content else {
            return;
        };
        let field = &mut fields[at];
        let is_required = map.key(meant).is_some_and(|key| key.required);
        found.push(Typo {
            what: map.what,
            written: field.key.clone(),
            span: field.key_span.clone(),
            via: field.value.via.clone(),
            meant,
            severity: if is_required || map.others == Others::Rejected {
                Severity::Error
            } else {
                Severity::Warning
            },
            unwrapped: unwrapped(map, meant, &mut field.value),
        });
        meant.clone_into(&mut field.key);
    }
}

/// Takes the item out of a list of one where one value is wanted, as in `paths: [x]` for `path: x`.
fn unwrapped(map: &Map, meant: &str, value: &mut Value) -> Option<(Span, Span)> {
    let wants_one = map
        .key(meant)
        .is_some_and(|key| matches!(key.shape, Shape::Text));
    let [item] = value.items() else { return None };
    if !wants_one || item.text().is_none() || !value.is_written_here() {
        return None;
    }
    let spans = (value.source.clone(), item.source.clone());
    *value = item.clone();
    Some(spans)
}

//! What the schema cannot say: names that must differ, references, keys that exclude each other.
//!
//! The rules read the file's value and not the types, so that all mistakes are told at once: what a
//! rule needs and cannot read has been told of already, and the rule is silent.

mod addresses;
mod integrations;
mod names;
mod suites;
mod workflows;

use super::Date;
use crate::finding::Finding;
use crate::suggest;
use crate::yaml::{Field, Lines, Value};

/// What every rule is given.
struct Context<'c> {
    root: &'c Value,
    lines: &'c Lines<'c>,
    today: Date,
}

/// Everything that is wrong with what `root` means.
pub(super) fn check(root: &Value, lines: &Lines<'_>, today: Date) -> Vec<Finding> {
    let context = Context { root, lines, today };
    let rules = [
        names::check,
        suites::check,
        addresses::check,
        workflows::check,
        integrations::check,
    ];
    rules.iter().flat_map(|rule| rule(&context)).collect()
}

impl Context<'_> {
    /// The items of a list of the selection.
    fn items(&self, list: &str) -> &[Value] {
        self.root.get(list).map_or(&[], Value::items)
    }

    /// The names in a list of the selection; none where one of them cannot be read.
    fn names(&self, list: &str) -> Option<Vec<&str>> {
        if self.root.get(list).is_none() && is_misspelled(self.root, list) {
            return None;
        }
        let names = self.items(list).iter().map(|item| item.get("name")?.text());
        let mut names = names.collect::<Option<Vec<_>>>()?;
        names.sort_unstable();
        names.dedup();
        Some(names)
    }
}

/// Whether a key of `mapping` was probably meant to be `key`.
fn is_misspelled(mapping: &Value, key: &str) -> bool {
    let mut others = mapping.fields().iter().filter(|field| field.key != key);
    others.any(|field| suggest::nearest(&field.key, [key]).is_some())
}

/// Tells of two keys of which only one may be there, at the later one.
fn conflict(one: &Field, other: &Field, message: &str) -> Finding {
    let mut spans = [&one.key_span, &other.key_span];
    spans.sort_by_key(|span| span.start);
    let [first, second] = spans.map(Clone::clone);
    Finding::error("selection-conflict", second, message)
        .label("and here")
        .related(first, "here")
}

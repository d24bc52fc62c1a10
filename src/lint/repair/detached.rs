//! Keys that go under the one before them.

use crate::yaml::{Content, Field, Span};

/// Keys that stand beside the one that they belong to.
#[derive(Debug)]
pub(in crate::lint) struct Detached {
    /// How it is written.
    pub(in crate::lint) help: String,
    /// The key that they belong to, and where it stands.
    pub(in crate::lint) owner: (String, Span),
    /// Where the first key stands that it has of its own.
    pub(in crate::lint) inside: Option<Span>,
    /// The keys, and where they stand.
    pub(in crate::lint) keys: Vec<(String, Span)>,
    /// Where the value of the last one ends.
    pub(in crate::lint) end: usize,
}

/// Gives each definition the keys behind it that only a definition has.
pub(super) fn adopt(named: &mut Vec<Field>, help: &str, keys: &[&str], found: &mut Vec<Detached>) {
    let mut at = 0;
    while at < named.len() {
        let count = detached(&named[at..], keys);
        take(named, at, count, help.to_owned(), found);
        at += 1;
    }
}

/// Puts the next `count` fields under the one at `at`.
pub(super) fn take(
    fields: &mut Vec<Field>,
    at: usize,
    count: usize,
    help: String,
    found: &mut Vec<Detached>,
) {
    if count == 0 {
        return;
    }
    let taken: Vec<Field> = fields.drain(at + 1..=at + count).collect();
    let owner = &mut fields[at];
    let own = owner.value.fields().first();
    found.push(Detached {
        help,
        owner: (owner.key.clone(), owner.key_span.clone()),
        inside: own.map(|field| field.key_span.clone()),
        keys: taken
            .iter()
            .map(|field| (field.key.clone(), field.key_span.clone()))
            .collect(),
        end: taken.last().map_or(0, |field| field.value.source.end),
    });
    match &mut owner.value.content {
        Content::Mapping(own) => own.extend(taken),
        content => *content = Content::Mapping(taken),
    }
}

/// How many of the fields behind the first belong under it.
fn detached(fields: &[Field], keys: &[&str]) -> usize {
    let [owner, rest @ ..] = fields else { return 0 };
    let own = match &owner.value.content {
        Content::Null => &[][..],
        Content::Mapping(own) if owner.value.is_written_here() => own,
        _ => return 0,
    };
    let has = |key: &str| own.iter().any(|field| field.key == key);
    let belongs = |field: &&Field| {
        // Merged fields are behind all others, wherever they are written.
        let is_behind = field.key_span.start > owner.key_span.start;
        is_behind && keys.contains(&field.key.as_str()) && !has(&field.key)
    };
    let run = rest.iter().take_while(belongs).count();
    // A job may be called `docker`, but what is called so is then no list and no text.
    let is_sure = rest[..run]
        .iter()
        .any(|field| !matches!(field.value.content, Content::Mapping(_) | Content::Null));
    let is_owner = !keys.contains(&owner.key.as_str());
    if is_owner && is_sure { run } else { 0 }
}

//! The names that a script gives its texts to.

use crate::lock::token::{Kind, Token};

/// How far a name is looked for: nobody gives a value further behind it.
const REACH: usize = 20;

/// The names that the text at a place is given to.
pub(super) fn of<'s>(all: &[Token<'s>], at: usize) -> impl Iterator<Item = &'s str> + use<'s> {
    let first = opened(all, at);
    let [name, typed] = assigned(all, first);
    let names = [name, typed, in_object(all, first), set(all, first)];
    names.into_iter().flatten()
}

/// What stands in quotes, or in back-ticks.
pub(super) fn text<'s>(token: Option<&Token<'s>>) -> Option<&'s str> {
    let token = token.filter(|token| token.kind == Kind::Text)?;
    token.text.get(1..token.text.len().checked_sub(1)?)
}

pub(super) fn is_setter(call: &Token<'_>) -> bool {
    const OTHERS: [&str; 6] = ["add", "append", "upsert", "header", "put", "store"];
    call.kind == Kind::Word && (call.text.starts_with("set") || OTHERS.contains(&call.text))
}

/// Where a value begins with the brackets that stand around it and call nothing, and with that of a list.
fn opened(all: &[Token<'_>], at: usize) -> usize {
    let mut first = at;
    while let Some(open) = first.checked_sub(1) {
        let before = open.checked_sub(1).and_then(|before| all.get(before));
        let is_sign = before
            .is_some_and(|before| before.kind == Kind::Sign && !before.is(")") && !before.is("]"));
        if !is_sign || !all[open].is("(") && !all[open].is("[") {
            break;
        }
        first = open;
    }
    first
}

/// The name of `name = …`, `a.name = b || …` and `a['name'] = c ? d : …`, and that of `name: Type = …`.
fn assigned<'s>(all: &[Token<'s>], at: usize) -> [Option<&'s str>; 2] {
    let nothing = [None; 2];
    let is_value = ["=", "|", "?", ":", "+"];
    let before = at.checked_sub(1).map(|before| &all[before]);
    if !before.is_some_and(|before| is_value.iter().any(|sign| before.is(sign))) {
        return nothing;
    }
    for place in (at.saturating_sub(REACH)..at).rev() {
        let token = &all[place];
        if [";", ",", "{", "}"].iter().any(|sign| token.is(sign)) {
            return nothing;
        }
        if token.is("=") {
            let next = all.get(place + 1);
            let is_equal = next.is_some_and(|next| next.is("=") || next.is(">"));
            let end = (!is_equal).then(|| name_end(all, place)).flatten();
            return end.map_or(nothing, |end| [target(all, end), typed(all, end)]);
        }
    }
    nothing
}

/// Where the name ends in front of `=`, `+=`, `||=` and `??=`.
fn name_end(all: &[Token<'_>], sign: usize) -> Option<usize> {
    let is_sign = |token: &Token<'_>| ["+", "|", "&", "?"].iter().any(|sign| token.is(sign));
    all[..sign].iter().rposition(|token| !is_sign(token))
}

fn target<'s>(all: &[Token<'s>], end: usize) -> Option<&'s str> {
    match &all[end] {
        token if token.is("]") => text(all.get(end.checked_sub(1)?)),
        token => (token.kind == Kind::Word).then_some(token.text),
    }
}

/// The name in front of `: string | null`, whose last token is at a place.
fn typed<'s>(all: &[Token<'s>], end: usize) -> Option<&'s str> {
    const OF_TYPES: [&str; 6] = ["|", "<", ">", "[", "]", "."];
    let is_of_type =
        |token: &Token<'_>| token.kind == Kind::Word || OF_TYPES.iter().any(|sign| token.is(sign));
    let from = end.saturating_sub(REACH);
    let colon = from
        + all[from..=end]
            .iter()
            .rposition(|token| !is_of_type(token))?;
    let name = all[..colon].iter().rfind(|token| !token.is("?"))?;
    (all[colon].is(":") && name.kind == Kind::Word).then_some(name.text)
}

/// The name of `{ name: … }`, `{ "name": … }` and `f(name: …)`, what `{ key: 'name', value: … }` names, or the
/// name of `name: { value: … }`.
fn in_object<'s>(all: &[Token<'s>], at: usize) -> Option<&'s str> {
    let name = member(all, at)?;
    if name != "value" {
        return Some(name);
    }
    let open = enclosing(all, at)?;
    key_beside(all, open).or_else(|| member(all, open))
}

/// The name of the member whose value begins at a place.
fn member<'s>(all: &[Token<'s>], at: usize) -> Option<&'s str> {
    let [begin, name, colon] = all.get(at.checked_sub(3)?..at)? else {
        return None;
    };
    let is_member = colon.is(":") && ["{", ",", "("].iter().any(|sign| begin.is(sign));
    is_member.then(|| text(Some(name)).unwrap_or(name.text))
}

fn is_open(token: &Token<'_>) -> bool {
    ["{", "[", "("].iter().any(|sign| token.is(sign))
}

fn is_close(token: &Token<'_>) -> bool {
    ["}", "]", ")"].iter().any(|sign| token.is(sign))
}

/// Where the bracket opens that a place is in.
fn enclosing(all: &[Token<'_>], at: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for place in (at.saturating_sub(3 * REACH)..at).rev() {
        if is_close(&all[place]) {
            depth += 1;
        } else if is_open(&all[place]) {
            let Some(less) = depth.checked_sub(1) else {
                return Some(place);
            };
            depth = less;
        }
    }
    None
}

/// What the members `key` and `name` of an object say, wherever they stand in it.
fn key_beside<'s>(all: &[Token<'s>], open: usize) -> Option<&'s str> {
    let mut depth = 0_usize;
    for (place, token) in all.iter().enumerate().skip(open + 1).take(4 * REACH) {
        if is_open(token) {
            depth += 1;
        } else if is_close(token) {
            depth = depth.checked_sub(1)?;
        } else if depth == 0
            && let Some("key" | "name") = member(all, place)
            && let Some(name) = text(Some(token))
        {
            return Some(name);
        }
    }
    None
}

/// The name of `….set('name', …)`.
fn set<'s>(all: &[Token<'s>], at: usize) -> Option<&'s str> {
    let [call, open, name, comma] = all.get(at.checked_sub(4)?..at)? else {
        return None;
    };
    (is_setter(call) && open.is("(") && comma.is(","))
        .then(|| text(Some(name)))
        .flatten()
}

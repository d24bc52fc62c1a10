//! Finds secrets in texts, in whatever form they are there, and puts [`MARKER`] in their place.

mod cuts;
mod lines;
mod places;
mod queries;
mod unseen;
mod views;

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use aho_corasick::AhoCorasick;

use crate::secret;

pub(super) use crate::secret::forms::decode;
pub(super) use crate::secret::marks::{Mark, mark_in_report, mark_of_header};
pub(super) use crate::secret::values::{
    LEAST, MARKER, is_generated, is_mixed, is_searched, is_value,
};
pub(super) use places::all as places;

/// What is searched for.
#[derive(Default)]
pub(super) struct Secrets {
    /// The forms of the secrets. Where one is found, as much of it as follows is hidden.
    forms: Vec<Box<[u8]>>,
    /// Finds what is left of them beside an ellipsis.
    pieces: cuts::Pieces,
    /// Finds the beginnings of all of them at once.
    beginnings: Option<AhoCorasick>,
    /// Whether there are more secrets than are searched for: what looks generated is hidden then.
    is_more: bool,
}

/// How much of a form is searched for: secrets are as long as they like, and the search is not.
const BEGINNING: usize = 24;
/// How much of it has to be there then, and is hidden with what follows of it: more than the tokens of
/// one issuer, or all addresses of a host, begin with.
const ENOUGH: usize = 64;

impl Secrets {
    /// `is_more` where some are left out.
    pub(super) fn new<'v>(values: impl IntoIterator<Item = &'v str>, is_more: bool) -> Self {
        let mut secrets = BTreeSet::new();
        for value in values {
            secrets.extend(variants(value));
        }
        let mut forms: Vec<_> = secrets
            .iter()
            .flat_map(|value| crate::secret::forms::all(value))
            .collect();
        forms.sort();
        forms.dedup();
        let beginnings = forms.iter().map(|form| &form[..form.len().min(BEGINNING)]);
        // It fails where there are more than four thousand million states: the caller has a bound.
        // The bytes that a prefilter jumps to are everywhere in bodies full of escapes: the search took
        // 300 times as long with it, and is as fast on names and messages without.
        let beginnings = AhoCorasick::builder().prefilter(false).build(beginnings);
        Self {
            is_more: is_more || beginnings.is_err(),
            beginnings: beginnings.ok().filter(|_| !forms.is_empty()),
            pieces: cuts::Pieces::of(&forms),
            forms,
        }
    }

    /// Whether some are not searched for.
    pub(super) fn is_more(&self) -> bool {
        self.is_more
    }

    /// The text without its secrets; none where it has no secret.
    pub(super) fn hide(&self, text: &str) -> Option<String> {
        /// What is hidden can leave something beside it that looks like a secret then: enough times.
        const ROUNDS: usize = 3;
        let mut hidden = replace(text, &self.spans(text))?;
        for _ in 1..ROUNDS {
            let Some(more) = replace(&hidden, &self.spans(&hidden)) else {
                break;
            };
            hidden = more;
        }
        Some(hidden)
    }

    /// Where secrets are.
    fn spans(&self, text: &str) -> Vec<Range<usize>> {
        let mut spans = Vec::new();
        self.known(text.as_bytes(), |span| spans.push(span));
        spans.extend(self.shaped(text));
        for view in views::all(text) {
            self.known(&view.bytes, |span| spans.push(view.span(span)));
            if let Ok(read) = std::str::from_utf8(&view.bytes) {
                spans.extend(self.shaped(read).map(|span| view.span(span)));
            }
        }
        spans
    }

    /// Where secrets are that are searched for.
    fn known(&self, bytes: &[u8], mut add: impl FnMut(Range<usize>)) {
        let Some(beginnings) = &self.beginnings else {
            return;
        };
        // Where the last of each long form ends: one that repeats itself begins again inside of it, and
        // is not followed to its end each time.
        let mut ends = HashMap::new();
        self.pieces.find(&self.forms, bytes, &mut add);
        for found in beginnings.find_overlapping_iter(bytes) {
            let mut span = found.range();
            let form = &self.forms[found.pattern().as_usize()];
            let rest = form.get(BEGINNING..).unwrap_or_default();
            if rest.is_empty() {
                add(span);
            } else if ends
                .get(&found.pattern())
                .is_none_or(|end| span.start >= *end)
            {
                let more = rest.iter().zip(&bytes[span.end..]);
                span.end += more.take_while(|(a, b)| a == b).count();
                if span.len() >= form.len().min(ENOUGH) {
                    ends.insert(found.pattern(), span.end);
                    add(span);
                }
            }
        }
    }

    /// Where secrets are that their shape, or the name in front of them, gives away.
    fn shaped<'t>(&self, text: &'t str) -> impl Iterator<Item = Range<usize>> + use<'t> {
        let generated = self.is_more.then(|| words(text)).into_iter().flatten();
        secret::bodies(text)
            .chain(places::all(text).map(|place| place.value))
            .chain(generated)
    }
}

/// A value, and what it can also be meant to be.
fn variants(value: &str) -> Vec<String> {
    /// A line of a key is as secret as the key, and may be indented.
    const LINE: usize = 20;
    let mut variants = vec![value.trim().to_owned()];
    let lines = value.lines().map(str::trim);
    let lines = lines.filter(|line| line.len() >= LINE && !line.starts_with("-----"));
    variants.extend(lines.map(ToOwned::to_owned));
    for view in views::all(value) {
        let read = std::str::from_utf8(&view.bytes).unwrap_or_default();
        variants.push(read.trim().to_owned());
    }
    variants.retain(|value| is_searched(value));
    variants
}

/// Words that look generated.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let is_between = |char: char| char.is_whitespace() || "\"'`<>&?=,;(){}[]\\/:".contains(char);
    let mut end = 0;
    let words = text.split_inclusive(is_between).map(move |word| {
        let start = end;
        end += word.len();
        start..start + word.trim_end_matches(is_between).len()
    });
    words.filter(|word| is_generated(&text[word.clone()]))
}

/// A text with a marker in the place of each of these parts; none where there are none.
fn replace(text: &str, spans: &[Range<usize>]) -> Option<String> {
    let mut spans: Vec<_> = spans.iter().map(|span| whole(text, span)).collect();
    spans.retain(|span| !span.is_empty());
    spans.sort_by_key(|span| span.start);
    spans.first()?;
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    let mut is_open = false;
    for span in spans {
        // Parts that touch are one.
        if !is_open || span.start > done {
            out.push_str(&text[done..span.start]);
            out.push_str(MARKER);
            is_open = true;
        }
        done = done.max(span.end);
    }
    out.push_str(&text[done..]);
    Some(out)
}

/// A part with the characters whole that it touches.
fn whole(text: &str, span: &Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(span.start);
    start..text.ceil_char_boundary(span.end.max(span.start))
}

#[cfg(test)]
mod tests;

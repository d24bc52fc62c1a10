//! What is left of a secret where a text was shortened: its beginning in front of an ellipsis, its end
//! behind one. chai shortens what it tells of to forty characters.

use std::cmp::Ordering;
use std::ops::Range;

use super::{MARKER, views::GAP};

/// The shortest piece that is hidden, in bytes. Three are what a number or an ending has in common with
/// a secret by chance; of a secret that is a word, four are said by whoever writes "test..." only.
const LEAST: usize = 4;
/// The longest that is looked for.
const LONGEST: usize = 2 << 10;

const ELLIPSIS: &[u8] = "…".as_bytes();

/// Finds pieces of forms.
#[derive(Default)]
pub(super) struct Pieces {
    /// The forms, which are sorted themselves, in the order of their ends.
    by_end: Vec<usize>,
}

impl Pieces {
    /// `forms` are sorted.
    pub(super) fn of(forms: &[Box<[u8]>]) -> Self {
        let mut by_end: Vec<_> = (0..forms.len()).collect();
        by_end.sort_by(|a, b| backwards(&forms[*a], &forms[*b]));
        Self { by_end }
    }

    /// Where pieces of forms are. No piece goes over an ellipsis, so that a text full of them is gone
    /// through once.
    pub(super) fn find(
        &self,
        forms: &[Box<[u8]>],
        bytes: &[u8],
        mut add: impl FnMut(Range<usize>),
    ) {
        let mut done = 0;
        let mut ellipses = ellipses(bytes).peekable();
        while let Some(ellipsis) = ellipses.next() {
            let before = &bytes[done.max(ellipsis.start.saturating_sub(LONGEST))..ellipsis.start];
            if let Some(len) = beginning(forms, before) {
                add(ellipsis.start - len..ellipsis.start);
            }
            done = ellipsis.end;
            let next = ellipses.peek().map_or(bytes.len(), |next| next.start);
            let behind = &bytes[done..next.min(done + LONGEST)];
            if let Some(len) = self.end(forms, behind) {
                add(done..done + len);
            }
        }
    }

    /// How much of the beginning of a text is the end of a form.
    fn end(&self, forms: &[Box<[u8]>], text: &[u8]) -> Option<usize> {
        if text.starts_with(MARKER.as_bytes()) {
            return None;
        }
        let is_end = |piece: &[u8]| {
            let found = self
                .by_end
                .partition_point(|form| backwards(&forms[*form], piece).is_lt());
            let form = self.by_end.get(found);
            form.is_some_and(|form| forms[*form].ends_with(piece))
        };
        let most = half_behind(text);
        let mut ends = (LEAST..=text.len()).rev();
        ends.find(|end| {
            let last = end - LEAST;
            is_end(&text[last..*end])
                && (0..=most.min(last)).any(|start| is_end(&text[start..*end]))
        })
    }
}

/// How much of the end of a text is the beginning of a form.
fn beginning(forms: &[Box<[u8]>], text: &[u8]) -> Option<usize> {
    if text.ends_with(MARKER.as_bytes()) {
        return None;
    }
    let is_beginning = |piece: &[u8]| {
        let found = forms.partition_point(|form| **form < *piece);
        forms.get(found).is_some_and(|form| form.starts_with(piece))
    };
    let half = Some(half_before(text)).filter(|half| *half < text.len());
    let ends = [text.len()].into_iter().chain(half);
    let pieces =
        ends.flat_map(|end| (0..(end + 1).saturating_sub(LEAST)).map(move |start| start..end));
    let mut pieces = pieces.filter(|piece| is_beginning(&text[piece.clone()]));
    pieces.next().map(|piece| text.len() - piece.start)
}

/// Where an escape begins that the cut went through, such as the `%2` of `%2F`.
fn half_before(text: &[u8]) -> usize {
    /// As long as the longest is without its last character: an entity with the number of an emoji.
    const MOST: usize = 8;
    let from = text.len().saturating_sub(MOST);
    let is_inside = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'#';
    let inside = text[from..]
        .iter()
        .rev()
        .take_while(|b| is_inside(b))
        .count();
    let sign = (text.len() - inside).checked_sub(1);
    sign.filter(|sign| matches!(text[*sign], b'%' | b'\\' | b'&'))
        .unwrap_or(text.len())
}

/// How far an escape can reach whose beginning a cut took.
fn half_behind(text: &[u8]) -> usize {
    /// `\u00e9` without its sign.
    const MOST: usize = 5;
    let inside = text.iter().take(MOST);
    let inside = inside.take_while(|byte| byte.is_ascii_alphanumeric());
    let inside = inside.count();
    inside + usize::from(matches!(text.get(inside), Some(b';')))
}

/// The order of two by their ends.
fn backwards(one: &[u8], other: &[u8]) -> Ordering {
    one.iter().rev().cmp(other.iter().rev())
}

/// Every `…` and `...`, and where a list of bytes ends: a list goes on in words only, as in `…(37)`.
fn ellipses(bytes: &[u8]) -> impl Iterator<Item = Range<usize>> + '_ {
    /// What is written for an ellipsis.
    const DOTS: usize = 3;
    let mut done = 0;
    let signs = memchr::memchr3_iter(b'.', ELLIPSIS[0], GAP, bytes);
    signs.filter_map(move |at| {
        if at < done {
            return None;
        }
        let rest = &bytes[at..];
        let len = match rest[0] {
            GAP => 1,
            b'.' => rest.iter().take_while(|byte| **byte == b'.').count(),
            _ => ELLIPSIS.len(),
        };
        done = at + len;
        let is_one = match rest[0] {
            GAP => true,
            b'.' => len >= DOTS,
            _ => rest.starts_with(ELLIPSIS),
        };
        is_one.then_some(at..done)
    })
}

//! The streaming reader beside plain ones: what accepts JSON beside `serde_json`, and what reads reports
//! beside a reader of whole trees. For tests and for cargo-fuzz only: it sees what is not redacted.

mod exchange;
#[cfg(test)]
mod grammar;
mod lines;
mod node;
mod pieces;
mod reference;
mod rows;
#[cfg(test)]
mod tests;

use serde::de::IgnoredAny;

use super::json::DEPTH;
use super::keep::Keep;
use super::read::{only, pieces as read};
use super::run::End;
use lines::lines;
use node::Node;
use pieces::Cut;

/// What is longer is no input for this: the reader itself has no limit.
const MOST: usize = 1 << 20;

/// Compares what is made of any bytes.
///
/// # Panics
/// Where the two differ.
pub fn check(data: &[u8]) {
    compare(data);
}

/// Compares, and tells whether it was a report that both read.
fn compare(data: &[u8]) -> bool {
    data.len() <= MOST && syntax(data) && content(data)
}

/// How far places are apart at which a text is cut: all of a short one, and some of a long one.
fn step(len: usize) -> usize {
    if len < 300 { 1 } else { len / 20 }
}

/// Whether this is JSON: to `serde_json`, and to the streaming reader, however the stream is cut into
/// pieces.
fn syntax(data: &[u8]) -> bool {
    let is_json = serde_json::from_slice::<IgnoredAny>(data).is_ok();
    let is_expected = is_json && depth(data) <= DEPTH;
    let whole = skips(Cut::of(data, data.len().max(1)));
    assert_eq!(whole, is_expected, "skipped as a whole");
    for size in [1, 2, 3, 7, 16, 17, 31] {
        let is_skipped = skips(Cut::of(data, size));
        assert_eq!(is_skipped, is_expected, "in pieces of {size}");
    }
    for at in (0..data.len()).step_by(step(data.len())) {
        let is_skipped = skips(Cut::at(data, at));
        assert_eq!(is_skipped, is_expected, "cut at {at}");
    }
    is_json
}

fn skips(pieces: Cut<'_>) -> bool {
    let [plain, looked_at] = [pieces, pieces.looked_at()].map(|pieces| {
        let mut json = pieces.json();
        json.skip().and_then(|()| json.finish()).is_ok()
    });
    assert_eq!(plain, looked_at, "with rows that were found before");
    plain
}

/// How deep brackets are nested in what is JSON.
fn depth(json: &[u8]) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    let (mut is_text, mut is_escaped) = (false, false);
    for byte in json {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if is_text => is_escaped = true,
            b'"' => is_text = !is_text,
            b'{' | b'[' if !is_text => depth += 1,
            b'}' | b']' if !is_text => depth -= 1,
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// Compares what is read of a report, whole, in pieces, and cut.
fn content(data: &[u8]) -> bool {
    let Some(tree) = Node::of(data) else {
        return false;
    };
    let expected = reference::read(&tree);
    let reads = |pieces: Cut<'_>| {
        let name = "report.json";
        only(name, read(name, pieces, Keep::All)).suite
    };
    let whole = lines(&reads(Cut::of(data, data.len())));
    let looked_at = lines(&reads(Cut::of(data, data.len()).looked_at()));
    assert_eq!(looked_at, whole, "with rows that were found before");
    let is_report = expected.is_some();
    if let Some(expected) = expected {
        assert_eq!(whole, expected);
    }
    for size in [1, 5, 64] {
        assert_eq!(
            lines(&reads(Cut::of(data, size))),
            whole,
            "in pieces of {size}"
        );
    }
    let end = data.iter().rposition(|byte| !byte.is_ascii_whitespace());
    for len in (0..end.unwrap_or(0)).step_by(step(data.len())) {
        let cut = reads(Cut::of(&data[..len], len.max(1)));
        let is_told = matches!(cut.end, End::Cut(_) | End::Unreadable(_));
        assert!(is_told, "cut at {len}: {:?}", cut.end);
    }
    is_report
}

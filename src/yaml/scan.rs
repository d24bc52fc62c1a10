//! Small scans over the text between tokens, where only white space, comments, node properties and
//! indicators can stand.

use super::{Span, lines::Lines};

/// The first byte at or behind `at` that is neither white space nor part of a comment.
pub(super) fn skip_blank(text: &str, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    while let Some(byte) = bytes.get(at) {
        match byte {
            b' ' | b'\t' | b'\n' | b'\r' => at += 1,
            b'#' if at == 0 || matches!(bytes[at - 1], b' ' | b'\t' | b'\n' | b'\r') => {
                while !matches!(bytes.get(at), None | Some(b'\n' | b'\r')) {
                    at += 1;
                }
            }
            // A byte-order mark.
            0xef if bytes[at..].starts_with("\u{feff}".as_bytes()) => at += 3,
            _ => break,
        }
    }
    at
}

/// Just behind the first `indicator` after `at`, over blanks, comments and node properties; `at`
/// itself where there is none.
pub(super) fn past_indicator(text: &str, at: usize, indicator: u8) -> usize {
    let mut here = at;
    loop {
        here = skip_blank(text, here);
        match text.as_bytes().get(here) {
            Some(byte) if *byte == indicator => return here + 1,
            Some(b'&' | b'!') => here = past_word(text, here),
            // The comma, or the opening bracket, in front of an empty key of a flow mapping.
            Some(b',' | b'{' | b'[' | b'?') => here += 1,
            _ => return at,
        }
    }
}

/// The colon of a key that is not written, behind the entry before it; `at` itself where it has none.
pub(super) fn colon(text: &str, at: usize) -> usize {
    let mut here = skip_blank(text, at);
    if text.as_bytes().get(here) == Some(&b',') {
        here = skip_blank(text, here + 1);
    }
    if text.as_bytes().get(here) == Some(&b':') {
        here
    } else {
        at
    }
}

/// The dash in front of the first item of a sequence that the parser reports at `reported`.
pub(super) fn dash(text: &str, from: usize, reported: usize) -> usize {
    if text.as_bytes().get(reported) == Some(&b'-') && is_dash(text, reported) {
        return reported;
    }
    // Behind the key: its colon, then perhaps properties, then the dash.
    let mut here = from;
    while here < reported {
        here = skip_blank(text, here);
        match text.as_bytes().get(here) {
            Some(b'-') if is_dash(text, here) => return here,
            Some(b':' | b'-' | b'?') => here += 1,
            Some(b'&' | b'!') => here = past_word(text, here),
            _ => break,
        }
    }
    reported
}

/// Whether the dash at `at` begins a sequence item and not a scalar.
fn is_dash(text: &str, at: usize) -> bool {
    matches!(
        text.as_bytes().get(at + 1),
        None | Some(b' ' | b'\t' | b'\n' | b'\r')
    )
}

fn past_word(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    at + rest
        .find([' ', '\t', '\n', '\r', ',', ']', '}'])
        .unwrap_or(rest.len())
}

/// The extent of a block scalar, from its `|` or `>` to the end of its last content line, without
/// that line's break.
///
/// `from` is behind the key or in front of the dash, `content` what the parser reports: from the
/// first content character, with the blank lines and the indentation that follow.
pub(super) fn block_scalar(text: &str, lines: &Lines<'_>, from: usize, content: &Span) -> Span {
    let bytes = text.as_bytes();
    let mut start = from;
    loop {
        start = skip_blank(text, start);
        match bytes.get(start) {
            Some(b'|' | b'>') | None => break,
            Some(b'&' | b'!') => start = past_word(text, start),
            _ => start += 1,
        }
    }
    let header = lines.of(start);
    let mut end = lines.content(header).end;
    if content.is_empty() {
        return start..end;
    }
    let indent = lines.indent_of(content.start);
    for line in lines.of(content.start)..lines.count() {
        let span = lines.content(line);
        let here = &text[span.clone()];
        let blanks = here.len() - here.trim_start_matches(' ').len();
        if blanks < here.len() {
            // The parser's end lies behind the indentation of what follows the scalar.
            if span.start + blanks >= content.end {
                break;
            }
            end = span.end;
        } else if blanks > indent {
            // White space deeper than the indentation is content (YAML 1.2, section 8.1.1.2).
            end = span.end;
        }
    }
    start..end
}

//! Where a mistake most probably is when a parser gives up: often lines before that place.

use super::lines::Lines;

/// A better place, and what is wrong there where the parser's words are about another.
pub(super) struct Blame {
    pub(super) at: usize,
    pub(super) message: Option<String>,
}

/// How many lines behind the place a tab is looked for.
const LOOK_AHEAD: usize = 3;

/// The place to blame for an error at `at`; `bracket` is the innermost one that is open there.
pub(super) fn place(text: &str, at: usize, bracket: Option<usize>) -> Option<Blame> {
    let lines = Lines::new(text);
    let line = lines.of(at);
    let near = line..(line + LOOK_AHEAD).min(lines.count());
    if let Some(blame) = near.into_iter().find_map(|line| tab(&lines, line)) {
        return Some(blame);
    }
    if let Some((start, end)) = open_quote(text, &lines, line)
        && end.is_none_or(|end| lines.of(end) + 1 >= line)
    {
        let message = match end {
            Some(end) => format!("this quote is closed only in line {}", lines.of(end) + 1),
            None => "this quote is never closed".to_owned(),
        };
        return Some(Blame {
            at: start,
            message: Some(message),
        });
    }
    let bracket = bracket.filter(|bracket| lines.of(*bracket) < line)?;
    is_left_open(text, &lines, bracket).then(|| Blame {
        at: bracket,
        message: Some(format!("this `{}` is not closed", &text[bracket..=bracket])),
    })
}

/// The tab in a line's indentation.
fn tab(lines: &Lines<'_>, line: usize) -> Option<Blame> {
    let indent = lines.text(line);
    let indent = &indent[..indent.len() - indent.trim_start().len()];
    let at = lines.start(line) + indent.find('\t')?;
    Some(Blame { at, message: None })
}

/// Whether nothing closes a bracket before the lines are no further in than its own.
fn is_left_open(text: &str, lines: &Lines<'_>, bracket: usize) -> bool {
    let own = indent(lines.text(lines.of(bracket)));
    let mut depth = 0_usize;
    for line in lines.of(bracket)..lines.count() {
        let span = lines.content(line);
        let is_first = span.contains(&bracket) || span.end == bracket;
        if !is_first && !lines.text(line).trim().is_empty() && indent(lines.text(line)) <= own {
            // A bracket that closes may stand in the column of what it belongs to.
            if !lines.text(line).trim_start().starts_with([']', '}']) {
                return true;
            }
        }
        let start = if is_first { bracket } else { span.start };
        for byte in text[start..span.end].bytes() {
            match byte {
                b'[' | b'{' => depth += 1,
                b']' | b'}' => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return false;
                    }
                }
                _ => {}
            }
        }
    }
    true
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// The last quote before `line` that is not closed on its own line, and where it is closed.
fn open_quote(text: &str, lines: &Lines<'_>, line: usize) -> Option<(usize, Option<usize>)> {
    let mut found = None;
    // Behind a quote that is closed on a later line.
    let mut reached = 0;
    // The lines of a block scalar are further in than the line of its header.
    let mut block: Option<usize> = None;
    for at in 0..=line.min(lines.count() - 1) {
        let content = lines.content(at);
        if content.end <= reached && at > 0 {
            continue;
        }
        let whole = &text[content.clone()];
        if let Some(own) = block {
            if whole.trim().is_empty() || indent(whole) > own {
                continue;
            }
            block = None;
        }
        let mut here = content.start.max(reached);
        while let Some(start) = quote(text, content.start, here, content.end) {
            let end = close(text, start);
            match end {
                Some(end) if end < content.end => here = end + 1,
                _ => {
                    found = Some((start, end));
                    reached = end.map_or(text.len(), |end| end + 1);
                    here = content.end;
                }
            }
        }
        if reached <= content.end && is_block_header(&text[here.min(content.end)..content.end]) {
            block = Some(indent(whole));
        }
    }
    found
}

/// The next quote in `from..to` that begins a value, on the line that begins at `line`.
fn quote(text: &str, line: usize, from: usize, to: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut before = text[line..from].trim_end().bytes().next_back();
    for at in from..to {
        match bytes[at] {
            b' ' => {}
            b'#' if at > line && bytes[at - 1] == b' ' => return None,
            b'"' | b'\'' if begins_value(before, bytes[at.saturating_sub(1)] == b' ') => {
                return Some(at);
            }
            byte => before = Some(byte),
        }
    }
    None
}

/// Whether a value can begin behind this byte; the indicators of block style need a space.
fn begins_value(before: Option<u8>, has_space: bool) -> bool {
    match before {
        None | Some(b'[' | b'{' | b',') => true,
        Some(b':' | b'-' | b'?') => has_space,
        Some(_) => false,
    }
}

/// The quote that closes the one at `start`.
fn close(text: &str, start: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let quote = bytes[start];
    let mut at = start + 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' if quote == b'"' => at += 1,
            byte if *byte == quote => {
                if quote == b'"' || bytes.get(at + 1) != Some(&quote) {
                    return Some(at);
                }
                at += 1;
            }
            _ => {}
        }
        at += 1;
    }
    None
}

/// Whether a line ends with the header of a block scalar.
pub(super) fn is_block_header(line: &str) -> bool {
    let line = line.split(" #").next().unwrap_or_default().trim_end();
    let header = line.rsplit([' ', ':']).next().unwrap_or_default();
    let rest = header.strip_prefix(['|', '>']);
    rest.is_some_and(|rest| rest.chars().all(|char| "+-123456789".contains(char)))
}

#[cfg(test)]
mod tests {
    use crate::yaml::{Lines, Tree};

    /// The line that is blamed, counted from 1, and why.
    fn blamed(text: &str) -> (usize, String) {
        let error = Tree::parse(text).unwrap_err();
        (Lines::new(text).position(error.at).0, error.message)
    }

    #[test]
    fn what_is_not_closed_is_blamed_where_it_begins() {
        for (text, line, message) in [
            (
                "a:\n  b: [x, y\n  c: d\n  e: f\n",
                2,
                "this `[` is not closed",
            ),
            ("a:\n  b: { x: 1\n  c: d\n", 2, "this `{` is not closed"),
            (
                "a:\n  b: \"x\n  c: d\n  e: \"f\"\n",
                2,
                "this quote is closed only in line 4",
            ),
            ("a:\n  b: 'x\n  c: d\n", 2, "this quote is never closed"),
        ] {
            assert_eq!(blamed(text), (line, message.to_owned()), "{text}");
        }
    }

    #[test]
    fn a_tab_is_blamed_where_it_stands() {
        assert_eq!(blamed("a:\n  b: c\n\td: e\n").0, 3);
    }

    #[test]
    fn other_mistakes_stay_where_the_parser_finds_them() {
        assert_eq!(blamed("a: grep '^x:' y\n b: c\nd: 'e'\n").0, 2);
        let text = "a: |\n  it's \"text\nb: [\n  c: [d]\n  e: f, g: h\n]\n";
        assert_eq!(blamed(text).0, 5);
        assert_eq!(blamed("a: b\n c: d\n").0, 2);
    }
}

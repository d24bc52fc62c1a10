//! What a name's value is made of, wherever YAML lets it stand: behind tags and anchors, in a list, on the lines below.

use std::ops::Range;

/// How far behind a name its value is looked for: a text of nothing but names comes to an end.
const REACH: usize = 4096;

/// A text that is the value of a name, or a part of it.
pub(super) struct Part {
    /// Where it begins, without the quotes in front of it, and how far it can reach.
    pub(super) span: Range<usize>,
    /// Whether it is one of several.
    pub(super) is_item: bool,
}

/// The texts behind a sign. There is one, unless they are in a list or on lines of their own.
pub(super) fn parts(text: &str, sign: usize) -> Vec<Part> {
    let start = sign + 1;
    let window = &text[..text.floor_char_boundary(start.saturating_add(REACH))];
    let rest = without_properties(&window[start..]);
    let at = window.len() - rest.len();
    match rest.bytes().next() {
        _ if text.as_bytes()[sign] != b':' => one(window, start),
        Some(b'[') => items(window, at),
        None | Some(b'\n' | b'\r' | b'#' | b'|' | b'>') => below(window, sign, at),
        _ if is_whole(rest) => one(window, at),
        _ => one(window, start),
    }
}

/// What stands in front of a text in quotes.
const QUOTES: [char; 4] = [' ', '"', '\'', '\\'];

fn one(window: &str, at: usize) -> Vec<Part> {
    let rest = window[at..].trim_start_matches(QUOTES);
    vec![Part {
        span: window.len() - rest.len()..window.len(),
        is_item: false,
    }]
}

/// A value without its tag and its anchor: `!!str`, `&name`.
fn without_properties(mut rest: &str) -> &str {
    let is_of_tag = |char: char| char.is_ascii_alphanumeric() || "!&<>:,./_-".contains(char);
    loop {
        rest = rest.trim_start_matches([' ', '\t']);
        let end = rest.find(|char| !is_of_tag(char)).unwrap_or(rest.len());
        let is_apart = rest[end..].starts_with([' ', '\t', '\r', '\n']);
        if !is_apart || !rest.starts_with(['!', '&']) {
            return rest;
        }
        rest = &rest[end..];
    }
}

/// Whether a text is one word with nothing but a comment or the end of a list behind it.
fn is_whole(text: &str) -> bool {
    let line = text.lines().next().unwrap_or_default();
    let line = line.trim_start_matches(QUOTES);
    let end = line.find(|char: char| char.is_whitespace() || "\"',]}".contains(char));
    let behind = line[end.unwrap_or(line.len())..].trim_start_matches(QUOTES);
    behind.is_empty() || behind.starts_with(['#', ',', ']', '}'])
}

/// The items of a list in brackets, as many as anybody has.
fn items(window: &str, open: usize) -> Vec<Part> {
    const MOST: usize = 64;
    let start = open + 1;
    let end = window[start..]
        .find(']')
        .map_or(window.len(), |end| start + end);
    let mut at = start;
    let items = window[start..end].split_inclusive(',').take(MOST);
    let items = items.filter_map(|item| {
        at += item.len();
        let behind = without_properties(item.trim_start()).trim_start_matches(QUOTES);
        is_whole(behind).then(|| Part {
            span: at - behind.len()..at,
            is_item: true,
        })
    });
    items.collect()
}

/// The lines that are farther in than that of the name, or are items below it, and have nothing but a word.
fn below(window: &str, name: usize, at: usize) -> Vec<Part> {
    let start = window[..name].rfind('\n').map_or(0, |end| end + 1);
    let own = &window[start..name];
    if !is_key(own) {
        return Vec::new();
    }
    let own = own.len() - own.trim_start_matches([' ', '-']).len();
    let mut next = window[at..]
        .find('\n')
        .map_or(window.len(), |end| at + end + 1);
    let mut found = Vec::new();
    for line in window[next..].split_inclusive('\n') {
        next += line.len();
        let inner = line.trim_start();
        let indent = line.len() - inner.len();
        let item = inner.strip_prefix("- ");
        if inner.is_empty() {
            continue;
        }
        if indent < own || indent == own && item.is_none() {
            break;
        }
        let behind = without_properties(item.unwrap_or(inner)).trim_start_matches(QUOTES);
        if is_whole(behind) {
            found.push(Part {
                span: next - behind.len()..next,
                is_item: item.is_some(),
            });
        }
    }
    found
}

/// Whether a line up to its colon is a key of a mapping: `if password` is none.
fn is_key(line: &str) -> bool {
    let line = line.trim_end_matches([' ', '\t', '"', '\'']);
    let is_of_name = |char: char| char.is_ascii_alphanumeric() || "_-.".contains(char);
    let before = line.trim_end_matches(is_of_name);
    let before = before.trim_end_matches([' ', '\t', '"', '\'']);
    let before = before.trim_end_matches("- ").trim_end();
    before.is_empty() || before.ends_with(['-', '{', ',', '?'])
}

#[cfg(test)]
mod tests {
    use crate::secret::mask;

    /// Made of the alphabet, so that it is nobody's.
    const RANDOM: &str = "a0b1c2d3e4f5g6h7i8j9k0l1m2";

    #[test]
    fn a_value_is_hidden_wherever_yaml_lets_it_stand() {
        for form in [
            "PASSWORD: !!str X",
            "PASSWORD: !<tag:yaml.org,2002:str> 'X'",
            "PASSWORD: &password X",
            "PASSWORD: &password !!str \"X\"",
            "PASSWORD: [X]",
            "PASSWORD: [ 'X', \"X\", !!str X ]",
            "PASSWORD: [\n  a,\n  X\n]",
            "PASSWORD:\n  X",
            "PASSWORD: # of the database\n\n  X",
            "PASSWORD: !!str\n  'X'",
            "PASSWORD: |-\n  X\n  X\nOTHER: a",
            "PASSWORD: >\r\n  X\r\n",
            "PASSWORD:\n- X\n- X",
            "a:\n  - PASSWORD:\n      X",
            "a: { PASSWORD:\n  X }",
            "\"PASSWORD\" : X",
            "PASSWORD : X",
            "PASSWORD\t:\tX",
            "{PASSWORD: X}",
            "{\"PASSWORD\":X}",
            "? PASSWORD\n: X",
            "? \"PASSWORD\"\n: \"X\"",
            "PASSWORD = \"X\"",
            "curl -d \"{\\\"PASSWORD\\\": \\\"X\\\"}\"",
            "default_password:\n  type: string\n  default:\n    X",
        ] {
            let text = form.replace('X', RANDOM);
            let stars = "*".repeat(RANDOM.len());
            assert_eq!(mask(&text), form.replace('X', &stars), "{form}");
        }
        for (text, hidden) in [
            ("password: !!str hunter2", "password: !!str *******"),
            ("- password:\n    hunter2", "- password:\n    *******"),
        ] {
            assert_eq!(mask(text), hidden);
        }
    }

    #[test]
    fn what_is_no_value_of_the_name_stays() {
        for form in [
            "PASSWORD:\nX",
            "a:\n  PASSWORD:\n  commit: X",
            "PASSWORD:\n  commit: X",
            "PASSWORD:\nother:\n  - X",
            "- PASSWORD:\n- X",
            "PASSWORD: $PASSWORD\n  X",
            "PASSWORD: [$PASSWORD]\ncommit: [X]",
            "commit\n: X",
            "PASSWORD\n: X",
            "KEY: [X]",
            "if password:\n  raise",
            "password: [82, 128, { a: b }]",
            "fn a(password: &str) -> X",
            "fn a(password : &str) -> X",
            "encodedKey = a1.b2.c3.d4.e5.f6.g7.h8(X)",
        ] {
            let text = form.replace('X', RANDOM);
            assert_eq!(mask(&text), text, "{form}");
        }
    }

    #[test]
    fn a_text_of_nothing_but_names_comes_to_an_end() {
        let lines = (0..2000).map(|indent| " ".repeat(indent) + "TOKEN:\n");
        let many = lines.collect::<String>();
        assert_eq!(mask(&many), many);
        let one_line = "TOKEN: [".repeat(100_000);
        assert_eq!(mask(&one_line), one_line);
    }
}

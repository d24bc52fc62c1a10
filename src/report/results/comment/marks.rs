//! What is not seen in a comment: that it is one of postorb's, and where each suite begins and ends.
//!
//! A section ends with a number that its text has not in such a mark: what a test says cannot end it.

use std::fmt::Write as _;

use super::cut;
use super::facts::Facts;
use super::section::Section;

/// The first line. Who quotes a comment has something before it.
pub(super) const HEAD: &str = "<!-- postorb:comment -->";

const START: &str = "<!-- postorb:suite ";
const END: &str = " -->";

/// Whether a comment is one of postorb's, by its first line.
#[must_use]
pub fn is_comment(body: &str) -> bool {
    body.lines()
        .next()
        .is_some_and(|line| line.trim_end() == HEAD)
}

/// A section with its marks.
pub(super) fn section(facts: &Facts, text: &str) -> String {
    let mut number = 0_u64;
    while text.contains(&end(number)) {
        number += 1;
    }
    let end = end(number);
    format!("{START}{number} {}{END}\n{text}{end}\n", hidden(facts))
}

/// How many characters the marks of a section take at most.
pub(super) fn room(facts: &Facts) -> usize {
    /// Numbers with all of their digits.
    const NUMBERS: usize = 40;
    cut::units(&section(facts, "")) + NUMBERS
}

fn end(number: u64) -> String {
    format!("<!-- /postorb:suite {number} -->")
}

/// Facts as JSON that can stand in a comment of HTML, and names nobody.
fn hidden(facts: &Facts) -> String {
    // Numbers have none of these characters, so that they are in texts.
    let json = serde_json::to_string(facts).unwrap_or_default();
    let mut out = String::with_capacity(json.len());
    for char in json.chars() {
        match char {
            '-' | '<' | '>' | '@' | '#' | '&' => {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{:04x}", u32::from(char));
            }
            _ => out.push(char),
        }
    }
    out
}

/// The sections of a comment.
pub(super) fn sections(body: &str) -> Vec<Section> {
    if !is_comment(body) {
        return Vec::new();
    }
    // Who edits a comment in a browser leaves other ends of lines.
    let body = body.replace("\r\n", "\n");
    let mut sections = Vec::new();
    let mut lines = body.lines();
    while let Some(line) = lines.next() {
        let Some((number, facts)) = start(line) else {
            continue;
        };
        let end = end(number);
        let mut text = String::new();
        let mut is_ended = false;
        for line in lines.by_ref() {
            if line == end {
                is_ended = true;
                break;
            }
            text += line;
            text.push('\n');
        }
        if is_ended {
            let blocks = cut::blocks(&text);
            sections.push(Section { facts, blocks });
        }
    }
    sections
}

fn start(line: &str) -> Option<(u64, Facts)> {
    let inside = line.strip_prefix(START)?.strip_suffix(END)?;
    let (number, json) = inside.split_once(' ')?;
    Some((number.parse().ok()?, serde_json::from_str(json).ok()?))
}

//! A failure as something that is unfolded.

use super::super::Report;
use super::super::check::Check;
use super::super::details::{details, message};
use super::super::excerpt::{self, cut};
use super::super::site;
use crate::harmless::shown;
use crate::report::markdown::block;

/// The longest name, in characters.
const NAME: usize = 200;
/// The longest of what explains it.
const DETAILS: usize = 4_000;

/// The failure, closed and with its details inside of a fence: nothing in it is Markdown.
pub(in crate::report::results) fn failure(report: &Report<'_>, check: &Check<'_>) -> String {
    let new = match check.is_new(report) {
        Some(true) => "🆕 ",
        _ => "",
    };
    let path = code(&site::path(check.suite, check.execution));
    let name = code(&check.name());
    let mut lines = vec![message(check).to_owned()];
    lines.extend(details(check));
    if let Some(answer) = excerpt::answer(check.suite, check.execution) {
        lines.extend([String::new(), answer.title, answer.text]);
    }
    let details = block("text", &cut(&lines.join("\n"), DETAILS));
    format!("<details><summary>{new}{path}: {name}</summary>\n\n{details}\n</details>\n\n")
}

/// Code inside of an element. Markdown ends where an element begins that has a line of its own, so that
/// only HTML is escaped there; and GitHub looks for no names in code.
fn code(text: &str) -> String {
    let line = shown(text).replace(['\n', '\t'], " ");
    let mut out = "<code>".to_owned();
    for char in cut(line.trim(), NAME).chars() {
        match char {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(char),
        }
    }
    out + "</code>"
}

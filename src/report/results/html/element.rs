//! Text inside of elements. Nothing in it is markup, and nothing leads anywhere: addresses are text too.

use std::io;

use super::super::time::human;
use crate::report::xml;
use crate::results::{Execution, Request, Suite};

/// Text between tags, with keys masked. What XML takes is what HTML takes, for all elements but
/// `script` and `style`, in which no text from outside stands.
pub(super) fn text(text: &str) -> String {
    xml::text(text)
}

/// A part of a text that [`shown`] made harmless as a whole.
///
/// [`shown`]: crate::harmless::shown
pub(super) fn part(text: &str) -> String {
    xml::part(text)
}

/// The value of an attribute, without its quotes, with keys masked.
pub(super) fn attribute(text: &str) -> String {
    xml::attribute(text)
}

/// A name, or what stands for one that is blank.
pub(super) fn name(name: &str) -> String {
    if name.trim().is_empty() {
        "(unnamed)".to_owned()
    } else {
        text(name)
    }
}

/// The id of an execution, by which links lead to it: places counted from 1.
pub(super) fn id(suite: usize, execution: usize) -> String {
    format!("e{}-{}", suite + 1, execution + 1)
}

/// The name of a request behind its folders, which stand back.
pub(super) fn path(suite: &Suite, request: &Request, first: usize) -> String {
    let mut out = String::new();
    for folder in request.folders.iter().skip(first) {
        out.extend(["<i>", &name(suite.text(*folder)), " / </i>"]);
    }
    out + &name(suite.text(request.name))
}

/// What was sent by which method, and what came back: `POST 404 12 ms`, in columns.
pub(super) fn facts(suite: &Suite, execution: &Execution) -> String {
    let kept = suite.exchange(execution);
    let method = kept.map(|kept| text(suite.text(kept.method)));
    let code = match execution.code {
        Some(code) => code.to_string(),
        None if kept.is_some() => "no answer".to_owned(),
        None => String::new(),
    };
    let time = match execution.time {
        0 if execution.code.is_none() => String::new(),
        time => format!(" <time>{}</time>", human(time.into())),
    };
    let method = method.filter(|method| !method.is_empty());
    let method = method.map_or_else(String::new, |method| format!("<b>{method}</b> "));
    format!("<span class=\"facts\">{method}{code}{time}</span>")
}

/// A count with commas between its thousands.
pub(super) fn count(count: u64) -> String {
    let digits = count.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Writes one element with a text inside.
pub(super) fn element(
    out: &mut dyn io::Write,
    tag: &str,
    class: &str,
    inside: &str,
) -> io::Result<()> {
    writeln!(out, "<{tag} class=\"{class}\">{}</{tag}>", text(inside))
}

#[cfg(test)]
mod tests {
    use super::{count, name};

    #[test]
    fn counts_have_commas() {
        for (number, text) in [
            (0, "0"),
            (999, "999"),
            (1000, "1,000"),
            (1_234_567, "1,234,567"),
        ] {
            assert_eq!(count(number), text);
        }
    }

    #[test]
    fn a_name_is_text_and_never_nothing() {
        assert_eq!(name(" \n"), "(unnamed)");
        assert_eq!(name("<b>&\u{202e}"), "&lt;b&gt;&amp;\\u{202e}");
    }
}

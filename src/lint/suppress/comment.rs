//! What a comment asks for.

use crate::yaml::{Comment, Span};

/// A request to leave findings out.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Request<'t> {
    /// `postorb: ignore[…]` or `postorb: ignore-file[…]`: what these rules find.
    Rules {
        whole_file: bool,
        names: Vec<(&'t str, Span)>,
    },
    /// Meant to be one of those, and neither.
    Unclear(Span),
    /// A comment of CircleCI's language server.
    Cci(Cci),
}

/// The comments of CircleCI's language server (circleci-yaml-language-server, `suppression.go`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cci {
    File,
    Line,
    NextLine,
    Start,
    End,
}

/// Everything that a comment asks for; it may hold several, each behind a `#` of its own.
pub(super) fn requests<'t>(comment: &Comment<'t>) -> Vec<Request<'t>> {
    let cci = match comment.text.trim() {
        "cci-ignore-file" => Some(Cci::File),
        "cci-ignore-next-line" => Some(Cci::NextLine),
        "cci-ignore-start" => Some(Cci::Start),
        "cci-ignore-end" => Some(Cci::End),
        // The only one that may stand behind something else.
        text if text.rsplit('#').next().map(str::trim) == Some("cci-ignore") => Some(Cci::Line),
        _ => None,
    };
    let mut start = comment.span.start + 1;
    let mut requests = Vec::new();
    for part in comment.text.split('#') {
        requests.extend(own(part, start));
        start += part.len() + 1;
    }
    requests.extend(cci.map(Request::Cci));
    requests
}

/// A request in postorb's own words. `postorb` alone, `postorb: added …` and the like are marks of
/// `merge`, and none.
fn own(part: &str, start: usize) -> Option<Request<'_>> {
    let rest = part.trim_start().strip_prefix("postorb:")?.trim_start();
    if !rest.starts_with("ignore") {
        return None;
    }
    let at = |inner: &str| start + (inner.as_ptr() as usize - part.as_ptr() as usize);
    let unclear = Request::Unclear(at(rest)..at(rest) + rest.trim_end().len());
    let Some((word, names)) = rest.split_once('[') else {
        return Some(unclear);
    };
    let whole_file = match word.trim_end() {
        "ignore" => false,
        "ignore-file" => true,
        _ => return Some(unclear),
    };
    // What follows the brackets is the reason.
    let Some((names, _)) = names.split_once(']') else {
        return Some(unclear);
    };
    let names: Vec<_> = names
        .split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(|name| (name, at(name)..at(name) + name.len()))
        .collect();
    if names.is_empty() {
        return Some(unclear);
    }
    Some(Request::Rules { whole_file, names })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::Tree;

    fn read(text: &str) -> Vec<Request<'_>> {
        let tree = Tree::parse(text).unwrap();
        let comments = tree.comments().iter();
        comments.flat_map(requests).collect()
    }

    fn rules<'t>(whole_file: bool, names: &[(&'t str, Span)]) -> Request<'t> {
        Request::Rules {
            whole_file,
            names: names.to_vec(),
        }
    }

    #[test]
    fn rules_are_read_with_their_places_and_a_reason_may_follow() {
        for (text, expected) in [
            ("# postorb: ignore[a-b]", rules(false, &[("a-b", 18..21)])),
            (
                "#postorb:ignore [ a , b ] # because",
                rules(false, &[("a", 18..19), ("b", 22..23)]),
            ),
            (
                "# ours # postorb: ignore-file[é]: meant",
                rules(true, &[("é", 30..32)]),
            ),
            (
                "# postorb # postorb: ignore[a]",
                rules(false, &[("a", 28..29)]),
            ),
        ] {
            assert_eq!(read(text), [expected], "{text}");
        }
    }

    #[test]
    fn what_was_meant_as_a_suppression_is_told_from_marks_and_prose() {
        for unclear in [
            "ignore",
            "ignore[]",
            "ignore[a",
            "ignore-line[a]",
            "ignore-file",
            "ignored",
        ] {
            let text = format!("a: 1 # postorb: {unclear} ");
            let end = 16 + unclear.len();
            assert_eq!(read(&text), [Request::Unclear(16..end)], "{text}");
        }
        for other in [
            "postorb",
            "postorb: added ignore, b",
            "postorb: was a plain name",
            "postorb ignores this",
            "see postorb: ignore[a]",
            "cci-ignore this",
            "cci-ignored",
        ] {
            assert_eq!(read(&format!("a: 1 # {other}")), [], "{other}");
        }
    }

    #[test]
    fn comments_of_the_language_server_are_read_as_it_reads_them() {
        for (text, expected) in [
            ("#cci-ignore-file", Cci::File),
            ("a: 1 # cci-ignore", Cci::Line),
            ("a: 1 # ours # cci-ignore ", Cci::Line),
            ("# cci-ignore-next-line", Cci::NextLine),
            ("# cci-ignore-start", Cci::Start),
            ("# cci-ignore-end", Cci::End),
        ] {
            assert_eq!(read(text), [Request::Cci(expected)], "{text}");
        }
        assert_eq!(read("a: 1 # ours # cci-ignore-start"), []);
    }
}

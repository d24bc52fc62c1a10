//! What a comment asks for.

use crate::suggest::nearest;
use crate::yaml::{Comment, Span};

/// A request to leave findings out.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Request<'t> {
    /// `postorb: ignore[…]` or `postorb: ignore-file[…]`: what these rules find.
    Rules {
        whole_file: bool,
        names: Vec<(&'t str, Span)>,
        /// All that the request is, from its `#` to the end of the reason behind it.
        whole: Span,
    },
    /// Meant to be one of those, and neither; with the word that was meant where it is another.
    Unclear(Span, Option<&'static str>),
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
    let mut parts = Vec::new();
    for part in comment.text.split('#') {
        parts.push((part, start));
        start += part.len() + 1;
    }
    let mut requests = Vec::new();
    for (index, (part, start)) in parts.iter().enumerate() {
        // What follows is the reason, up to another request or a mark of `merge`.
        let mut behind = parts[index + 1..].iter();
        let next = behind.find(|(part, _)| is_another(part));
        let end = next.map_or(comment.span.end, |(_, start)| start - 1);
        requests.extend(own(part, *start, end));
    }
    requests.extend(cci.map(Request::Cci));
    requests
}

/// Whether a part of a comment is something of its own, and no reason for what stands before it.
fn is_another(part: &str) -> bool {
    part.trim_start().starts_with("postorb") || part.trim() == "cci-ignore"
}

/// A request in postorb's own words, which ends at `end` with its reason. `postorb` alone,
/// `postorb: added …` and the like are marks of `merge`, and none.
fn own(part: &str, start: usize, end: usize) -> Option<Request<'_>> {
    let rest = part.trim_start().strip_prefix("postorb:")?.trim_start();
    let word_end = rest.find(|char: char| !char.is_ascii_alphanumeric() && !"-_".contains(char));
    let (word, behind) = rest.split_at(word_end.unwrap_or(rest.len()));
    let names = behind.trim_start().strip_prefix('[');
    let meant = meant(word);
    if !rest.starts_with("ignore") && (names.is_none() || meant.is_none()) {
        return None;
    }
    let at = |inner: &str| start + (inner.as_ptr() as usize - part.as_ptr() as usize);
    let unclear = |meant| Request::Unclear(at(rest)..at(rest) + rest.trim_end().len(), meant);
    let whole_file = match word {
        "ignore" => false,
        "ignore-file" => true,
        _ => return Some(unclear(meant)),
    };
    // What follows the brackets is the reason.
    let Some((names, _)) = names.and_then(|names| names.split_once(']')) else {
        return Some(unclear(None));
    };
    let names: Vec<_> = names
        .split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(|name| (name, at(name)..at(name) + name.len()))
        .collect();
    if names.is_empty() {
        return Some(unclear(None));
    }
    Some(Request::Rules {
        whole_file,
        names,
        whole: start - 1..end,
    })
}

/// The word that a misspelled one stands for, or one that other tools have in its place.
fn meant(word: &str) -> Option<&'static str> {
    let word = word.to_ascii_lowercase().replace('_', "-");
    let verb = word.split('-').next().unwrap_or_default();
    let is_verb = nearest(verb, ["ignore"]).is_some();
    if is_verb && word.contains("line") {
        return Some("ignore");
    }
    let known = nearest(&word, ["ignore", "ignore-file"]);
    known.or(is_verb.then_some("ignore"))
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

    fn rules<'t>(whole_file: bool, whole: Span, names: &[(&'t str, Span)]) -> Request<'t> {
        Request::Rules {
            whole_file,
            names: names.to_vec(),
            whole,
        }
    }

    #[test]
    fn rules_are_read_with_their_places_and_a_reason_may_follow() {
        for (text, expected) in [
            (
                "# postorb: ignore[a-b]",
                rules(false, 0..22, &[("a-b", 18..21)]),
            ),
            (
                "#postorb:ignore [ a , b ] # because",
                rules(false, 0..35, &[("a", 18..19), ("b", 22..23)]),
            ),
            (
                "# ours # postorb: ignore-file[é]: meant",
                rules(true, 7..40, &[("é", 30..32)]),
            ),
            (
                "# postorb # postorb: ignore[a] # postorb: was a plain name",
                rules(false, 10..31, &[("a", 28..29)]),
            ),
        ] {
            assert_eq!(read(text), [expected], "{text}");
        }
    }

    #[test]
    fn what_was_meant_as_a_suppression_is_told_from_marks_and_prose() {
        for (unclear, meant) in [
            ("ignore", None),
            ("ignore[]", None),
            ("ignore[a", None),
            ("ignore-line[a]", Some("ignore")),
            ("ignore-next-line[a]", Some("ignore")),
            ("ignor[a]", Some("ignore")),
            ("Ignore[a]", Some("ignore")),
            ("ignore_file[a]", Some("ignore-file")),
            ("ignore-flie [a]", Some("ignore-file")),
            ("ignore-file", None),
            ("ignored", Some("ignore")),
        ] {
            let text = format!("a: 1 # postorb: {unclear} ");
            let end = 16 + unclear.len();
            assert_eq!(read(&text), [Request::Unclear(16..end, meant)], "{text}");
        }
        for other in [
            "postorb",
            "postorb: added ignore, b",
            "postorb: was a plain name",
            "postorb: ignor a word",
            "postorb: mended [a]",
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

//! Changes in words.

use crate::circle::compiled::{Change, Kind, What};

/// One change, with names as `code` writes them.
pub(super) fn sentence(change: &Change, code: impl Fn(&str) -> String) -> String {
    let name = code(&change.name);
    let (what, place) = match &change.kind {
        Kind::Job => (format!("the job {name}"), String::new()),
        Kind::Workflow => (format!("the workflow {name}"), String::new()),
        Kind::Entry(workflow) => (
            format!("the job {name}"),
            format!("the workflow {}", code(workflow)),
        ),
        Kind::Orb => (format!("the orb {}", change.name), String::new()),
        Kind::Key => (format!("the key {name}"), String::new()),
    };
    let within = |word: &str| match place.as_str() {
        "" => String::new(),
        place => format!(" {word} {place}"),
    };
    match &change.what {
        What::Added => format!("{what} is new{}", within("in")),
        What::Removed => format!("{what} is gone{}", within("from")),
        What::Changed(keys) if keys.is_empty() => format!("{what} is another{}", within("in")),
        What::Changed(keys) => format!("{what} has other {}{}", keys.join(", "), within("in")),
        What::Became(then, now) => format!("{what} stands for {now}, and was {then}"),
    }
}

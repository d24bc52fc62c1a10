//! What is known of a report that is not whole, by why it is not: a report of postorb's has the words alone.

/// Why the end of a document is none: of JSON, and of XML.
pub(super) const ENDS: [&str; 2] = [
    "it ends in the middle of a value",
    "it ends inside of an element",
];

/// How it begins that a document counts more than it has.
pub(super) const COUNTS: &str = "it counts";

/// What a report lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lack {
    /// Everything from a place on.
    End,
    /// Some of what it counts itself: the document is whole.
    Rows,
    /// Nobody knows: it could not be read on, or has something that is no part of a report.
    Unknown,
}

impl Lack {
    /// What a report lacks of which this is said.
    pub(crate) fn of(why: &str) -> Self {
        if ENDS.iter().any(|end| why.starts_with(end)) {
            Self::End
        } else if why.starts_with(COUNTS) {
            Self::Rows
        } else {
            Self::Unknown
        }
    }
}

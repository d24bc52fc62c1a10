//! Ids of collections and environments.

pub(in crate::lint) use crate::id::{is_uid, is_uuid};

/// Whether `text` can only have been meant as one: digits and dashes, and about as long.
pub(in crate::lint) fn is_meant(text: &str) -> bool {
    (28..=60).contains(&text.len())
        && text.matches('-').count() >= 3
        && text
            .bytes()
            .all(|byte| byte == b'-' || byte.is_ascii_hexdigit())
}

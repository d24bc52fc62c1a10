//! Ids of collections and environments.

/// Whether `text` is a full UID, with its owner in front (newman 6.2, lib/util.js).
pub(in crate::lint) fn is_uid(text: &str) -> bool {
    text.split_once('-').is_some_and(|(owner, uuid)| {
        !owner.is_empty() && owner.bytes().all(|byte| byte.is_ascii_alphanumeric()) && is_uuid(uuid)
    })
}

/// Whether `text` is an id without its owner.
pub(in crate::lint) fn is_uuid(text: &str) -> bool {
    const GROUPS: [usize; 5] = [8, 4, 4, 4, 12];
    let mut groups = text.split('-');
    GROUPS.iter().all(|length| {
        groups.next().is_some_and(|group| {
            group.len() == *length && group.bytes().all(|byte| byte.is_ascii_hexdigit())
        })
    }) && groups.next().is_none()
}

/// Whether `text` can only have been meant as one: digits and dashes, and about as long.
pub(in crate::lint) fn is_meant(text: &str) -> bool {
    (28..=60).contains(&text.len())
        && text.matches('-').count() >= 3
        && text
            .bytes()
            .all(|byte| byte == b'-' || byte.is_ascii_hexdigit())
}

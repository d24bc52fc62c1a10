//! Ids of Postman's collections and environments, told by their shape.

/// Whether `text` is a full UID, with its owner in front: Newman's own test (postmanlabs/newman,
/// `lib/util.js`).
#[must_use]
pub(crate) fn is_uid(text: &str) -> bool {
    text.split_once('-').is_some_and(|(owner, id)| {
        !owner.is_empty() && owner.bytes().all(|byte| byte.is_ascii_alphanumeric()) && is_uuid(id)
    })
}

/// Whether `text` is an id without its owner, as workspaces have it too.
#[must_use]
pub(crate) fn is_uuid(text: &str) -> bool {
    let groups = text.split('-').map(|group| {
        let hex = group.bytes().all(|byte| byte.is_ascii_hexdigit());
        if hex { group.len() } else { 0 }
    });
    groups.eq([8, 4, 4, 4, 12])
}

/// Whether `text` can only have been meant as one: digits and dashes, and about as long.
#[must_use]
pub(crate) fn is_meant(text: &str) -> bool {
    (28..=60).contains(&text.len())
        && text.matches('-').count() >= 3
        && text
            .bytes()
            .all(|byte| byte == b'-' || byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::{is_uid, is_uuid};

    #[test]
    fn shapes_tell_ids() {
        let id = "28b680e3-eb56-4135-8f4c-de01a6e494e9";
        assert!(is_uuid(id) && !is_uid(id));
        for owner in ["789883", "a1"] {
            let uid = format!("{owner}-{id}");
            assert!(is_uid(&uid) && !is_uuid(&uid));
        }
        for other in [
            "",
            "-",
            "smoke",
            "1-2-3",
            &format!("-{id}"),
            &format!("{id}-"),
            &id[1..],
        ] {
            assert!(!is_uuid(other) && !is_uid(other), "{other}");
        }
    }
}

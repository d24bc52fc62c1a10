//! Paths as URI references (RFC 3986).

use std::fmt::Write as _;

/// The reference of a path, and whether it is relative.
pub(super) fn of(path: &str) -> (String, bool) {
    let path = if cfg!(windows) {
        path.replace('\\', "/")
    } else {
        path.to_owned()
    };
    let has_drive = path.get(1..3) == Some(":/");
    if path.starts_with('/') || has_drive {
        let slash = if has_drive { "/" } else { "" };
        return (format!("file://{slash}{}", encoded(&path)), false);
    }
    (encoded(path.trim_start_matches("./")), true)
}

/// Everything but unreserved characters and slashes, so that a name is neither a scheme nor a query.
fn encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/') {
            out.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn a_path_is_a_reference_whatever_it_holds() {
        for (path, uri, relative) in [
            (".circleci/config.yml", ".circleci/config.yml", true),
            ("./a b.yml", "a%20b.yml", true),
            ("http:x?é#1%", "http%3Ax%3F%C3%A9%231%25", true),
            ("../a\n.yml", "../a%0A.yml", true),
            ("/tmp/a.yml", "file:///tmp/a.yml", false),
            ("C:/a.yml", "file:///C%3A/a.yml", false),
        ] {
            assert_eq!(of(path), (uri.to_owned(), relative), "{path}");
        }
    }
}

//! The cookies of a header that sets them. `Set-Cookie2` (RFC 2965, 3.2.2) has several with commas between them; it is
//! nobody's any more, but servers send it, and proxies join what stood in several headers.

/// Each cookie with its attributes. The comma of a day, `Expires=Wed, 21 Oct`, is none between two.
pub(super) fn each(value: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(value);
    std::iter::from_fn(move || {
        let text = rest?;
        let mut is_quoted = false;
        let end = text.bytes().enumerate().position(|(at, byte)| {
            is_quoted ^= byte == b'"';
            byte == b',' && !is_quoted && is_pair(&text[at + 1..])
        });
        rest = end.map(|end| &text[end + 1..]);
        Some(&text[..end.unwrap_or(text.len())])
    })
}

/// Whether a text begins with the name of a cookie, and a `=`.
fn is_pair(text: &str) -> bool {
    let name = text.trim_start();
    let end = name.find(|char: char| char.is_whitespace() || "=;,\"".contains(char));
    end.is_some_and(|end| end > 0 && name[end..].starts_with('='))
}

#[cfg(test)]
mod tests {
    use super::each;

    #[test]
    fn cookies_are_told_apart_and_days_are_whole() {
        for (value, expected) in [
            ("a=b; Path=/", vec!["a=b; Path=/"]),
            (
                "a=b; Expires=Wed, 21 Oct 2026 07:28:00 GMT; Secure",
                vec!["a=b; Expires=Wed, 21 Oct 2026 07:28:00 GMT; Secure"],
            ),
            (
                "a=\"b, c=d\"; Version=1, e=\"f\"; Version=1,g=h",
                vec!["a=\"b, c=d\"; Version=1", " e=\"f\"; Version=1", "g=h"],
            ),
            ("a=\"b", vec!["a=\"b"]),
            ("", vec![""]),
        ] {
            assert_eq!(each(value).collect::<Vec<_>>(), expected, "{value}");
        }
    }
}

//! The rule by which a suite's name becomes the name of its entry in a workflow.

/// `name` in lower case, with `-` for every run of characters other than `[a-z0-9_]`, and none at
/// the ends; empty where nothing of it is left.
#[must_use]
pub fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for char in name.chars() {
        if char.is_ascii_alphanumeric() || char == '_' {
            slug.push(char.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn a_slug_has_lower_case_letters_digits_underscores_and_single_dashes() {
        for (name, expected) in [
            ("smoke", "smoke"),
            ("Smoke Tests", "smoke-tests"),
            ("a -- b", "a-b"),
            ("-a_b-", "a_b"),
            ("größe", "gr-e"),
            ("a: b # c", "a-b-c"),
            ("$(touch x)", "touch-x"),
            ("🚀 go", "go"),
            ("🚀", ""),
            ("", ""),
        ] {
            assert_eq!(slug(name), expected, "{name}");
            assert_eq!(slug(expected), expected);
        }
    }
}

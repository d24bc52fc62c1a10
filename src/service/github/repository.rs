//! Which repository.

use std::fmt;

/// A repository of GitHub's, by its names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repository {
    /// Whose it is.
    pub owner: String,
    /// Its name.
    pub name: String,
}

impl Repository {
    /// The one of `owner/name`; none where it is no such text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (owner, name) = text.split_once('/')?;
        (is_name(owner) && is_name(name)).then(|| Self {
            owner: owner.to_owned(),
            name: name.to_owned(),
        })
    }

    /// Whether a text of GitHub's, such as `acme/bookings`, means it: names are the same in any case.
    pub(super) fn is(&self, full_name: &str) -> bool {
        self.to_string().eq_ignore_ascii_case(full_name)
    }

    /// The path to something in it.
    pub(super) fn path<'p>(&'p self, rest: &[&'p str]) -> Vec<&'p str> {
        [&["repos", &self.owner, &self.name], rest].concat()
    }
}

impl fmt::Display for Repository {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}/{}", self.owner, self.name)
    }
}

/// What GitHub takes for a name; anything else would ask for something else.
fn is_name(text: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    !text.is_empty()
        && text.len() <= 100
        && !matches!(text, "." | "..")
        && text.bytes().all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repository_has_two_names_and_nothing_else() {
        let both = Repository::parse("Acme/book.ings_1-2").unwrap();
        assert_eq!(both.to_string(), "Acme/book.ings_1-2");
        assert!(both.is("acme/Book.ings_1-2"));
        for text in [
            "", "acme", "acme/", "/x", "a/b/c", "a/..", "a/b?c", "a/b c", "ä/b",
        ] {
            assert_eq!(Repository::parse(text), None, "{text}");
        }
    }
}

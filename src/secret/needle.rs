//! A word that is looked for in many texts, most of which do not have it.

use std::sync::OnceLock;

use memchr::memmem::Finder;

/// The word, and what finds it, which is made when the first text is looked through.
pub(super) struct Needle {
    word: &'static str,
    finder: OnceLock<Finder<'static>>,
}

impl Needle {
    pub(super) const fn new(word: &'static str) -> Self {
        Self {
            word,
            finder: OnceLock::new(),
        }
    }

    /// Where it begins in `text`, and where it ends there.
    pub(super) fn places<'t>(
        &'static self,
        text: &'t str,
    ) -> impl Iterator<Item = (usize, usize)> + use<'t> {
        let finder = self.finder.get_or_init(|| Finder::new(self.word));
        let starts = finder.find_iter(text.as_bytes());
        starts.map(|start| (start, start + self.word.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::Needle;

    #[test]
    fn it_is_found_as_often_as_it_is_there() {
        static NEEDLE: Needle = Needle::new("://");
        let places = |text| NEEDLE.places(text).collect::<Vec<_>>();
        assert_eq!(places("é://a ://"), [(2, 5), (7, 10)]);
        assert_eq!(places(":/:/"), []);
        assert_eq!(places(""), []);
    }
}

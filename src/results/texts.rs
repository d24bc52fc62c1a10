//! Every text of a suite, each once: a request that runs ten thousand times has one name.

use indexmap::IndexSet;

/// A text of a [`super::Suite`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TextId(u32);

/// The texts of a suite, by their ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts(Vec<Box<str>>);

impl Texts {
    /// The text of this id; empty where another suite gave it.
    #[must_use]
    pub fn get(&self, id: TextId) -> &str {
        self.0.get(id.0 as usize).map_or("", AsRef::as_ref)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(AsRef::as_ref)
    }

    /// The id of a text that is added.
    pub(super) fn add(&mut self, text: &str) -> TextId {
        // As for the interner: more texts than an id can count need more memory than there is.
        let id = TextId(u32::try_from(self.0.len()).unwrap_or(u32::MAX));
        self.0.push(text.into());
        id
    }

    /// Puts what `change` makes of it in the place of every text that it changes. Ids stay.
    pub(super) fn replace(&mut self, mut change: impl FnMut(TextId, &str) -> Option<String>) {
        for (index, text) in self.0.iter_mut().enumerate() {
            let id = TextId(u32::try_from(index).unwrap_or(u32::MAX));
            if let Some(new) = change(id, text) {
                *text = new.into_boxed_str();
            }
        }
    }
}

/// Gives texts their ids while a report is read.
#[derive(Debug, Default)]
pub(super) struct Interner(IndexSet<Box<str>>);

impl Interner {
    /// The id of a text: a new one where it was not seen before.
    pub(super) fn id(&mut self, text: &str) -> TextId {
        let index = self.0.get_index_of(text);
        let index = index.unwrap_or_else(|| self.0.insert_full(text.into()).0);
        // Four thousand million texts would need more memory than there is.
        TextId(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// The text of an id.
    pub(super) fn get(&self, id: TextId) -> &str {
        self.0.get_index(id.0 as usize).map_or("", AsRef::as_ref)
    }

    pub(super) fn finish(self) -> Texts {
        Texts(self.0.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::Interner;

    #[test]
    fn the_same_text_has_one_id_and_keeps_it_when_it_is_changed() {
        let mut interner = Interner::default();
        let [a, b, again] = ["a", "b", "a"].map(|text| interner.id(text));
        assert_eq!(a, again);
        let mut texts = interner.finish();
        texts.replace(|_, text| (text == "a").then(|| "b".to_owned()));
        assert_eq!((texts.get(a), texts.get(b)), ("b", "b"));
    }
}

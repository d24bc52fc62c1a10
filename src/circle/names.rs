use std::collections::HashMap;
use std::slice::Iter;

/// Definitions in the order of the file, found by their name.
#[derive(Debug)]
pub struct Names<'v, T> {
    all: Vec<T>,
    places: HashMap<&'v str, usize>,
}

impl<'v, T> Names<'v, T> {
    pub(super) fn of(all: impl Iterator<Item = T>, name: impl Fn(&T) -> &'v str) -> Self {
        let all: Vec<T> = all.collect();
        let mut places = HashMap::with_capacity(all.len());
        for (place, one) in all.iter().enumerate() {
            // Of a name that stands twice, which is an error, the first counts.
            places.entry(name(one)).or_insert(place);
        }
        Self { all, places }
    }

    /// The definition of a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&T> {
        // Most of what is looked for in most configs is built in: no need to hash that.
        if self.all.is_empty() {
            return None;
        }
        self.places.get(name).map(|place| &self.all[*place])
    }

    /// All of them.
    pub fn iter(&self) -> Iter<'_, T> {
        self.all.iter()
    }
}

impl<'s, T> IntoIterator for &'s Names<'_, T> {
    type Item = &'s T;
    type IntoIter = Iter<'s, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

use std::slice::Iter;

/// Definitions in the order of the file, found by their name.
#[derive(Debug)]
pub struct Names<'v, T> {
    all: Vec<T>,
    /// Names and their places in `all`, in the order of names: most configs have few, and few
    /// comparisons cost less than a hash.
    places: Vec<(&'v str, usize)>,
}

impl<'v, T> Names<'v, T> {
    pub(super) fn of(all: impl Iterator<Item = T>, name: impl Fn(&T) -> &'v str) -> Self {
        let all: Vec<T> = all.collect();
        let mut places: Vec<_> = all.iter().map(name).zip(0..).collect();
        // Of a name that stands twice, which is an error, the first counts.
        places.sort_unstable();
        places.dedup_by_key(|(name, _)| *name);
        Self { all, places }
    }

    /// The definition of a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&T> {
        let found = self.places.binary_search_by_key(&name, |(name, _)| name);
        found.ok().map(|at| &self.all[self.places[at].1])
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

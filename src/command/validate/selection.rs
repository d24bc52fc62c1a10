//! A selection, which lies beside configs and is none.

use crate::collection;
use crate::finding::Finding;
use crate::lint::Repository;
use crate::lock::{self, Files};
use crate::selection::Loaded;

/// What is wrong with a selection beside what its lock has.
pub(super) fn of_lock(loaded: &Loaded, repository: Option<&Repository>) -> Vec<Finding> {
    let found = repository.and_then(|repository| {
        let lock = repository.lock()?.as_ref().map_err(String::as_str);
        Some(lock::selected(loaded, lock, &Around(repository)))
    });
    found.unwrap_or_default()
}

struct Around<'r>(&'r Repository);

impl Files for Around<'_> {
    fn text(&self, path: &str) -> Option<String> {
        self.0.text(path)
    }

    fn given(&self, path: &str) -> Option<Vec<String>> {
        let names = collection::given(&self.0.text(path)?).ok()??;
        Some(names.into_iter().collect())
    }
}

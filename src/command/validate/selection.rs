//! A selection, which lies beside configs and is none.

use std::time::SystemTime;

use crate::collection;
use crate::file::Source;
use crate::lint::Repository;
use crate::lock::{self, Files};
use crate::report::findings::Checked;
use crate::selection::{self, Date};

/// What is wrong with a selection, and with what its lock has.
pub(super) fn check(source: Source, repository: Option<&Repository>) -> Checked {
    let today = Date::at(SystemTime::now());
    let findings = match selection::read(&source.text, today) {
        Ok(loaded) => {
            let of_lock = repository.and_then(|repository| {
                let lock = repository.lock()?.as_ref().map_err(String::as_str);
                Some(lock::selected(&loaded, lock, &Around(repository)))
            });
            let mut findings = loaded.warnings;
            findings.extend(of_lock.unwrap_or_default());
            findings.sort_by_key(|finding| finding.primary.span.start);
            findings
        }
        Err(findings) => findings,
    };
    Checked {
        findings,
        path: source.name,
        text: source.text,
        applied: Vec::new(),
    }
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

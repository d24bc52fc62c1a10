//! What Postman has beside what the repository has.

use super::fetch::Fetched;
use crate::command::locked;
use crate::lock::difference::difference;
use crate::lock::{Document, Entry, Lock, file_names, hash};
use crate::report::pull::{Item, Status};

/// The repository as it should be.
pub(super) struct Pulled {
    /// What became of each file, in the order of the lock.
    pub(super) items: Vec<Item>,
    /// Files with their texts, where these are not there already.
    pub(super) files: Vec<(String, String)>,
    /// Files that go.
    pub(super) removed: Vec<String>,
    /// Files of [`Self::files`] that have something which no pull wrote, with what that is.
    pub(super) lost: Vec<(String, &'static str)>,
    pub(super) lock: Lock,
}

impl Pulled {
    /// Whether anything would be written; `lock` is the text that is there.
    pub(super) fn is_drift(&self, lock: Option<&str>) -> bool {
        let text = self.lock.text();
        let is_same = match lock {
            Some(lock) => lock.replace("\r\n", "\n") == text,
            None => self.lock.entries.is_empty(),
        };
        !is_same
            || self
                .items
                .iter()
                .any(|item| item.status != Status::Unchanged)
    }
}

/// Compares; `is_whole` where all suites are pulled, so that what none of them names goes.
pub(super) fn compare(before: &Lock, fetched: Vec<Fetched>, is_whole: bool) -> Pulled {
    let documents = fetched.iter().map(|one| {
        let Document { kind, name, .. } = &one.document;
        (*kind, one.uid.as_str(), name.as_str())
    });
    let files = file_names(before, &documents.collect::<Vec<_>>());
    let mut pulled = Pulled {
        items: Vec::new(),
        files: Vec::new(),
        removed: Vec::new(),
        lost: Vec::new(),
        lock: Lock::default(),
    };
    for (one, file) in fetched.into_iter().zip(files) {
        let old = before.find(one.document.kind, &one.uid);
        pulled.add(one, file, old);
    }
    for entry in &before.entries {
        let is_there = |one: &Entry| one.kind == entry.kind && one.uid == entry.uid;
        if pulled.lock.entries.iter().any(is_there) || pulled.lock.at(&entry.file).is_some() {
            continue;
        }
        if is_whole {
            pulled.remove(entry);
        } else {
            pulled.lock.entries.push(entry.clone());
        }
    }
    pulled
        .items
        .sort_by(|a, b| (a.kind, &a.file).cmp(&(b.kind, &b.file)));
    pulled
        .lock
        .entries
        .sort_by(|a, b| (a.kind, &a.file).cmp(&(b.kind, &b.file)));
    pulled
}

impl Pulled {
    fn add(&mut self, one: Fetched, file: String, old: Option<&Entry>) {
        let Fetched {
            uid,
            updated,
            document,
        } = one;
        let on_disk = locked::at(&file);
        let is_on_disk = on_disk
            .as_ref()
            .is_some_and(|source| hash(&source.text) == document.sha256);
        let is_same = old.is_some_and(|entry| entry.sha256 == document.sha256);
        let is_lost = !is_on_disk
            && on_disk
                .as_ref()
                .is_some_and(|source| old.is_none_or(|entry| !entry.is_text(&source.text)));
        if is_lost {
            let what = match old {
                None => "is there, and was not pulled",
                Some(_) => "was changed since it was pulled",
            };
            self.lost.push((file.clone(), what));
        }
        let status = match old {
            None if is_lost => Status::Replaced,
            None => Status::New,
            Some(_) if is_same && is_on_disk => Status::Unchanged,
            Some(_) if is_same => Status::Restored,
            Some(_) => Status::Changed,
        };
        let pulled = on_disk.filter(|_| old.is_some());
        let old_value = pulled.and_then(|source| serde_json::from_str(&source.text).ok());
        let changes = match old_value {
            Some(value) if !is_on_disk => difference(document.kind, &value, &document.value),
            _ => Vec::new(),
        };
        // A time without a change is none that anybody has to review.
        let updated = match old {
            Some(entry) if is_same => entry.updated.clone(),
            _ => updated,
        };
        self.items.push(Item {
            kind: document.kind,
            uid: uid.clone(),
            name: document.name.clone(),
            file: file.clone(),
            status,
            changes,
            supply: document.supply.clone(),
        });
        if !is_on_disk {
            self.files.push((file.clone(), document.text));
        }
        self.lock.entries.push(Entry {
            kind: document.kind,
            uid,
            name: document.name,
            file,
            updated,
            sha256: document.sha256,
            supply: document.supply,
        });
    }

    /// Only what the lock says was pulled goes, and only as long as nobody changed it.
    fn remove(&mut self, entry: &Entry) {
        let status = match locked::text(entry) {
            Ok(source) if entry.is_text(&source.text) => {
                self.removed.push(entry.file.clone());
                Status::Removed
            }
            Ok(_) => Status::Kept,
            Err(_) => Status::Removed,
        };
        self.items.push(Item {
            kind: entry.kind,
            uid: entry.uid.clone(),
            name: entry.name.clone(),
            file: entry.file.clone(),
            status,
            changes: Vec::new(),
            supply: Vec::new(),
        });
    }
}

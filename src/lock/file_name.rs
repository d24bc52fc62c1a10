//! What files of the lock are called.

use super::{FOLDER, Kind, Lock, bare};
use crate::selection::slug;

/// The paths of documents, each given by its kind, UID and name. Whoever has a path keeps it, whatever
/// Postman calls the document now: a file that moves has no history. Of two that want the same, the
/// second gets the beginning of its id.
#[must_use]
pub fn file_names(lock: &Lock, documents: &[(Kind, &str, &str)]) -> Vec<String> {
    let mut taken: Vec<String> = lock.entries.iter().map(|one| one.file.clone()).collect();
    let mut names = Vec::new();
    for (kind, uid, name) in documents {
        let known = lock.find(*kind, uid).map(|entry| entry.file.clone());
        let file = known.unwrap_or_else(|| free(*kind, uid, name, &taken));
        taken.push(file.clone());
        names.push(file);
    }
    names
}

fn free(kind: Kind, uid: &str, name: &str, taken: &[String]) -> String {
    /// With its extension a name of a file has room for 255 bytes.
    const LONGEST: usize = 100;
    /// As many digits as people compare.
    const SHORT: usize = 8;
    let mut slug = slug(name);
    slug.truncate(LONGEST);
    let slug = slug.trim_end_matches('-');
    let path = |stem: &str| format!("{FOLDER}/{stem}{}", kind.extension());
    let id = bare(uid);
    let short = id.get(..SHORT).unwrap_or(id);
    let slug = if slug.is_empty() {
        kind.name().to_owned()
    } else if is_poor(name) {
        format!("{}-{}", kind.name(), short)
    } else if is_reserved(slug) {
        format!("{slug}-{}", kind.name())
    } else {
        slug.to_owned()
    };
    let stems = [slug.clone(), format!("{slug}-{short}")].into_iter();
    let mut paths = stems.map(|stem| path(&stem));
    // Two names that differ in capitals only are one on many disks; a slug has none.
    let free = paths.find(|path| !taken.contains(path));
    free.unwrap_or_else(|| path(&format!("{slug}-{}", super::hash(uid))))
}

/// Whether most of a name's letters cannot stand in the name of a file.
fn is_poor(name: &str) -> bool {
    let letters = || name.chars().filter(|char| char.is_alphanumeric());
    let kept = letters().filter(char::is_ascii).count();
    kept * 2 <= letters().count()
}

/// Whether Windows takes a name for that of a device, with any extension ("Naming Files, Paths, and
/// Namespaces").
fn is_reserved(stem: &str) -> bool {
    let is_numbered = ["com", "lpt"].iter().any(|device| {
        stem.strip_prefix(device)
            .is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|byte| byte.is_ascii_digit()))
    });
    is_numbered || ["con", "prn", "aux", "nul"].contains(&stem)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lock::Entry;

    const A: &str = "1-28b680e3-eb56-4135-8f4c-de01a6e494e9";
    const B: &str = "1-5d1b4d44-ac1e-4eb6-9062-b28cd96333a4";

    #[test]
    fn a_file_is_called_after_the_document_and_stays_where_it_is() {
        let lock = Lock::default();
        let names = file_names(
            &lock,
            &[
                (Kind::Collection, A, "Book ings: é/../x"),
                (Kind::Collection, B, "book-ings? x"),
                (Kind::Environment, A, "🚀"),
            ],
        );
        assert_eq!(
            names,
            [
                ".circleci/postorb/book-ings-x.postman_collection.json",
                ".circleci/postorb/book-ings-x-5d1b4d44.postman_collection.json",
                ".circleci/postorb/environment.postman_environment.json",
            ]
        );
        for (name, expected) in [
            ("Ñ-ç-ď-etc", "collection-28b680e3"),
            ("予約 API", "api"),
            ("予約システム", "collection"),
            ("Größe", "gr-e"),
            ("CON", "con-collection"),
            ("lpt1", "lpt1-collection"),
            ("console", "console"),
        ] {
            let names = file_names(&lock, &[(Kind::Collection, A, name)]);
            let expected = format!("{FOLDER}/{expected}.postman_collection.json");
            assert_eq!(names, [expected], "{name}");
        }
        let lock = Lock {
            entries: vec![Entry {
                kind: Kind::Collection,
                uid: A.to_owned(),
                name: "Book ings".to_owned(),
                file: names[0].clone(),
                updated: None,
                sha256: String::new(),
                supply: Vec::new(),
            }],
        };
        let renamed = file_names(&lock, &[(Kind::Collection, A, "Payments")]);
        assert_eq!(renamed, names[..1]);
        let long = "x".repeat(300);
        let long = file_names(&lock, &[(Kind::Environment, B, &long)]);
        assert!(long[0].len() < 160, "{long:?}");
    }
}

use super::*;
use crate::lock::hash;

fn lock() -> Lock {
    let entry = |kind: Kind, uid: &str, file: &str| Entry {
        kind,
        uid: uid.to_owned(),
        name: "Book ings: # é 'x'\n".to_owned(),
        file: format!("{FOLDER}/{file}"),
        updated: Some("2026-11-20T08:00:00.000Z".to_owned()),
        sha256: hash(file),
        supply: vec!["token".to_owned(), "a, b".to_owned(), "no".to_owned()],
    };
    Lock {
        entries: vec![
            entry(Kind::Collection, "u-a", "a.postman_collection.json"),
            entry(Kind::Collection, "u-b", "b.postman_collection.json"),
            entry(Kind::Environment, "u-a", "a.postman_environment.json"),
        ],
    }
}

fn message(text: &str) -> String {
    let findings = read(text).unwrap_err();
    findings.into_iter().next().unwrap().message
}

#[test]
fn what_is_written_is_read() {
    let lock = lock();
    let text = lock.text();
    assert_eq!(read(&text), Ok(lock.clone()));
    assert_eq!(read(&text.replace('\n', "\r\n")), Ok(lock.clone()));
    let mut other = lock;
    other.entries.reverse();
    assert_eq!(other.text(), text);
    assert_eq!(read(&Lock::default().text()), Ok(Lock::default()));
}

#[test]
fn what_is_wrong_is_told() {
    let text = lock().text();
    for (old, new, expected) in [
        (
            "version: 1",
            "version: 2",
            "this version of postorb reads locks of version 1",
        ),
        ("version: 1\n", "", "a lock begins with `version: 1`"),
        (
            "collections:",
            "colections:",
            "a lock has no key `colections`",
        ),
        ("uid: u-b", "uid: u-a", "`u-a` stands in the lock twice"),
        ("/b.postman", "/a.postman", "`u-b` stands in the lock twice"),
        (
            "    file: .circleci/postorb/b.",
            "    file: ../../b.",
            "a collection lies at",
        ),
        ("/b.postman", "/../b.postman", "a collection lies at"),
        ("/b.postman", "/x/b.postman", "a collection lies at"),
        (
            "b.postman_collection",
            "b.postman_environment",
            "a collection lies at",
        ),
        ("sha256: ", "sha256: x", "this is no SHA-256"),
        ("    sha256", "    sha512", "a lock has no key `sha512`"),
        (
            "supply: [token",
            "supply: [[token]",
            "`supply` is no list of names",
        ),
        ("uid: u-b", "uid: 1", "`uid` is no text"),
        (
            "collections:\n",
            "collections:\n<<<<<<< HEAD\n",
            "two branches changed the lock",
        ),
    ] {
        assert!(text.contains(old), "{old}");
        let found = message(&text.replacen(old, new, 1));
        assert!(found.starts_with(expected), "{new}: {found}");
    }
    assert!(read("a: [").is_err() && read("").is_err() && read("- a").is_err());
}

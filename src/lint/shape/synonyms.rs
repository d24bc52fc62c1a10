//! Other words for keys: those of like keys elsewhere, and of other systems.

/// In these mappings, what is written, and what is meant.
const SYNONYMS: [(&str, &str, &str); 10] = [
    ("`attach_workspace`", "path", "at"),
    ("`attach_workspace`", "root", "at"),
    ("`run`", "script", "command"),
    ("`run`", "run", "command"),
    ("`run`", "cmd", "command"),
    ("`store_artifacts`", "paths", "path"),
    ("`store_test_results`", "paths", "path"),
    ("`macos`", "version", "xcode"),
    ("a parameter", "values", "enum"),
    ("a parameter", "options", "enum"),
];

/// The key that is called so elsewhere.
pub(super) fn synonym(what: &str, written: &str) -> Option<&'static str> {
    let mut all = SYNONYMS.iter();
    all.find(|(map, word, _)| *map == what && *word == written)
        .map(|(_, _, meant)| *meant)
}

//! Data goes one way: a room imports rooms that stand before it, and none that consumes what it makes.

use std::collections::{BTreeMap, BTreeSet};

use super::{Source, sources};

/// The rooms of `src`, from the base to those that see all of them. Each imports only those before it.
const ORDER: [&str; 35] = [
    "exit",
    "env",
    "names",
    "id",
    "moment",
    "duration",
    "suggest",
    "secret",
    "columns",
    "harmless",
    "io",
    "failure",
    "terminal",
    "finding",
    "yaml",
    "file",
    "git",
    "circle",
    "collection",
    "selection",
    "plan",
    "pick",
    "lock",
    "render",
    "lint",
    "merge",
    "results",
    "runner",
    "builds",
    "service",
    "report",
    "publish",
    "cli",
    "command",
    "fuzzed",
];

/// What `lib.rs` has of a room under its own roof.
const SHORT: [(&str, &str); 5] = [
    ("Exit", "exit"),
    ("Env", "env"),
    ("Failure", "failure"),
    ("Io", "io"),
    ("Color", "io"),
];

/// What a text takes from rooms, without its comments and its tests: the word behind each `crate::`, or
/// the words of its braces.
fn imports(text: &str) -> BTreeSet<String> {
    let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let lines = code.lines().map(|line| line.split("//").next().unwrap());
    let code = lines.collect::<Vec<_>>().join("\n");
    let mut found = BTreeSet::new();
    for behind in code.split("crate::").skip(1) {
        match behind.strip_prefix('{') {
            Some(list) => found.extend(heads(list)),
            None => found.extend([word(behind)]),
        }
    }
    found
}

fn word(text: &str) -> String {
    let is_of_name = |char: &char| char.is_alphanumeric() || *char == '_';
    text.chars().take_while(is_of_name).collect()
}

/// The first word of each item of a list in braces, whose own braces are passed by.
fn heads(list: &str) -> Vec<String> {
    let (mut depth, mut start) = (0_usize, 0);
    let mut heads = Vec::new();
    for (at, char) in list.char_indices() {
        match char {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                heads.push(word(list[start..at].trim_start()));
                start = at + 1;
                if char == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    heads.retain(|head| !head.is_empty());
    heads
}

fn is_test(source: &Source) -> bool {
    let is_tests = |module: &String| module == "tests" || module.ends_with("_tests");
    source.modules.iter().any(is_tests)
}

/// The rooms, and what each imports of others.
fn rooms() -> BTreeMap<String, BTreeSet<String>> {
    let mut rooms: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for source in sources("src") {
        let room = source.modules[0].clone();
        if is_test(&source) || ["lib", "main"].contains(&room.as_str()) {
            continue;
        }
        let imported = imports(&source.text).into_iter().map(|name| {
            let short = SHORT.iter().find(|(short, _)| *short == name);
            short.map_or(name, |(_, room)| (*room).to_owned())
        });
        let imported: Vec<_> = imported.filter(|name| *name != room).collect();
        rooms.entry(room).or_default().extend(imported);
    }
    rooms
}

#[test]
fn every_room_imports_only_rooms_before_it() {
    let rooms = rooms();
    let place = |room: &str| ORDER.iter().position(|one| *one == room);
    for (room, imported) in &rooms {
        let at = place(room).unwrap_or_else(|| panic!("`{room}` has no place in ORDER"));
        for other in imported {
            let before = place(other).is_some_and(|place| place < at);
            assert!(before, "`{room}` imports `{other}`, which is not before it");
        }
    }
    assert_eq!(rooms.len(), ORDER.len());
    assert!(rooms["command"].len() > 25, "{:?}", rooms["command"]);
}

#[test]
fn the_terminal_is_for_commands() {
    let rooms = rooms();
    let using = rooms
        .iter()
        .filter(|(_, imported)| imported.contains("terminal"));
    let using: Vec<_> = using.map(|(room, _)| room.as_str()).collect();
    assert_eq!(using, ["command"]);
}

#[test]
fn what_is_imported_is_seen_however_it_is_written() {
    let text = "use crate::a::b;\nuse crate::{\n    C, d::{e, f},\n    g,\n};\n// crate::h\nfn i() { crate::j::k() }\n\
        #[cfg(test)]\nmod tests {\n    use crate::l;\n}\n";
    let found: Vec<_> = imports(text).into_iter().collect();
    assert_eq!(found, ["C", "a", "d", "g", "j"]);
}

//! The lock from its text, with a place for everything that is wrong with it.

use super::{Entry, FOLDER, Kind, Lock};
use crate::finding::Finding;
use crate::yaml::{Content, Field, Tree, Value};

/// The lines that Git leaves where two branches changed the same.
const MARKERS: [&str; 4] = ["<<<<<<<", "|||||||", ">>>>>>>", "======="];

/// The rule that tells of a lock which a newer postorb wrote.
pub const NEWER: &str = "lock-version";

const NEXT: &str = "`postorb pull` writes it anew";

/// Reads `.circleci/postorb.lock`.
///
/// # Errors
/// Everything that is wrong with it.
pub fn read(text: &str) -> Result<Lock, Vec<Finding>> {
    if let Some(conflict) = conflict(text) {
        return Err(vec![conflict]);
    }
    let tree = Tree::parse(text).map_err(|error| {
        let finding = Finding::error("lock-syntax", error.at..error.at, error.message);
        vec![finding.help(NEXT)]
    })?;
    let root = Value::of(&tree)
        .map_err(|excess| vec![Finding::error("lock-syntax", excess.span, excess.message)])?;
    let mut reader = Reader::default();
    reader.root(&root);
    if reader.findings.is_empty() {
        Ok(reader.lock)
    } else {
        Err(reader.findings)
    }
}

fn conflict(text: &str) -> Option<Finding> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if MARKERS.iter().any(|marker| line.starts_with(marker)) {
            let span = at..at + line.trim_end().len();
            let message = "two branches changed the lock, and their merge was not finished";
            return Some(
                Finding::error("lock-conflict", span, message)
                    .help("take either side whole, then run `postorb pull`")
                    .help(
                        "the files beside it may have such lines too: `--force` writes them anew",
                    ),
            );
        }
        at += line.len();
    }
    None
}

#[derive(Default)]
struct Reader {
    lock: Lock,
    findings: Vec<Finding>,
}

impl Reader {
    fn wrong(&mut self, value: &Value, message: impl Into<String>) {
        let finding = Finding::error("lock-entry", value.span.clone(), message);
        self.findings.push(finding.help(NEXT));
    }

    fn root(&mut self, root: &Value) {
        match root
            .get("version")
            .map(|version| (version, &version.content))
        {
            Some((_, Content::Integer(1))) => {}
            Some((version, _)) => {
                let message = "this version of postorb reads locks of version 1";
                let finding = Finding::error(NEWER, version.span.clone(), message);
                let finding = finding.help("a newer postorb wrote it: take that one here too");
                self.findings.push(finding);
                return;
            }
            None => return self.wrong(root, "a lock begins with `version: 1`"),
        }
        for field in root.fields() {
            match field.key.as_str() {
                "version" => {}
                "collections" => self.list(Kind::Collection, &field.value),
                "environments" => self.list(Kind::Environment, &field.value),
                _ => self.unknown(field),
            }
        }
    }

    fn unknown(&mut self, field: &Field) {
        let message = format!("a lock has no key `{}`", field.key);
        let finding = Finding::error("lock-entry", field.key_span.clone(), message);
        self.findings.push(finding.help(NEXT));
    }

    fn list(&mut self, kind: Kind, list: &Value) {
        for item in list.items() {
            let before = self.findings.len();
            let entry = self.entry(kind, item);
            if before == self.findings.len() {
                self.add(item, entry);
            }
        }
        if !matches!(list.content, Content::Sequence(_) | Content::Null) {
            self.wrong(list, format!("`{}` is no list", kind.list()));
        }
    }

    fn add(&mut self, item: &Value, entry: Entry) {
        let mut known = self.lock.entries.iter();
        let twice = known
            .find(|one| one.file == entry.file || one.kind == entry.kind && one.uid == entry.uid);
        match twice {
            Some(_) => self.wrong(item, format!("`{}` stands in the lock twice", entry.uid)),
            None => self.lock.entries.push(entry),
        }
    }

    fn entry(&mut self, kind: Kind, item: &Value) -> Entry {
        const KEYS: [&str; 6] = ["uid", "name", "file", "updated", "sha256", "supply"];
        for field in item.fields() {
            if !KEYS.contains(&field.key.as_str()) {
                self.unknown(field);
            }
        }
        let mut text = |key: &str, is_needed: bool| match item.get(key) {
            Some(value) if value.text().is_some() => value.text().map(str::to_owned),
            Some(value) => {
                self.wrong(value, format!("`{key}` is no text"));
                None
            }
            None if is_needed => {
                self.wrong(item, format!("a file of the lock needs `{key}`"));
                None
            }
            None => None,
        };
        let mut needed = |key: &str| text(key, true).unwrap_or_default();
        let (uid, name) = (needed("uid"), needed("name"));
        let (file, sha256) = (needed("file"), needed("sha256"));
        let updated = text("updated", false);
        if !file.is_empty() && !is_ours(kind, &file) {
            let place = item.get("file").unwrap_or(item);
            let end = kind.extension();
            self.wrong(
                place,
                format!("a {} lies at `{FOLDER}/NAME{end}`", kind.name()),
            );
        }
        let is_hash = sha256.len() == 64 && sha256.bytes().all(|byte| byte.is_ascii_hexdigit());
        if !sha256.is_empty() && !is_hash {
            self.wrong(item.get("sha256").unwrap_or(item), "this is no SHA-256");
        }
        Entry {
            kind,
            uid,
            name,
            file,
            updated,
            sha256,
            supply: self.supply(item),
        }
    }

    fn supply(&mut self, item: &Value) -> Vec<String> {
        let Some(list) = item.get("supply") else {
            return Vec::new();
        };
        let names: Option<Vec<_>> = match &list.content {
            Content::Sequence(items) => items.iter().map(Value::text).collect(),
            _ => None,
        };
        if names.is_none() {
            self.wrong(list, "`supply` is no list of names");
        }
        let names = names.unwrap_or_default().into_iter();
        names.map(str::to_owned).collect()
    }
}

/// Whether a path is one that `pull` would choose: whatever else stands in a lock, nothing outside of
/// its folder is read, written or removed for it.
fn is_ours(kind: Kind, file: &str) -> bool {
    let name = file
        .strip_prefix(FOLDER)
        .and_then(|rest| rest.strip_prefix('/'));
    let stem = name.and_then(|name| name.strip_suffix(kind.extension()));
    stem.is_some_and(|stem| {
        let is_part = |byte: u8| byte.is_ascii_alphanumeric() || b"_-".contains(&byte);
        !stem.is_empty() && stem.bytes().all(is_part)
    })
}

#[cfg(test)]
mod tests;

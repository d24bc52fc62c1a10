//! The lock as text.

use std::fmt::Write as _;

use super::{Entry, Kind, Lock};
use crate::yaml::quote;

const HEADER: &str = "\
# Written by `postorb pull`: what CI runs, as it was reviewed. Not to be edited by hand.
version: 1
";

pub(super) fn text(lock: &Lock) -> String {
    let mut out = HEADER.to_owned();
    for kind in [Kind::Collection, Kind::Environment] {
        let mut entries: Vec<_> = lock.entries.iter().filter(|one| one.kind == kind).collect();
        // So that the order in which suites stand makes no difference.
        entries.sort_by(|a, b| (&a.file, &a.uid).cmp(&(&b.file, &b.uid)));
        if !entries.is_empty() {
            out.push_str(kind.list());
            out.push_str(":\n");
        }
        for entry in entries {
            push(entry, &mut out);
        }
    }
    out
}

fn push(entry: &Entry, out: &mut String) {
    let mut line = |start: &str, key: &str, value: String| {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{start}{key}: {value}");
    };
    line("  - ", "uid", quote::string(&entry.uid));
    line("    ", "name", quote::string(&entry.name));
    line("    ", "file", quote::string(&entry.file));
    if let Some(updated) = &entry.updated {
        line("    ", "updated", quote::string(updated));
    }
    // One of digits alone would be a number.
    line("    ", "sha256", quote::quoted(&entry.sha256, false));
    if !entry.supply.is_empty() {
        let names: Vec<_> = entry
            .supply
            .iter()
            .map(|name| quote::string(name))
            .collect();
        line("    ", "supply", format!("[{}]", names.join(", ")));
    }
}

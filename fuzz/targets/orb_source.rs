//! Folders that `--orb-source` names.

use std::cell::RefCell;
use std::fs;
use std::path::{Component, Path, PathBuf};

use postorb::circle::pack::{self, Part};
use postorb::fuzzed;
use postorb::yaml::{Content, Lines, Value};

/// What begins a file, or a link: `=== jobs/a.yml`, `=== jobs/a.yml -> ../b.yml`.
const SIGN: &str = "=== ";
/// What stands in every file that is not the orb's.
const OUTSIDE: &str = "nobody-reads-this";

/// Bytes as the files of a folder: it is an orb or is told why not, and nothing beside it is read.
pub(crate) fn orb_source(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let files = files(text);
    in_memory(&files);
    // A folder on a disk costs more than all the rest: the second half of inputs does without.
    if data.len().is_multiple_of(2) {
        on_disk(&files);
    }
}

/// Names with their texts, or with what they link to.
fn files(text: &str) -> Vec<(&str, Result<&str, &str>)> {
    let mut files = Vec::new();
    let mut rest = text.strip_prefix(SIGN).unwrap_or(text);
    loop {
        let next = rest.find("\n=== ");
        let (file, others) = next.map_or((rest, None), |at| {
            (&rest[..=at], Some(&rest[at + 1 + SIGN.len()..]))
        });
        let (name, text) = file.split_once('\n').unwrap_or((file, ""));
        files.push(match name.split_once(" -> ") {
            Some((name, to)) => (name, Err(to)),
            None => (name, Ok(text)),
        });
        match others {
            Some(others) => rest = others,
            None => return files,
        }
    }
}

/// The packing alone: it asks for the names that stand in the parts, and has a place for what is wrong.
fn in_memory(files: &[(&str, Result<&str, &str>)]) {
    let parts = files.iter().filter_map(|(name, text)| {
        let (path, text) = ((*name).to_owned(), text.ok()?.to_owned());
        Some(Part { path, text })
    });
    let mut parts: Vec<Part> = parts.collect();
    parts.sort_by(|one, other| one.path.cmp(&other.path));
    parts.dedup_by(|one, other| one.path == other.path);
    let asked = RefCell::new(0);
    let read = |name: &str| {
        *asked.borrow_mut() += 1;
        assert!(!name.contains(['\n', '\\', ' ']), "{name:?}");
        let part = parts.iter().find(|part| part.path == name);
        part.map(|part| part.text.clone())
    };
    match pack::folder(&parts, &read) {
        Ok(orb) => {
            let mut directives = 0;
            strings(&orb, &mut |_| directives += 1);
        }
        Err(error) => {
            assert!(!error.message.is_empty());
            let part = parts
                .iter()
                .find(|part| Some(&part.path) == error.path.as_ref());
            if let (Some(part), Some(at)) = (part, error.at) {
                assert!(part.text.get(at..).is_some(), "{error:?}");
                let _ = Lines::new(&part.text).position(at);
            }
        }
    }
    let includes = parts
        .iter()
        .map(|part| part.text.matches("include(").count());
    assert!(
        *asked.borrow() <= 100_000.max(includes.sum()),
        "files in circles"
    );
}

/// The same from a folder, with links, and with a file beside it that is not the orb's.
fn on_disk(files: &[(&str, Result<&str, &str>)]) {
    let Ok(scene) = tempfile::tempdir() else {
        return;
    };
    let root = scene.path().join("orb");
    for name in ["outside.yml", "outside/run.sh", "orb-too/@orb.yml"] {
        let text = format!("commands:\n  {OUTSIDE}:\n    steps: [run: {OUTSIDE}]\n");
        let _ = put(&scene.path().join(name), Ok(&text));
    }
    for (name, text) in files {
        let is_inside = |part| matches!(part, Component::Normal(_));
        if name.len() < 100 && Path::new(name).components().all(is_inside) && !name.is_empty() {
            // A name that no file can have is none.
            let _ = put(&root.join(name), *text);
        }
    }
    match fuzzed::orb(&root) {
        Ok(orb) => strings(&orb, &mut |text| assert!(!text.contains(OUTSIDE), "{text}")),
        Err(failure) => {
            let said = failure.message + &failure.help.concat();
            assert!(!said.is_empty() && !said.contains(OUTSIDE), "{said}");
        }
    }
}

fn put(path: &Path, text: Result<&str, &str>) -> std::io::Result<()> {
    let folder = path.parent().map(PathBuf::from).unwrap_or_default();
    // A link may stand in for a folder, and lead out of the scene.
    let is_link = folder.ancestors().any(Path::is_symlink);
    if is_link || path.is_symlink() {
        return Ok(());
    }
    fs::create_dir_all(folder)?;
    match text {
        Ok(text) => fs::write(path, text),
        #[cfg(unix)]
        Err(to) => std::os::unix::fs::symlink(to, path),
        #[cfg(not(unix))]
        Err(_) => Ok(()),
    }
}

/// Calls `look` with every key and every text.
fn strings(value: &Value, look: &mut dyn FnMut(&str)) {
    match &value.content {
        Content::String(text) => look(text),
        Content::Sequence(items) => items.iter().for_each(|item| strings(item, look)),
        Content::Mapping(fields) => {
            for field in fields {
                look(&field.key);
                strings(&field.value, look);
            }
        }
        _ => {}
    }
}

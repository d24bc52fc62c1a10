//! An orb in one piece: from its single file, or from the files of its folder as `CircleCI`'s tool
//! packs them (circleci-cli, internal/pack/pack.go).

use crate::yaml::{Content, Field, Tree, Value};

/// A file of an orb's folder.
#[derive(Clone, Debug)]
pub struct Part {
    /// Its path in the folder, with `/` between its parts.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// The text of a file that jobs and commands include, by its path in the folder.
pub type Read<'r> = dyn Fn(&str) -> Option<String> + 'r;

/// Why there is no orb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unpackable {
    /// The file, if it is about one of a folder's.
    pub path: Option<String>,
    /// What is wrong, in lower case.
    pub message: String,
    /// The byte of the file, if there is one to look at.
    pub at: Option<usize>,
}

impl Unpackable {
    fn new(path: Option<&str>, message: impl Into<String>) -> Self {
        Self {
            path: path.map(str::to_owned),
            message: message.into(),
            at: None,
        }
    }
}

/// The orb that a file is.
///
/// # Errors
/// Where it is no YAML, or no orb.
pub fn file(text: &str) -> Result<Value, Unpackable> {
    orb(parse(None, text)?)
}

/// The orb that a folder's files are: those in the folder itself are joined, and one in a folder of
/// it is what its name says: `commands/run.yml` is the command `run`. Folders below that only keep
/// order.
///
/// # Errors
/// Where a file is no YAML, two files are the same, an included file is missing, or it is no orb.
pub fn folder(parts: &[Part], read: &Read<'_>) -> Result<Value, Unpackable> {
    let mut root = mapping();
    for part in parts {
        let Some(stem) = stem(&part.path) else {
            continue;
        };
        let mut value = parse(Some(&part.path), &part.text)?;
        match part.path.split_once('/') {
            None => merge(&mut root, value, &part.path)?,
            Some((section, _)) => {
                if matches!(section, "commands" | "jobs" | "executors") {
                    include(&mut value, read, &part.path)?;
                }
                let Some(section) = entry(&mut root, section) else {
                    continue;
                };
                if stem.starts_with('@') {
                    merge(section, value, &part.path)?;
                } else {
                    add(section, stem, value, &part.path)?;
                }
            }
        }
    }
    orb(root)
}

/// Whether a file, by its path in the folder, is one that is packed: YAML that is not hidden.
#[must_use]
pub fn is_part(path: &str) -> bool {
    stem(path).is_some()
}

/// The name of a YAML file without its ending; none for hidden files and others.
fn stem(path: &str) -> Option<&str> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.strip_suffix(".yml").or(name.strip_suffix(".yaml"))?;
    (!path.split('/').any(|part| part.starts_with('.'))).then_some(stem)
}

fn parse(path: Option<&str>, text: &str) -> Result<Value, Unpackable> {
    let error = |message: String, at| Unpackable {
        path: path.map(str::to_owned),
        message,
        at: Some(at),
    };
    let tree = Tree::parse(text).map_err(|wrong| error(wrong.message, wrong.at))?;
    Value::of(&tree).map_err(|excess| error(excess.message.to_owned(), excess.span.start))
}

fn orb(value: Value) -> Result<Value, Unpackable> {
    let parts = ["commands", "jobs", "executors"];
    if parts.iter().any(|part| value.get(part).is_some()) {
        return Ok(value);
    }
    Err(Unpackable::new(
        None,
        "it has neither commands, jobs nor executors",
    ))
}

fn mapping() -> Value {
    Value {
        span: 0..0,
        source: 0..0,
        via: None,
        content: Content::Mapping(Vec::new()),
    }
}

/// The mapping under a key, made where it is not there.
fn entry<'v>(owner: &'v mut Value, key: &str) -> Option<&'v mut Value> {
    let fields = fields(owner)?;
    let place = fields.iter().position(|field| field.key == key);
    let place = place.unwrap_or_else(|| {
        fields.push(Field {
            key: key.to_owned(),
            key_span: 0..0,
            value: mapping(),
        });
        fields.len() - 1
    });
    fields.get_mut(place).map(|field| &mut field.value)
}

/// The fields of a mapping; what is none becomes one.
fn fields(value: &mut Value) -> Option<&mut Vec<Field>> {
    if !matches!(value.content, Content::Mapping(_)) {
        value.content = Content::Mapping(Vec::new());
    }
    match &mut value.content {
        Content::Mapping(fields) => Some(fields),
        _ => None,
    }
}

fn merge(into: &mut Value, from: Value, path: &str) -> Result<(), Unpackable> {
    let Content::Mapping(more) = from.content else {
        return Ok(());
    };
    for field in more {
        let is_section = matches!(field.value.content, Content::Mapping(_));
        if is_section && into.get(&field.key).is_some() {
            if let Some(into) = entry(into, &field.key) {
                merge(into, field.value, path)?;
            }
        } else {
            add(into, &field.key, field.value, path)?;
        }
    }
    Ok(())
}

fn add(into: &mut Value, key: &str, value: Value, path: &str) -> Result<(), Unpackable> {
    let Some(fields) = fields(into) else {
        return Ok(());
    };
    if fields.iter().any(|field| field.key == key) {
        let message = format!("`{key}` is defined in another file too");
        return Err(Unpackable::new(Some(path), message));
    }
    fields.push(Field {
        key: key.to_owned(),
        key_span: 0..0,
        value,
    });
    Ok(())
}

/// Puts files in place of `<<include(scripts/run.sh)>>`, wherever that stands in a text.
fn include(value: &mut Value, read: &Read<'_>, path: &str) -> Result<(), Unpackable> {
    match &mut value.content {
        Content::String(text) => {
            *text = included(text, read, path)?;
        }
        Content::Sequence(items) => {
            for item in items {
                include(item, read, path)?;
            }
        }
        Content::Mapping(fields) => {
            for field in fields {
                include(&mut field.value, read, path)?;
            }
        }
        _ => {}
    }
    Ok(())
}

fn included(text: &str, read: &Read<'_>, path: &str) -> Result<String, Unpackable> {
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find("<<") {
        let (before, from) = rest.split_at(start);
        out.push_str(before);
        let inner = from[2..].split_once(">>");
        let name = inner.and_then(|(inner, _)| {
            let inner = inner.trim().strip_prefix("include(")?;
            Some(inner.trim_end_matches(')'))
        });
        let (Some((_, behind)), Some(name)) = (inner, name) else {
            out.push_str("<<");
            rest = &from[2..];
            continue;
        };
        let Some(file) = read(name) else {
            let message = format!("it includes `{name}`, which is not there");
            return Err(Unpackable::new(Some(path), message));
        };
        // What is included is no template.
        out.push_str(&file.replace("<<", "\\<<"));
        rest = behind;
    }
    out.push_str(rest);
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::{Part, file, folder};

    fn scripts(path: &str) -> Option<String> {
        (path == "scripts/run.sh").then(|| "cat <<EOF\n".to_owned())
    }

    fn parts(all: &[(&str, &str)]) -> Vec<Part> {
        let part = |(path, text): &(&str, &str)| Part {
            path: (*path).to_owned(),
            text: (*text).to_owned(),
        };
        all.iter().map(part).collect()
    }

    #[test]
    fn the_files_of_a_folder_become_one_orb() {
        let all = parts(&[
            ("@orb.yml", "version: 2.1\ndescription: x\n"),
            (
                "commands/run.yml",
                "steps:\n  - run: <<include(scripts/run.sh)>>\n",
            ),
            ("commands/more/other.yaml", "steps: [checkout]\n"),
            ("executors/@defaults.yml", "default: { machine: true }\n"),
            ("README.md", "no YAML: x: y"),
            (".hidden/x.yml", ": no YAML: x"),
        ]);
        let orb = folder(&all, &scripts).unwrap();
        let keys: Vec<_> = orb.fields().iter().map(|field| &*field.key).collect();
        assert_eq!(keys, ["version", "description", "commands", "executors"]);
        let run = orb.at(&["commands", "run", "steps", "0", "run"]).unwrap();
        assert_eq!(run.text(), Some("cat \\<<EOF\n"));
        assert!(orb.at(&["commands", "other"]).is_some());
        assert!(orb.at(&["executors", "default"]).is_some());
        assert!(orb.at(&["executors", "@defaults"]).is_none());
    }

    #[test]
    fn what_is_no_orb_is_told_with_its_file() {
        for (all, expected) in [
            (
                &[("@orb.yml", "version: 2.1\n")][..],
                (None, "it has neither commands, jobs nor executors"),
            ),
            (
                &[
                    ("jobs/a.yml", "steps: []\n"),
                    ("jobs/b/a.yml", "steps: []\n"),
                ],
                (Some("jobs/b/a.yml"), "`a` is defined in another file too"),
            ),
            (
                &[("jobs/a.yml", "steps: [run: <<include(x.sh)>>]\n")],
                (Some("jobs/a.yml"), "it includes `x.sh`, which is not there"),
            ),
        ] {
            let error = folder(&parts(all), &scripts).unwrap_err();
            assert_eq!((error.path.as_deref(), &*error.message), expected);
        }
        assert!(file("a: [\n").unwrap_err().at.is_some());
        assert!(file("commands: { a: { steps: [] } }\n").is_ok());
    }
}

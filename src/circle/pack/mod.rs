//! An orb in one piece: from its single file, or from the files of its folder as `CircleCI`'s tool
//! packs them (circleci-cli, internal/pack/pack.go; that files of folders below a section join the
//! section, and that two of one name are an error: circleci-cli#1676).

mod include;
mod packing;

use packing::Packing;

use crate::yaml::{Tree, Value};

/// What a folder of an orb's can have in a file each, and what can include files.
const SECTIONS: [&str; 3] = ["commands", "jobs", "executors"];

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
/// order, and `@` before a name says that the file's keys are the names.
///
/// An alias whose anchor is in another file stays unknown, as every alias without an anchor.
///
/// # Errors
/// Where a file is no YAML or no mapping, two files define the same, an included file is missing, or
/// it is no orb.
pub fn folder(parts: &[Part], read: &Read<'_>) -> Result<Value, Unpackable> {
    let mut packing = Packing::default();
    for part in parts {
        if let Some(stem) = stem(&part.path) {
            packing.take(part, stem, read)?;
        }
    }
    orb(packing.root())
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
    if SECTIONS.iter().any(|part| value.get(part).is_some()) {
        return Ok(value);
    }
    Err(Unpackable::new(
        None,
        "it has neither commands, jobs nor executors",
    ))
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
    fn files_of_the_folder_itself_are_joined_and_include_too() {
        let all = parts(&[
            (
                "@orb.yml",
                "commands:\n  a: { steps: [run: <<include(scripts/run.sh)>>] }\njobs:\n",
            ),
            ("commands/b.yml", ""),
            ("executors.yml", "executors: { c: { machine: true } }\n"),
            ("examples/d.yml", "usage: <<include(scripts/run.sh)>>\n"),
            ("jobs/e.yml", "parameters: *elsewhere\nsteps: []\n"),
        ]);
        let orb = folder(&all, &scripts).unwrap();
        let run = orb.at(&["commands", "a", "steps", "0", "run"]).unwrap();
        assert_eq!(run.text(), Some("cat \\<<EOF\n"));
        assert!(orb.at(&["commands", "b"]).is_some());
        assert!(orb.at(&["executors", "c", "machine"]).is_some());
        // Examples are configs, in which nothing is included.
        let usage = orb.at(&["examples", "d", "usage"]).unwrap();
        assert_eq!(usage.text(), Some("<<include(scripts/run.sh)>>"));
        let unknown = orb.at(&["jobs", "e", "parameters"]).unwrap();
        assert_eq!(unknown.content, crate::yaml::Content::Unknown);
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
                (
                    Some("jobs/b/a.yml"),
                    "`jobs/a` is defined in `jobs/a.yml` too",
                ),
            ),
            (
                &[
                    ("@orb.yml", "commands: { a: { steps: [] } }\n"),
                    ("commands/a.yml", "steps: []\n"),
                ],
                (
                    Some("commands/a.yml"),
                    "`commands/a` is defined in `@orb.yml` too",
                ),
            ),
            (
                &[("jobs/a.yml", "- checkout\n")],
                (Some("jobs/a.yml"), "it is no mapping"),
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

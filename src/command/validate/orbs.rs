//! Orbs that the user has as files: `--orb-source ALIAS=FILE`.

use std::path::{Path, PathBuf};

use crate::circle::Library;
use crate::circle::pack::{self, Part, Unpackable};
use crate::command::Context;
use crate::yaml::{Lines, Tree, Value};
use crate::{Exit, Failure, file};

/// The orbs that are known, and which of them no config has used yet.
#[derive(Debug, Default)]
pub(super) struct Orbs {
    pub(super) library: Library,
    unused: Vec<String>,
}

/// An orb that cannot be read.
#[derive(Debug)]
pub(super) struct Broken {
    pub(super) path: PathBuf,
    pub(super) failure: Failure,
}

impl Orbs {
    pub(super) fn read(sources: &[String]) -> Result<Self, Broken> {
        let mut orbs = Self::default();
        for source in sources {
            let broken = |path: &str, failure| Broken {
                path: path.into(),
                failure,
            };
            let (alias, path) = split(source).map_err(|failure| broken(source, failure))?;
            let orb = load(Path::new(path)).map_err(|failure| broken(path, failure))?;
            orbs.library.add(alias.to_owned(), orb);
            orbs.unused.push(alias.to_owned());
        }
        Ok(orbs)
    }

    /// Looks at which orbs a config uses.
    pub(super) fn see(&mut self, config: &str) {
        if self.unused.is_empty() {
            return;
        }
        let Ok(tree) = Tree::parse(config) else {
            return;
        };
        if let Some(section) = tree.get(tree.root(), "orbs") {
            self.unused
                .retain(|alias| tree.get(section, alias).is_none());
        }
    }

    /// Tells of those that no config has used.
    pub(super) fn tell(&self, context: &mut Context<'_, '_>) {
        for alias in &self.unused {
            context.warn(&format!(
                "warning: no config has an orb `{alias}`: its `--orb-source` is not used"
            ));
        }
    }
}

fn split(source: &str) -> Result<(&str, &str), Failure> {
    let is_alias =
        |alias: &str| !alias.is_empty() && !alias.contains(['/', '@', '.', ' ', '<', '\\']);
    source
        .split_once('=')
        .filter(|(alias, path)| is_alias(alias) && !path.is_empty())
        .ok_or_else(|| {
            Failure::new(Exit::Usage, format!("`{source}` names no orb and its file")).help(
                "write `--orb-source ALIAS=FILE`, with the alias that the config has for the orb",
            )
        })
}

/// What a packed orb's file, or an unpacked orb's folder, holds.
pub(crate) fn load(path: &Path) -> Result<Value, Failure> {
    if !path.is_dir() {
        let source = file::read(path)?;
        return pack::file(&source.text).map_err(|error| failure(path, &error, &source.text));
    }
    if !path.join("@orb.yml").exists() {
        let message = format!("`{}` is no orb: it has no file `@orb.yml`", path.display());
        let failure = Failure::new(Exit::Usage, message);
        let src = path.join("src");
        return Err(if src.join("@orb.yml").exists() {
            failure.help(format!("did you mean `{}`?", src.display()))
        } else {
            failure.help("name the folder with `@orb.yml`, or a packed orb's file")
        });
    }
    let sources = file::read_below(path, &pack::is_part)?;
    let parts: Vec<Part> = sources
        .into_iter()
        .map(|(path, source)| Part {
            path,
            text: source.text,
        })
        .collect();
    let read = |name: &str| inside(path, name);
    pack::folder(&parts, &read).map_err(|error| {
        let part = parts
            .iter()
            .find(|part| Some(&part.path) == error.path.as_ref());
        let text = part.map_or("", |part| &part.text);
        failure(path, &error, text)
    })
}

/// A file of an orb's folder. Only what lies in there is the orb's, whatever links and names say.
fn inside(folder: &Path, name: &str) -> Option<String> {
    let file = std::fs::canonicalize(folder.join(name)).ok()?;
    let is_inside = file.starts_with(std::fs::canonicalize(folder).ok()?);
    is_inside
        .then(|| file::read(&file).ok())?
        .map(|source| source.text)
}

fn failure(path: &Path, error: &Unpackable, text: &str) -> Failure {
    let path = match &error.path {
        Some(part) => path.join(part),
        None => path.to_owned(),
    };
    let name = path.display();
    let message = match error.at {
        Some(at) => {
            let (line, column) = Lines::new(text).position(at);
            format!("`{name}`, line {line}, column {column}: {}", error.message)
        }
        None => format!("`{name}` is no orb: {}", error.message),
    };
    let failure = Failure::new(Exit::Usage, message);
    match error.at.and_then(|_| next_step(text)) {
        Some(help) => failure.help(help),
        None => failure,
    }
}

/// What to do about a text that is no YAML, or too much of it.
fn next_step(text: &str) -> Option<String> {
    match Tree::parse(text) {
        Ok(tree) => Value::of(&tree).err().map(|_| {
            "an orb is read with at most 100 levels and about 100,000 nodes, with what aliases repeat"
                .to_owned()
        }),
        Err(error) => error.help,
    }
}

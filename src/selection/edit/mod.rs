//! Edits of the selection file through byte spans: comments, blank lines, quotes and line ends stay.
//!
//! What comes out is read again as a selection and compared with what the edits mean. A text that does
//! not stand for exactly that is never returned.

mod changes;
mod comment;
mod entry;
mod expected;
mod new;

use super::{Date, read};
use crate::finding::Finding;
use crate::yaml::edit::{self, Edited, Editor};
use crate::yaml::{Data, Format, Item, Lines, Pair, Tree, emit};

pub use entry::{Names, integration, suite, workflow, workflow_with};
pub use new::create;

/// One edit. Paths are keys and item numbers of the file as it is: `["suites", "0"]`.
#[derive(Clone, Debug)]
pub enum Edit {
    /// Adds an entry at the end of a list, which is created where there is none.
    Append {
        /// The list.
        to: Vec<String>,
        /// What is added.
        entry: Data,
    },
    /// Removes an entry of a list, or a key with its value. A list that loses its last entry is left
    /// empty, and written.
    Remove {
        /// The entry, or the key.
        at: Vec<String>,
    },
    /// Gives a key a value, be it there already or not.
    Set {
        /// The key.
        at: Vec<String>,
        /// The value.
        value: Data,
    },
}

impl Edit {
    /// Adds an entry to a list of the selection.
    #[must_use]
    pub fn append(list: &str, entry: Data) -> Self {
        Self::Append {
            to: vec![list.to_owned()],
            entry,
        }
    }

    /// Removes an entry of a list of the selection.
    #[must_use]
    pub fn remove(list: &str, index: usize) -> Self {
        Self::Remove {
            at: vec![list.to_owned(), index.to_string()],
        }
    }

    /// Gives a key of the selection a value.
    #[must_use]
    pub fn set(key: &str, value: Data) -> Self {
        Self::Set {
            at: vec![key.to_owned()],
            value,
        }
    }
}

/// Why nothing is edited.
#[derive(Clone, Debug)]
pub enum Refused {
    /// What is wrong with the file as it is, or stands in the way of the edit.
    Before(Vec<Finding>),
    /// What would be wrong with the file as it would be.
    After {
        /// The text that nobody writes.
        text: String,
        /// What is wrong with it.
        findings: Vec<Finding>,
    },
}

/// Makes all edits at once.
///
/// # Errors
/// Where the file is no selection, where something stands in the way, or where the result would be wrong.
pub fn apply(text: &str, edits: &[Edit], today: Date) -> Result<Edited, Refused> {
    let tree = match Tree::parse(text) {
        Ok(tree) if !new::is_blank(&tree) => tree,
        // An empty file is filled; what is no YAML is told as such.
        Ok(_) => return new::fill(text, edits, today),
        Err(_) => return Err(Refused::Before(read(text, today).err().unwrap_or_default())),
    };
    let before = read(text, today).map_err(Refused::Before)?;
    let refused = |finding| Refused::Before(vec![finding]);
    let changes = changes::all(&tree, edits).map_err(refused)?;
    let lines = Lines::new(text);
    let edited = Editor::new(&tree, &lines)
        .apply(&changes)
        .map_err(refused)?;
    let expected = expected::after(before.value.to_serde(), edits);
    checked(edited, &expected, today)
}

/// An edited text that is a selection, and the one that was meant.
fn checked(edited: Edited, expected: &serde_yaml::Value, today: Date) -> Result<Edited, Refused> {
    let loaded = match read(&edited.text, today) {
        Ok(loaded) => loaded,
        Err(findings) => {
            let text = edited.text;
            return Err(Refused::After { text, findings });
        }
    };
    if loaded.value.to_serde() == *expected {
        return Ok(edited);
    }
    let message = "the edited selection would not mean what it should";
    let at = edited.patches.first().map_or(0, |patch| patch.span.start);
    let finding = Finding::error(edit::REFUSED, at..at, message)
        .help("write out what `<<` or an alias brings in here, and try again");
    Err(Refused::Before(vec![finding]))
}

/// What the edits add, to be pasted by hand.
#[must_use]
pub fn snippet(edits: &[Edit]) -> String {
    emit::entries(&added(edits), 0, &Format::default())
}

/// The keys that the edits add to, each once and in the order of the selection, with what they add.
fn added(edits: &[Edit]) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    for edit in edits {
        let (path, value) = match edit {
            Edit::Append { to, entry } => (to, Data::Sequence(vec![item(entry)])),
            Edit::Set { at, value } => (at, value.clone()),
            Edit::Remove { .. } => continue,
        };
        let key = path.last().cloned().unwrap_or_default();
        let present = pairs.iter_mut().find(|pair| pair.key == key);
        match (present.map(|pair| &mut pair.value), value) {
            (Some(Data::Sequence(items)), Data::Sequence(more)) => items.extend(more),
            (_, value) => pairs.push(Pair {
                key,
                value,
                comment: None,
            }),
        }
    }
    pairs.sort_by_key(|pair| changes::rank(&pair.key));
    pairs
}

fn item(entry: &Data) -> Item {
    Item {
        value: entry.clone(),
        comment: None,
    }
}

#[cfg(test)]
mod tests;

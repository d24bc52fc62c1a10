//! The files of an orb's folder, one after the other.

use std::collections::HashMap;

use super::{Part, Read, SECTIONS, Unpackable, include, parse};
use crate::yaml::{Content, Field, Value};

/// What has been packed, and which file each part of it is from.
#[derive(Debug, Default)]
pub(super) struct Packing {
    root: Vec<Field>,
    /// By the names that lead to a part: `commands/run`.
    origins: HashMap<String, String>,
}

impl Packing {
    /// The orb so far.
    pub(super) fn root(self) -> Value {
        mapping(self.root)
    }

    /// Adds a file, `stem` being its name without its ending.
    pub(super) fn take(
        &mut self,
        part: &Part,
        stem: &str,
        read: &Read<'_>,
    ) -> Result<(), Unpackable> {
        let path = part.path.as_str();
        let mut value = parse(Some(path), &part.text)?;
        let mut fields = match value.content {
            Content::Mapping(fields) => fields,
            Content::Null => Vec::new(),
            _ => return Err(Unpackable::new(Some(path), "it is no mapping")),
        };
        let Some((section, _)) = path.split_once('/') else {
            for field in &mut fields {
                if SECTIONS.contains(&field.key.as_str()) {
                    include::all(&mut field.value, read, path)?;
                }
            }
            return fields
                .into_iter()
                .try_for_each(|field| self.join(field, path));
        };
        value.content = Content::Mapping(fields);
        if SECTIONS.contains(&section) {
            include::all(&mut value, read, path)?;
        }
        let fields = match value.content {
            Content::Mapping(fields) if stem.starts_with('@') => fields,
            content => vec![field(stem, Value { content, ..value })],
        };
        self.join(field(section, mapping(fields)), path)
    }

    /// Puts a key of the orb's to the others: a section to what it has from other files.
    fn join(&mut self, new: Field, path: &str) -> Result<(), Unpackable> {
        match &new.value.content {
            // A section that a file announces and others fill.
            Content::Null => return Ok(()),
            Content::Mapping(more) => {
                for part in more {
                    self.claim(&format!("{}/{}", new.key, part.key), path)?;
                }
            }
            _ => self.claim(&new.key, path)?,
        }
        let known = self.root.iter_mut().find(|known| known.key == new.key);
        match (known.map(|known| &mut known.value.content), new) {
            (Some(Content::Mapping(fields)), Field { value, .. }) => {
                if let Content::Mapping(more) = value.content {
                    fields.extend(more);
                }
            }
            (_, new) => self.root.push(new),
        }
        Ok(())
    }

    fn claim(&mut self, name: &str, path: &str) -> Result<(), Unpackable> {
        let Some(other) = self.origins.insert(name.to_owned(), path.to_owned()) else {
            return Ok(());
        };
        // A key that one file has twice is told by the rules of the file, and not here.
        if other == path {
            return Ok(());
        }
        let message = format!("`{name}` is defined in `{other}` too");
        Err(Unpackable::new(Some(path), message))
    }
}

fn field(key: &str, value: Value) -> Field {
    Field {
        key: key.to_owned(),
        key_span: 0..0,
        value,
    }
}

fn mapping(fields: Vec<Field>) -> Value {
    Value {
        span: 0..0,
        source: 0..0,
        via: None,
        content: Content::Mapping(fields),
    }
}

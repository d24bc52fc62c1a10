//! What edits mean, as data.

use serde_yaml::{Mapping, Value};

use super::Edit;
use crate::yaml::{Data, Style};

/// The selection after its edits.
pub(super) fn after(mut root: Value, edits: &[Edit]) -> Value {
    // Places are those of the file as it is: what is removed goes last, from the end.
    let mut removed = Vec::new();
    for edit in edits {
        match edit {
            Edit::Append { to, entry } => {
                let list = at(&mut root, to);
                if list.is_null() {
                    *list = Value::Sequence(Vec::new());
                }
                if let Value::Sequence(items) = list {
                    items.push(value(entry));
                }
            }
            Edit::Set {
                at: path,
                value: data,
            } => *at(&mut root, path) = value(data),
            Edit::Remove { at } => removed.push(at),
        }
    }
    removed.sort_by_key(|path| path.last().and_then(|index| index.parse::<usize>().ok()));
    removed.dedup();
    for path in removed.into_iter().rev() {
        let Some((last, above)) = path.split_last() else {
            continue;
        };
        match (at(&mut root, above), last.parse::<usize>()) {
            (Value::Sequence(items), Ok(index)) if index < items.len() => {
                items.remove(index);
            }
            (Value::Mapping(entries), _) => {
                entries.remove(last.as_str());
            }
            _ => {}
        }
    }
    root
}

/// The place that a path leads to; keys that are missing are made on the way.
fn at<'v>(root: &'v mut Value, path: &[String]) -> &'v mut Value {
    path.iter().fold(root, |value, step| {
        if let (Value::Sequence(items), Ok(index)) = (&*value, step.parse::<usize>())
            && index < items.len()
        {
            return &mut value[index];
        }
        if !value.is_mapping() {
            *value = Value::Mapping(Mapping::new());
        }
        &mut value[step.as_str()]
    })
}

/// New data as a value.
pub(super) fn value(data: &Data) -> Value {
    match data {
        Data::Null => Value::Null,
        // A number or `true`, by the core schema.
        Data::Scalar {
            text,
            style: Style::Plain,
        } => serde_yaml::from_str(text).unwrap_or(Value::Null),
        Data::Scalar { text, .. } => Value::from(text.as_str()),
        Data::Sequence(items) => items.iter().map(|item| value(&item.value)).collect(),
        Data::Mapping(pairs) => {
            let pairs = pairs.iter();
            let pairs = pairs.map(|pair| (Value::from(pair.key.as_str()), value(&pair.value)));
            Value::Mapping(pairs.collect())
        }
    }
}

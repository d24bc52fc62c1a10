//! A selection file that does not exist yet, or is empty.

use super::{Edit, Edited, Refused, added, checked, expected};
use crate::finding::Patch;
use crate::names;
use crate::selection::Date;
use crate::yaml::{Data, Format, Kind, Lines, Pair, Style, Tree, emit};

/// The text of a new file.
///
/// # Errors
/// Where it would be wrong.
pub fn create(edits: &[Edit], today: Date) -> Result<Edited, Refused> {
    let head = format!(
        "# yaml-language-server: $schema={}\n\
         # Which Postman collections CircleCI runs. `postorb merge` brings {} up to date with it.\n",
        names::SCHEMA_URL,
        names::CONFIG
    );
    let body = body(edits, &Format::default());
    whole("", format!("{head}{body}"), edits, today)
}

/// An empty file, whose comments stay in front.
pub(super) fn fill(text: &str, edits: &[Edit], today: Date) -> Result<Edited, Refused> {
    let line_break = Lines::new(text).line_break();
    let body = body(
        edits,
        &Format {
            line_break,
            ..Format::default()
        },
    );
    let is_open = !text.trim_start_matches('\u{feff}').is_empty() && !text.ends_with('\n');
    let between = if is_open { line_break } else { "" };
    whole(text, format!("{text}{between}{body}"), edits, today)
}

/// Whether nothing but comments is in a file.
pub(super) fn is_blank(tree: &Tree<'_>) -> bool {
    let root = tree.node(tree.root());
    let is_empty = matches!(
        root.kind,
        Kind::Scalar {
            style: Style::Empty,
            ..
        }
    );
    is_empty && root.anchor.is_none() && root.tag.is_none()
}

fn whole(before: &str, text: String, edits: &[Edit], today: Date) -> Result<Edited, Refused> {
    let patch = Patch {
        span: before.len()..before.len(),
        replacement: text[before.len()..].to_owned(),
    };
    let mut root = serde_yaml::Mapping::new();
    root.insert("version".into(), 1.into());
    let expected = expected::after(root.into(), edits);
    let edited = Edited {
        text,
        patches: vec![patch],
    };
    checked(edited, &expected, today)
}

/// What a file holds to which the edits were made when it was empty.
fn body(edits: &[Edit], format: &Format) -> String {
    let version = Pair {
        key: "version".to_owned(),
        value: Data::Scalar {
            text: "1".to_owned(),
            style: Style::Plain,
        },
        comment: None,
    };
    let mut pairs = added(edits);
    pairs.insert(0, version);
    emit::entries(&pairs, 0, format)
}

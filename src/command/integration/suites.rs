//! The suites that flags name.

use crate::command::selected::Selected;
use crate::command::{suite, words};
use crate::selection::Selection;
use crate::{Exit, Failure};

/// Those of an integration: the ones that are named, and none at all where all are meant.
pub(super) fn of_integration(
    texts: &[String],
    selection: &Selection,
    selected: &Selected<'_>,
) -> Result<Vec<String>, Failure> {
    let known = selection.suites.iter().map(|suite| suite.name.as_str());
    if words::is_all(texts, known) {
        return Ok(Vec::new());
    }
    let names = named(texts, selection, selected)?;
    if names.is_empty() && !texts.is_empty() {
        let message = "`--suites` names no suite";
        return Err(Failure::new(Exit::Usage, message).help("`--suites all` are all"));
    }
    Ok(names)
}

/// The names in texts with commas between them, each of which a suite has. A name with a comma in it is
/// given alone.
pub(super) fn named(
    texts: &[String],
    selection: &Selection,
    selected: &Selected<'_>,
) -> Result<Vec<String>, Failure> {
    let is_suite = |text: &str| selection.suites.iter().any(|suite| suite.name == text);
    let mut names: Vec<String> = Vec::new();
    for text in texts {
        let parts: Vec<&str> = if is_suite(text) {
            vec![text]
        } else {
            let parts = text.split(',').map(str::trim);
            parts.filter(|part| !part.is_empty()).collect()
        };
        for name in parts {
            suite::find(name, selection, selected)?;
            if !names.iter().any(|own| own == name) {
                names.push(name.to_owned());
            }
        }
    }
    Ok(names)
}

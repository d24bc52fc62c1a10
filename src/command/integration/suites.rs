//! The suites that flags name.

use crate::Failure;
use crate::command::selected::Selected;
use crate::command::suite;
use crate::selection::Selection;

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

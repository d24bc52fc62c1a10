//! A suite by its name.

use crate::command::selected::Selected;
use crate::selection::Selection;
use crate::{Exit, Failure, suggest};

/// The place of the suite of this name.
pub(in crate::command) fn find(
    name: &str,
    selection: &Selection,
    selected: &Selected<'_>,
) -> Result<usize, Failure> {
    let names = || selection.suites.iter().map(|suite| suite.name.as_str());
    names().position(|own| own == name).ok_or_else(|| {
        let message = format!("no suite of {} is named `{name}`", selected.name());
        let failure = Failure::new(Exit::NotFound, message);
        match suggest::nearest(name, names()) {
            Some(meant) => failure.help(format!("did you mean `{meant}`?")),
            None if names().next().is_none() => failure.help("it has no suites"),
            None => failure.help(format!("it has {}", listed(names()))),
        }
    })
}

/// The first of some names; `suite list` has the rest.
fn listed<'n>(names: impl Iterator<Item = &'n str>) -> String {
    const MOST: usize = 10;
    let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    let shown = names[..names.len().min(MOST)].join(", ");
    if names.len() > MOST {
        return format!("{shown} and others: `postorb suite list`");
    }
    shown
}

//! A suite by its name, and a name that none has.

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

/// Refuses a name that a suite has already.
pub(super) fn is_new(
    name: &str,
    selection: &Selection,
    selected: &Selected<'_>,
) -> Result<(), Failure> {
    let mut suites = selection.suites.iter();
    let Some(index) = suites.position(|suite| suite.name == name) else {
        return Ok(());
    };
    let place = selected.place(&["suites", &index.to_string(), "name"]);
    let message = format!("there is a suite `{name}` already, at {place}");
    Err(Failure::new(Exit::Usage, message)
        .help("take another name: `postorb suite add NAME …`, `postorb suite rename OLD NEW`")
        .help("or take that one out first: `postorb suite remove NAME`"))
}

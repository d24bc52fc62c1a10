//! What `integration edit` makes of the suites of an integration.

use super::suites;
use crate::cli::EditIntegrationArgs;
use crate::command::selected::Selected;
use crate::selection::edit::Edit;
use crate::selection::{Integration, Selection};
use crate::yaml::Data;
use crate::{Exit, Failure, harmless};

/// A key of the integration.
pub(super) fn key(at: usize, key: &str) -> Vec<String> {
    vec!["integrations".to_owned(), at.to_string(), key.to_owned()]
}

/// What becomes of the suites.
pub(super) fn edits(
    args: &EditIntegrationArgs,
    at: usize,
    selection: &Selection,
    selected: &Selected<'_>,
) -> Result<Vec<Edit>, Failure> {
    let own = &selection.integrations[at].suites;
    if !args.suites.is_empty() {
        return replaced(&args.suites, at, selection, selected);
    }
    let added = suites::named(&args.add_suite, selection, selected)?;
    if own.is_empty() && !(args.add_suite.is_empty() && args.remove_suite.is_empty()) {
        return Err(stands_for_all(&selection.integrations[at]));
    }
    let mut edits = Vec::new();
    for name in added.iter().filter(|name| !own.contains(name)) {
        edits.push(Edit::Append {
            to: key(at, "suites"),
            entry: Data::string(name),
        });
    }
    let mut left = own.len() + edits.len();
    for name in &args.remove_suite {
        let Some(item) = own.iter().position(|one| one == name) else {
            return Err(not_named(name, &selection.integrations[at]));
        };
        let mut path = key(at, "suites");
        path.push(item.to_string());
        left -= 1;
        edits.push(Edit::Remove { at: path });
    }
    if left == 0 && !edits.is_empty() {
        let message = "without its last suite the integration would stand for all suites";
        return Err(Failure::new(Exit::Usage, message)
            .help("`--suites all` says that they are meant; `--add-suite X` adds another one"));
    }
    Ok(edits)
}

/// A list in the place of the one that is there.
fn replaced(
    texts: &[String],
    at: usize,
    selection: &Selection,
    selected: &Selected<'_>,
) -> Result<Vec<Edit>, Failure> {
    let own = &selection.integrations[at].suites;
    let names = suites::of_integration(texts, selection, selected)?;
    if names == *own {
        return Ok(Vec::new());
    }
    if names.is_empty() {
        let at = key(at, "suites");
        return Ok(vec![Edit::Remove { at }]);
    }
    Ok(vec![Edit::Set {
        at: key(at, "suites"),
        value: Data::strings(names.iter()),
    }])
}

fn stands_for_all(integration: &Integration) -> Failure {
    let nickname = harmless::path(&integration.nickname);
    let message = format!("integration `{nickname}` names no suites, and so stands for all");
    Failure::new(Exit::Usage, message).help("name those that test it: --suites NAME,NAME")
}

fn not_named(name: &str, integration: &Integration) -> Failure {
    let (name, nickname) = (harmless::path(name), harmless::path(&integration.nickname));
    let names = integration.suites.iter();
    let names: Vec<_> = names
        .map(|name| format!("`{}`", harmless::path(name)))
        .collect();
    let message = format!("integration `{nickname}` does not name suite `{name}`");
    Failure::new(Exit::NotFound, message).help(format!("it names {}", names.join(", ")))
}

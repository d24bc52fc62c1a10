//! The workspace that a user typed.

use super::{Catalogue, Workspace, address, near};
use crate::id::is_uuid;
use crate::{Exit, Failure};

/// The id that `text` has in it, which is taken as it is: public workspaces of others are in nobody's list.
pub(super) fn id(text: &str) -> Option<&str> {
    let text = text.trim();
    Some(text)
        .filter(|text| is_uuid(text))
        .or_else(|| address::workspace(text))
}

/// The id of the workspace that `text` names.
pub(super) fn named(text: &str, catalogue: &dyn Catalogue) -> Result<String, Failure> {
    let text = text.trim();
    let all = catalogue.workspaces()?;
    let named: Vec<_> = all.iter().filter(|one| one.name.trim() == text).collect();
    match named.as_slice() {
        [one] => Ok(one.id.clone()),
        [] => Err(unknown(text, &all)),
        several => {
            let message = format!(
                "{} workspaces are named {}",
                several.len(),
                near::quoted(text)
            );
            let ids: Vec<_> = several.iter().map(|one| format!("`{}`", one.id)).collect();
            Err(Failure::new(Exit::Usage, message)
                .help(format!("name one by its id: {}", ids.join(", "))))
        }
    }
}

fn unknown(text: &str, all: &[Workspace]) -> Failure {
    let message = format!("no workspace is named {}", near::quoted(text));
    let failure = Failure::new(Exit::NotFound, message);
    match near::meant(text, all.iter().map(|one| one.name.as_str())) {
        Some(meant) => failure.help(meant),
        None if all.is_empty() => failure.help("the key's owner is in no workspace"),
        None => {
            failure.help("give its id, which is in the address of its page, behind `workspace/`")
        }
    }
}

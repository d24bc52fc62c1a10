//! Which workspace.

use super::ask::Ask;
use crate::command::source::Source;
use crate::terminal::Item;
use crate::{Exit, Failure};

/// The workspace as a flag names it, or the id of the one that is picked; none where nobody says.
pub(super) fn answer(
    flag: Option<&str>,
    source: &Source<'_>,
    ask: &mut Ask<'_, '_, '_>,
) -> Result<Option<String>, Failure> {
    if let Some(flag) = flag {
        return Ok(Some(flag.to_owned()));
    }
    if !ask.is_possible() {
        return Ok(None);
    }
    let all = source.all_workspaces()?;
    if all.is_empty() {
        return Err(
            Failure::new(Exit::NotFound, "the key's owner is in no workspace")
                .help("make one in Postman, or use the key of somebody who is in one"),
        );
    }
    let mut all: Vec<_> = all.iter().collect();
    all.sort_by_key(|one| one.name.to_lowercase());
    let items: Vec<Item> = all
        .iter()
        .map(|one| Item::new(&one.name, &format!("{} {}", one.kind, one.id)))
        .collect();
    let chosen = ask.one("Workspace", &items)?;
    source.restart();
    Ok(chosen.map(|at| all[at].id.clone()))
}

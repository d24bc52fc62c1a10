use crate::cli::RemoveIntegrationsArgs;
use crate::command::selected::Selected;
use crate::command::{Context, project};
use crate::selection::Integration;
use crate::selection::edit::Edit;
use crate::{Exit, Failure};

/// `postorb integration remove`: takes links out of the selection.
pub(super) fn run(
    args: &RemoveIntegrationsArgs,
    context: &mut Context<'_, '_>,
) -> Result<Exit, Failure> {
    let selected = Selected::read_existing(&args.selection, context)?;
    let all = selected.selection().integrations;
    let places = places(&args.nicknames, &all)?;
    let edits = places
        .iter()
        .map(|place| Edit::remove("integrations", *place));
    selected.edit(&edits.collect::<Vec<_>>(), args.dry_run, context)?;
    if !args.dry_run {
        for place in places {
            let (nickname, file) = (&all[place].nickname, selected.name());
            context.note(&format!("removed integration `{nickname}` from {file}"));
        }
    }
    Ok(Exit::Ok)
}

/// The places of all that are named, each once. Where one of the nicknames names nothing, nothing is removed,
/// and all such are told.
fn places(nicknames: &[String], all: &[Integration]) -> Result<Vec<usize>, Failure> {
    let mut places = Vec::new();
    let mut failures = Vec::new();
    for nickname in nicknames {
        match project::named(nickname, all) {
            Ok(place) if places.contains(&place) => {}
            Ok(place) => places.push(place),
            Err(failure) => failures.push(failure),
        }
    }
    let Some(first) = failures.first().cloned() else {
        return Ok(places);
    };
    let is_alone = nicknames.len() == 1;
    let messages = failures.iter().map(|failure| failure.message.as_str());
    let failure = Failure {
        message: messages.collect::<Vec<_>>().join("\n  and "),
        help: failures.into_iter().flat_map(|one| one.help).collect(),
        ..first
    };
    Err(if is_alone {
        failure
    } else {
        failure.help("nothing was removed")
    })
}

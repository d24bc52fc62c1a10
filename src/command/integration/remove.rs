use crate::cli::RemoveIntegrationsArgs;
use crate::command::selected::Selected;
use crate::command::{Context, project};
use crate::selection::edit::Edit;
use crate::{Exit, Failure};

/// `postorb integration remove`: takes links out of the selection.
pub(super) fn run(
    args: &RemoveIntegrationsArgs,
    context: &mut Context<'_, '_>,
) -> Result<Exit, Failure> {
    let selected = Selected::read_existing(&args.selection, context)?;
    let all = selected.selection().integrations;
    let mut places = Vec::new();
    for nickname in &args.nicknames {
        let place = project::named(nickname, &all)?;
        if !places.contains(&place) {
            places.push(place);
        }
    }
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

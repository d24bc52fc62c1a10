use super::find;
use super::find::is_new;
use crate::cli::RenameArgs;
use crate::command::Context;
use crate::command::selected::Selected;
use crate::selection::Selection;
use crate::selection::edit::Edit;
use crate::yaml::Data;
use crate::{Exit, Failure};

/// `postorb suite rename`: gives a suite another name, wherever the selection has it.
pub(super) fn run(args: &RenameArgs, context: &mut Context<'_, '_>) -> Result<Exit, Failure> {
    let selected = Selected::read_existing(&args.selection, context)?;
    let selection = selected.selection();
    let (old, new) = (&args.old, &args.new);
    let index = find(old, &selection, &selected)?;
    is_new(new, &selection, &selected)?;
    let name = ["suites", &index.to_string(), "name"].map(str::to_owned);
    let mentions = mentions(old, &selection);
    let edits: Vec<Edit> = std::iter::once(name.to_vec())
        .chain(mentions.iter().cloned())
        .map(|at| Edit::Set {
            at,
            value: Data::string(new),
        })
        .collect();
    selected.edit(&edits, args.dry_run, context)?;
    if !args.dry_run {
        context.note(&format!(
            "renamed suite `{old}` to `{new}` in {}",
            selected.name()
        ));
        context.note("  help: `postorb diff` shows what that comes to, `postorb merge` applies it");
    }
    Ok(Exit::Ok)
}

/// The paths of the places where integrations name a suite.
fn mentions(name: &str, selection: &Selection) -> Vec<Vec<String>> {
    let mut mentions = Vec::new();
    for (integration, one) in selection.integrations.iter().enumerate() {
        for (item, suite) in one.suites.iter().enumerate() {
            if suite == name {
                let (integration, item) = (integration.to_string(), item.to_string());
                let path = ["integrations", &integration, "suites", &item];
                mentions.push(path.map(str::to_owned).to_vec());
            }
        }
    }
    mentions
}

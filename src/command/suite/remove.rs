use super::find;
use crate::cli::RemoveArgs;
use crate::command::Context;
use crate::command::selected::Selected;
use crate::selection::Selection;
use crate::selection::edit::Edit;
use crate::{Exit, Failure};

/// `postorb suite remove`: takes suites out of the selection.
pub(super) fn run(args: &RemoveArgs, context: &mut Context<'_, '_>) -> Result<Exit, Failure> {
    let selected = Selected::read_existing(&args.selection, context)?;
    let selection = selected.selection();
    let mut names: Vec<&str> = args.names.iter().map(String::as_str).collect();
    names.sort_unstable();
    names.dedup();
    let mut edits = Vec::new();
    for name in &names {
        let index = find(name, &selection, &selected)?;
        edits.push(Edit::remove("suites", index));
    }
    let mentions = mentions(&names, &selection);
    if !args.force && !mentions.is_empty() {
        return Err(mentioned(&mentions, &selection, &selected));
    }
    for mention in &mentions {
        is_not_the_last(*mention, &mentions, &selection, &selected)?;
        edits.push(Edit::Remove { at: mention.path() });
    }
    selected.edit(&edits, args.dry_run, context)?;
    if !args.dry_run {
        tell(&names, &mentions, &selection, &selected, context);
    }
    Ok(Exit::Ok)
}

/// Where an integration names a suite.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Mention {
    integration: usize,
    item: usize,
}

impl Mention {
    fn path(self) -> Vec<String> {
        let (integration, item) = (self.integration.to_string(), self.item.to_string());
        let (list, key) = ("integrations".to_owned(), "suites".to_owned());
        vec![list, integration, key, item]
    }

    /// Where it stands, as people write it.
    fn place(self, selected: &Selected<'_>) -> String {
        let path = self.path();
        selected.place(&path.iter().map(String::as_str).collect::<Vec<_>>())
    }
}

fn mentions(names: &[&str], selection: &Selection) -> Vec<Mention> {
    let mut mentions = Vec::new();
    for (integration, one) in selection.integrations.iter().enumerate() {
        for (item, suite) in one.suites.iter().enumerate() {
            if names.contains(&suite.as_str()) {
                mentions.push(Mention { integration, item });
            }
        }
    }
    mentions
}

fn mentioned(mentions: &[Mention], selection: &Selection, selected: &Selected<'_>) -> Failure {
    let told = mentions.iter().map(|mention| {
        let integration = &selection.integrations[mention.integration];
        let (nickname, suite) = (&integration.nickname, &integration.suites[mention.item]);
        let place = mention.place(selected);
        format!("integration `{nickname}` names suite `{suite}`, at {place}")
    });
    let told = told.collect::<Vec<_>>().join("\n  and ");
    Failure::new(Exit::Usage, told).help("`--force` takes it out there, too")
}

/// An integration whose list is empty would stand for all suites.
fn is_not_the_last(
    mention: Mention,
    mentions: &[Mention],
    selection: &Selection,
    selected: &Selected<'_>,
) -> Result<(), Failure> {
    let own = mentions
        .iter()
        .filter(|other| other.integration == mention.integration);
    let integration = &selection.integrations[mention.integration];
    if own.count() < integration.suites.len() {
        return Ok(());
    }
    let (nickname, place) = (&integration.nickname, mention.place(selected));
    let message = format!(
        "integration `{nickname}` names no other suite, at {place}: without this one it would stand for all"
    );
    Err(Failure::new(Exit::Usage, message)
        .help("name another suite there first, or remove the integration"))
}

fn tell(
    names: &[&str],
    mentions: &[Mention],
    selection: &Selection,
    selected: &Selected<'_>,
    context: &mut Context<'_, '_>,
) {
    for name in names {
        context.note(&format!("removed suite `{name}` from {}", selected.name()));
    }
    let mut told: Vec<usize> = mentions.iter().map(|mention| mention.integration).collect();
    told.dedup();
    for integration in told {
        let nickname = &selection.integrations[integration].nickname;
        context.note(&format!("  and from integration `{nickname}`"));
    }
    context.note("  help: `postorb diff` shows what that comes to, `postorb merge` applies it");
}

use super::suite_list::{self as list, key};
use super::{known, linked, looked_up};
use crate::cli::EditIntegrationArgs;
use crate::command::selected::Selected;
use crate::command::source::Source;
use crate::command::subject::{Kind, Subject};
use crate::command::{Context, project, words};
use crate::harmless;
use crate::selection::Integration;
use crate::selection::Selection;
use crate::selection::edit::Edit;
use crate::service::circleci::Slug;
use crate::terminal::Interrupt;
use crate::yaml::Data;
use crate::{Exit, Failure};

/// `postorb integration edit`: changes what is named of an integration.
pub(super) fn run(
    args: &EditIntegrationArgs,
    context: &mut Context<'_, '_>,
) -> Result<Exit, Failure> {
    let selected = Selected::read_existing(&args.selection, context)?;
    let selection = selected.selection();
    let at = project::named(&args.integration, &selection.integrations)?;
    let before = &selection.integrations[at];
    let mut after = before.clone();
    let interrupt = Interrupt::watch();
    if let Some(nickname) = &args.nickname {
        linked::is_new(nickname, Some(at), &selection, &selected)?;
        after.nickname.clone_from(nickname);
    }
    if let Some(version) = &args.api_version {
        after.api_version = version_of(version, before, args, &selection, &interrupt, context)?;
        linked::is_free(&after, Some(at), &selection, &selected)?;
    }
    if let Some(typed) = &args.project {
        let slug = Slug::parse(typed)?;
        if !args.offline {
            known::check(&slug, &interrupt, context)?;
        }
        after.project = slug.to_string();
    }
    let mut edits = scalars(at, before, &after);
    edits.extend(list::edits(args, at, &selection, &selected)?);
    interrupt.check()?;
    if edits.is_empty() {
        let nickname = harmless::path(&before.nickname);
        context.note(&format!("integration `{nickname}` is that already"));
        return Ok(Exit::Ok);
    }
    selected.edit(&edits, args.dry_run, context)?;
    if !args.dry_run {
        let (nickname, file) = (&after.nickname, selected.name());
        context.note(&format!("changed integration `{nickname}` in {file}"));
    }
    Ok(Exit::Ok)
}

/// The version that is typed, as an integration holds it; none for the word that says so.
fn version_of(
    typed: &str,
    before: &Integration,
    args: &EditIntegrationArgs,
    selection: &Selection,
    interrupt: &Interrupt,
    context: &mut Context<'_, '_>,
) -> Result<Option<String>, Failure> {
    if words::is_none(typed) {
        return Ok(None);
    }
    let (kind, id) = match (&before.api, &before.spec) {
        (Some(api), _) => (Kind::Api, api),
        (None, Some(spec)) => (Kind::Spec, spec),
        (None, None) => return Ok(Some(typed.to_owned())),
    };
    let subject = Subject {
        kind,
        id: id.clone(),
        name: before.nickname.clone(),
    };
    let variable = selection.api_key.env.clone().map(|name| name.0);
    let source = Source::new(context.env, variable, interrupt);
    // Without a key nobody can be asked, and nobody has to be.
    if args.offline || source.open().is_err() {
        return Ok(Some(typed.to_owned()));
    }
    let version = looked_up::version(typed, &subject, &source, context);
    source.tell(context);
    version.map(Some)
}

/// The keys with one value that are others now.
fn scalars(at: usize, before: &Integration, after: &Integration) -> Vec<Edit> {
    let set = |name: &str, value: &str| Edit::Set {
        at: key(at, name),
        value: Data::string(value),
    };
    let mut edits = Vec::new();
    if before.nickname != after.nickname {
        edits.push(set("nickname", &after.nickname));
    }
    match &after.api_version {
        version if *version == before.api_version => {}
        Some(version) => edits.push(set("api-version", version)),
        None => edits.push(Edit::Remove {
            at: key(at, "api-version"),
        }),
    }
    if before.project != after.project {
        edits.push(set("project", &after.project));
    }
    edits
}

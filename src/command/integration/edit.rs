use super::{known, linked, looked_up, suites};
use crate::cli::{EditIntegrationArgs, ProjectArgs};
use crate::command::selected::Selected;
use crate::command::source::Source;
use crate::command::subject::{Kind, Subject};
use crate::command::{Context, project};
use crate::selection::Integration;
use crate::selection::Selection;
use crate::selection::edit::Edit;
use crate::terminal::{self, Interrupt};
use crate::yaml::Data;
use crate::{Exit, Failure};

/// The word for a version that is none.
const NONE: &str = "none";
/// The word for all suites.
const ALL: &str = "all";

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
        let project = ProjectArgs {
            project: Some(typed.clone()),
            ..ProjectArgs::default()
        };
        let slug = project::find_in(&project, None, context.env)?.slug;
        if !args.offline {
            known::check(&slug, &interrupt, context)?;
        }
        after.project = slug.to_string();
    }
    let mut edits = scalars(at, before, &after);
    edits.extend(lists(args, at, &selection, &selected)?);
    interrupt.check()?;
    if edits.is_empty() {
        let nickname = terminal::path(&before.nickname);
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
    if typed.trim() == NONE {
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

/// A key of the integration.
fn key(at: usize, key: &str) -> Vec<String> {
    vec!["integrations".to_owned(), at.to_string(), key.to_owned()]
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

/// What becomes of the suites.
fn lists(
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
    let is_suite = |text: &str| selection.suites.iter().any(|suite| suite.name == text);
    if let [text] = texts
        && text.trim() == ALL
        && !is_suite(ALL)
    {
        let at = key(at, "suites");
        let edit = (!own.is_empty()).then_some(Edit::Remove { at });
        return Ok(edit.into_iter().collect());
    }
    let names = suites::named(texts, selection, selected)?;
    if names.is_empty() {
        let message = "`--suites` names no suite";
        return Err(Failure::new(Exit::Usage, message).help("`--suites all` are all"));
    }
    if names == *own {
        return Ok(Vec::new());
    }
    Ok(vec![Edit::Set {
        at: key(at, "suites"),
        value: Data::strings(names.iter()),
    }])
}

fn stands_for_all(integration: &Integration) -> Failure {
    let nickname = terminal::path(&integration.nickname);
    let message = format!("integration `{nickname}` names no suites, and so stands for all");
    Failure::new(Exit::Usage, message).help("name those that test it: --suites NAME,NAME")
}

fn not_named(name: &str, integration: &Integration) -> Failure {
    let (name, nickname) = (terminal::path(name), terminal::path(&integration.nickname));
    let names = integration.suites.iter();
    let names: Vec<_> = names
        .map(|name| format!("`{}`", terminal::path(name)))
        .collect();
    let message = format!("integration `{nickname}` does not name suite `{name}`");
    Failure::new(Exit::NotFound, message).help(format!("it names {}", names.join(", ")))
}

use super::looked_up::{self, Found, Wanted};
use super::{known, linked, suites};
use crate::cli::AddIntegrationArgs;
use crate::command::selected::Selected;
use crate::command::source::Source;
use crate::command::subject::{self, Kind};
use crate::command::{Context, project, root, words};
use crate::selection::edit::{self, Edit, Names};
use crate::selection::{Integration, Selection};
use crate::service::circleci::{Provider, Slug};
use crate::terminal::Interrupt;
use crate::{Exit, Failure};

/// `postorb integration add`: links a version of an API to a project.
pub(super) fn run(
    args: &AddIntegrationArgs,
    context: &mut Context<'_, '_>,
) -> Result<Exit, Failure> {
    root::check(&args.selection, context.env)?;
    let selected = Selected::read(&args.selection, context)?;
    let selection = selected.selection();
    if let Some(nickname) = &args.nickname {
        linked::is_new(nickname, None, &selection, &selected)?;
    }
    let suites = suites::of_integration(&args.suites, &selection, &selected)?;
    let project = match &args.project {
        Some(typed) => Slug::parse(typed)?,
        None => project::of_remote(context.env)?,
    };
    let interrupt = Interrupt::watch();
    let found = look(args, &selection, &interrupt, context)?;
    let nickname = match &args.nickname {
        Some(nickname) => nickname.clone(),
        None => named(&found, &project, &selection)?,
    };
    linked::is_new(&nickname, None, &selection, &selected)?;
    let slug = project.to_string();
    let (integration, names) = integration(nickname, slug, suites, found);
    linked::is_free(&integration, None, &selection, &selected)?;
    if !args.offline {
        known::check(&project, &interrupt, context)?;
    }
    interrupt.check()?;
    let entry = edit::integration(&integration, &names);
    let edits = [Edit::append("integrations", entry)];
    selected.edit(&edits, args.dry_run, context)?;
    if !args.dry_run {
        let (nickname, file) = (&integration.nickname, selected.name());
        context.note(&format!(
            "added integration `{nickname}` with {} to {file}",
            integration.project
        ));
        context.note("  help: `postorb doctor` tells what it still needs");
    }
    Ok(Exit::Ok)
}

fn look(
    args: &AddIntegrationArgs,
    selection: &Selection,
    interrupt: &Interrupt,
    context: &mut Context<'_, '_>,
) -> Result<Found, Failure> {
    let (kind, typed) = match (&args.api, &args.spec) {
        (Some(api), _) => (Kind::Api, api),
        (None, Some(spec)) => (Kind::Spec, spec),
        (None, None) => {
            let message = "an integration needs an API or a specification";
            return Err(Failure::new(Exit::Usage, message).help("name it: --api X or --spec X"));
        }
    };
    let version = args.api_version.as_deref();
    let wanted = Wanted {
        kind,
        subject: typed.trim(),
        version: version.filter(|version| !words::is_none(version)),
        workspace: args.workspace.as_deref(),
        is_offline: args.offline,
    };
    let variable = selection.api_key.env.clone().map(|name| name.0);
    let source = Source::new(context.env, variable, interrupt);
    let found = looked_up::look(wanted, &source, context);
    source.tell(context);
    found
}

/// The nickname that is made of the API's name, or of the project's where nobody told that.
fn named(found: &Found, project: &Slug, selection: &Selection) -> Result<String, Failure> {
    let own = Some(project).filter(|project| project.provider() != Provider::CircleCi);
    let names = [Some(found.subject.name.as_str()), own.map(Slug::project)];
    let mut names = names.into_iter().flatten();
    let Some(name) = names.find(|name| !name.trim().is_empty()) else {
        let message = format!(
            "the integration needs a nickname: the name of the {} is not known here, and the slug of the project has ids in it",
            found.subject.kind.name()
        );
        return Err(Failure::new(Exit::Usage, message)
            .help("name it: `postorb integration add NICKNAME …`"));
    };
    let own = selection.integrations.iter();
    let own: Vec<&str> = own.map(|own| own.nickname.as_str()).collect();
    Ok(subject::nickname(name, found.version.as_deref(), &own))
}

/// The entry, and the names of what has ids in it.
fn integration(
    nickname: String,
    project: String,
    suites: Vec<String>,
    found: Found,
) -> (Integration, Names) {
    let Found {
        subject,
        version,
        workspace,
    } = found;
    let mut names = Names::new();
    if !subject.name.is_empty() {
        names.insert(subject.id.clone(), subject.name.clone());
    }
    if let Some((id, Some(name))) = &workspace {
        names.insert(id.clone(), name.clone());
    }
    let is_api = subject.kind == Kind::Api;
    let integration = Integration {
        nickname,
        workspace: workspace.map(|(id, _)| id),
        api: is_api.then(|| subject.id.clone()),
        spec: (!is_api).then_some(subject.id),
        api_version: version,
        project,
        suites,
    };
    (integration, names)
}

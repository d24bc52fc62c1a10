use std::cell::OnceCell;

use super::describe::{self, Described};
use crate::cli::{AddArgs, NetworkArgs};
use crate::command::selected::Selected;
use crate::command::{Context, paths, root};
use crate::pick::{Catalogue, OnDisk, Resolver};
use crate::plan::default_workflow;
use crate::selection::edit::{self, Edit};
use crate::selection::{EnvName, Selection};
use crate::service::Postman;
use crate::{Exit, Failure};

/// `postorb suite add`: adds a suite to the selection.
pub(super) fn run(args: &AddArgs, context: &mut Context<'_, '_>) -> Result<Exit, Failure> {
    root::check(&args.selection, context.env)?;
    let selected = Selected::read(&args.selection, context)?;
    let selection = selected.selection();
    if let Some(name) = &args.name {
        is_new(name, &selection, &selected)?;
    }
    let described = describe(args, &selection, context)?;
    for doubt in &described.doubts {
        context.note(&format!("note: {doubt}"));
    }
    let suite = &described.suite;
    is_new(&suite.name, &selection, &selected)?;
    let entry = edit::suite(suite, &described.names);
    let mut edits = vec![Edit::append("suites", entry)];
    if let Some(workflow) = &suite.workflow {
        edits.extend(workflows(&selection, workflow));
    }
    selected.edit(&edits, args.dry_run, context)?;
    if !args.dry_run {
        let (name, file) = (&suite.name, selected.name());
        context.note(&format!("added suite `{name}` to {file}"));
        context.note("  help: `postorb diff` shows what it comes to, `postorb merge` applies it");
    }
    Ok(Exit::Ok)
}

fn describe(
    args: &AddArgs,
    selection: &Selection,
    context: &mut Context<'_, '_>,
) -> Result<Described, Failure> {
    let postman = OnceCell::new();
    let described = resolve(args, selection, &postman, context);
    if let Some(postman) = postman.get() {
        context.tell_calls(postman);
    }
    described
}

/// Resolves what the flags name; `postman` is there afterwards where it was needed.
fn resolve(
    args: &AddArgs,
    selection: &Selection,
    postman: &OnceCell<Postman>,
    context: &Context<'_, '_>,
) -> Result<Described, Failure> {
    let variable = selection.api_key.env.as_ref();
    let variable = variable.map(|EnvName(name)| name.as_str());
    let open = || {
        let opened = context.postman(&NetworkArgs::default(), variable)?;
        let opened = postman.get_or_init(|| opened);
        Ok(Box::new(opened) as Box<dyn Catalogue>)
    };
    let repository = paths::repository(&args.selection);
    let here = context.env.folder().unwrap_or_else(|| ".".as_ref());
    let here = here.canonicalize().unwrap_or_else(|_| here.to_owned());
    let files = |text: &str| paths::look(text, &here, repository.as_ref());
    let resolver = Resolver::new(&open, &files, args.workspace.as_deref(), args.offline);
    let mut described = describe::suite(args, &resolver)?;
    let suite = &mut described.suite;
    let given = [&mut suite.globals, &mut suite.iteration_data];
    for path in given.into_iter().flatten() {
        if let Ok(OnDisk::File { path: known, .. }) = files(path) {
            *path = known;
        }
    }
    Ok(described)
}

/// Refuses a name that a suite has already.
fn is_new(name: &str, selection: &Selection, selected: &Selected<'_>) -> Result<(), Failure> {
    let mut suites = selection.suites.iter();
    let Some(index) = suites.position(|suite| suite.name == name) else {
        return Ok(());
    };
    let place = selected.place(&["suites", &index.to_string(), "name"]);
    let message = format!("there is a suite `{name}` already, at {place}");
    Err(Failure::new(Exit::Usage, message)
        .help("give the new one another name: `postorb suite add NAME …`")
        .help("or take that one out first: `postorb suite remove NAME`"))
}

/// What makes `name` a workflow of the selection.
fn workflows(selection: &Selection, name: &str) -> Vec<Edit> {
    let mut present = selection.workflows.iter();
    if present.any(|workflow| workflow.name == name) {
        return Vec::new();
    }
    // The first workflow is that of all suites which name none: these stay where they are.
    let default = default_workflow(selection.layout);
    let is_first = selection.workflows.is_empty() && default != name;
    let mut others = selection.suites.iter();
    let is_kept = is_first && others.any(|suite| suite.workflow.is_none());
    let names = is_kept.then_some(default).into_iter().chain([name]);
    names
        .map(|name| Edit::append("workflows", edit::workflow(name)))
        .collect()
}

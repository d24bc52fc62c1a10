use std::cell::OnceCell;
use std::collections::HashMap;

use super::describe::{self, Described};
use super::find::is_new;
use super::wanted::{self, Wanted};
use crate::cli::{AddArgs, NetworkArgs};
use crate::command::selected::Selected;
use crate::command::{Context, paths, root};
use crate::pick::{Catalogue, OnDisk, Resolver};
use crate::plan::default_workflow;
use crate::selection::edit::{self, Edit};
use crate::selection::{EnvName, Selection};
use crate::service::Postman;
use crate::{Exit, Failure};

/// `postorb suite add`: adds suites to the selection, all that are asked for or none.
pub(super) fn run(args: &AddArgs, context: &mut Context<'_, '_>) -> Result<Exit, Failure> {
    root::check(&args.selection, context.env)?;
    let wanted = wanted::wanted(args)?;
    let selected = Selected::read(&args.selection, context)?;
    let selection = selected.selection();
    for name in wanted.iter().filter_map(|one| one.name) {
        is_new(name, &selection, &selected)?;
    }
    let described = describe(args, &wanted, &selection, context)?;
    for doubt in described.iter().flat_map(|one| &one.doubts) {
        context.note(&format!("note: {doubt}"));
    }
    let described = new_ones(&wanted, described, &selection, &selected)?;
    let entries = described.iter();
    let entries = entries.map(|one| edit::suite(&one.suite, &one.names));
    let mut edits: Vec<Edit> = entries.map(|entry| Edit::append("suites", entry)).collect();
    if let Some(workflow) = &args.workflow {
        edits.extend(workflows(&selection, workflow));
    }
    selected.edit(&edits, args.dry_run, context)?;
    if !args.dry_run {
        tell(&described, selected.name(), context);
    }
    Ok(Exit::Ok)
}

fn tell(added: &[Described], file: &str, context: &mut Context<'_, '_>) {
    for one in added {
        context.note(&format!("added suite `{}` to {file}", one.suite.name));
    }
    context.note("  help: `postorb diff` shows what it comes to, `postorb merge` applies it");
}

/// Refuses names that suites have already, or that two of these would have.
fn new_ones(
    wanted: &[Wanted<'_>],
    described: Vec<Described>,
    selection: &Selection,
    selected: &Selected<'_>,
) -> Result<Vec<Described>, Failure> {
    let mut seen: HashMap<String, &str> = HashMap::new();
    let each = wanted.iter().zip(described);
    let results = each.map(|(wanted, one)| {
        let name = &one.suite.name;
        let result = match seen.insert(name.clone(), wanted.collection) {
            Some(other) => {
                let message = format!("it would be called `{name}`, as `{other}` would");
                Err(Failure::new(Exit::Usage, message))
            }
            None => is_new(name, selection, selected),
        };
        (wanted.collection, result.map(|()| one))
    });
    wanted::all(results.collect())
}

fn describe(
    args: &AddArgs,
    wanted: &[Wanted<'_>],
    selection: &Selection,
    context: &mut Context<'_, '_>,
) -> Result<Vec<Described>, Failure> {
    let postman = OnceCell::new();
    let described = resolve(args, wanted, selection, &postman, context);
    if let Some(postman) = postman.get() {
        context.tell_calls(postman);
    }
    described
}

/// Resolves what the flags name; `postman` is there afterwards where it was needed.
fn resolve(
    args: &AddArgs,
    wanted: &[Wanted<'_>],
    selection: &Selection,
    postman: &OnceCell<Postman>,
    context: &Context<'_, '_>,
) -> Result<Vec<Described>, Failure> {
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
    let is_files = args.collection.is_none();
    let suites = wanted.iter().map(|one| {
        if is_files && let Err(failure) = wanted::is_file(one.collection, &files) {
            return (one.collection, Err(failure));
        }
        let described = describe::suite(args, *one, &resolver);
        (one.collection, described)
    });
    let mut described = wanted::all(suites.collect())?;
    for suite in described.iter_mut().map(|one| &mut one.suite) {
        let given = [&mut suite.globals, &mut suite.iteration_data];
        for path in given.into_iter().flatten() {
            if let Ok(OnDisk::File { path: known, .. }) = files(path) {
                *path = known;
            }
        }
    }
    Ok(described)
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

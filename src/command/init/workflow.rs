//! Which job and which workflow run the suites.

use super::InitArgs;
use super::ask::{Ask, given, listed};
use super::existing::Existing;
use crate::plan::Plan;
use crate::selection::{Layout, Selection, Strings, Workflow};
use crate::terminal::Item;
use crate::{Exit, Failure};

/// What is to be written for them.
#[derive(Debug, Default)]
pub(super) struct Placed {
    pub(super) layout: Option<Layout>,
    pub(super) job: Option<String>,
    /// Workflows that the selection does not have yet.
    pub(super) workflows: Vec<Workflow>,
    /// What the new suites name; none where it is the first of the selection.
    pub(super) workflow: Option<String>,
}

pub(super) fn answer(
    args: &InitArgs,
    existing: &Existing,
    ask: &mut Ask<'_, '_, '_>,
) -> Result<Placed, Failure> {
    let layout = layout(args.layout, existing)?;
    let selection = Selection {
        layout: layout.unwrap_or(existing.selection.layout),
        ..Selection::default()
    };
    let standard = Plan::new(&selection)?;
    let job = job(args.job.as_deref(), existing, &standard.job, ask)?;
    let first = standard.workflows.first();
    let standard = first.map_or("", |workflow| workflow.name.as_str());
    let (workflows, workflow) = workflow(args, existing, standard, ask)?;
    Ok(Placed {
        layout,
        job,
        workflows,
        workflow,
    })
}

/// A layout that is asked for and is not there yet.
fn layout(flag: Option<Layout>, existing: &Existing) -> Result<Option<Layout>, Failure> {
    let own = existing.selection.layout;
    match flag {
        Some(layout) if layout == own => Ok(None),
        Some(_) if existing.is_used() => Err(different("layout", "--layout")),
        layout => Ok(layout),
    }
}

/// A job's name that is not the usual one and not there yet.
fn job(
    flag: Option<&str>,
    existing: &Existing,
    standard: &str,
    ask: &mut Ask<'_, '_, '_>,
) -> Result<Option<String>, Failure> {
    let own = existing.selection.job.as_deref();
    let job = match (flag, own) {
        (Some(flag), Some(own)) if flag != own => return Err(different("job", "--job")),
        (_, Some(_)) => return Ok(None),
        (Some(flag), None) => {
            is_free(flag, existing)?;
            flag.to_owned()
        }
        (None, None) if existing.is_used() => return Ok(None),
        (None, None) => ask.text_until("Job", standard, |typed| is_free(typed, existing).err())?,
    };
    Ok((job != standard).then_some(job))
}

/// Refuses the name of a job that the config has already, and that is not postorb's.
fn is_free(job: &str, existing: &Existing) -> Result<(), Failure> {
    if !existing.jobs.iter().any(|own| own == job) {
        return Ok(());
    }
    let message = format!("the config has a job `{job}` already, and it is not postorb's");
    Err(Failure::new(Exit::Usage, message)
        .help("give postorb's job another name: --job NAME")
        .help("one that was pasted from Postman is taken over by `postorb suite add`, and then `postorb merge --adopt`"))
}

/// What a flag says beside what the selection says.
fn different(key: &str, flag: &str) -> Failure {
    let message = format!("the selection has another {key} than {flag}");
    Failure::new(Exit::Usage, message).help(format!(
        "leave {flag} out, or change `{key}:` in the selection, for all of its suites"
    ))
}

/// The workflows to add, and the one that suites have to name.
fn workflow(
    args: &InitArgs,
    existing: &Existing,
    standard: &str,
    ask: &mut Ask<'_, '_, '_>,
) -> Result<(Vec<Workflow>, Option<String>), Failure> {
    let known = &existing.selection.workflows;
    let implied = known.is_empty() && existing.is_used();
    let name = match &args.workflow {
        Some(name) => name.clone(),
        None => pick(existing, standard, ask)?,
    };
    let is_known = known.iter().any(|own| own.name == name) || (implied && name == standard);
    let wanted = if is_known {
        stays(args, known, &name)?;
        None
    } else {
        Some(options(args, existing, name.clone(), ask)?)
    };
    let is_first = known
        .first()
        .map_or_else(|| !implied || name == standard, |first| first.name == name);
    let mut added = Vec::new();
    if let Some(wanted) = wanted {
        // The first one is where suites run that name none: it stays the first.
        if implied {
            added.push(named(standard.to_owned()));
        }
        let is_plain = [&wanted.requires, &wanted.before, &wanted.context]
            .iter()
            .all(|list| list.0.is_empty());
        if implied || !known.is_empty() || !is_plain || name != standard {
            added.push(wanted);
        }
    }
    Ok((added, (!is_first).then_some(name)))
}

fn named(name: String) -> Workflow {
    Workflow {
        name,
        ..Workflow::default()
    }
}

/// A workflow that the selection has keeps what it says.
fn stays(args: &InitArgs, known: &[Workflow], name: &str) -> Result<(), Failure> {
    let own = known.iter().find(|own| own.name == name);
    for (flag, given, own) in [
        ("--requires", &args.requires, own.map(|own| &own.requires)),
        ("--before", &args.before, own.map(|own| &own.before)),
        ("--context", &args.context, own.map(|own| &own.context)),
    ] {
        let own = own.map_or(&[][..], |own| own.0.as_slice());
        if !given.is_empty() && self::given(given) != own {
            let message =
                format!("the selection has workflow `{name}` with something else than {flag}");
            return Err(Failure::new(Exit::Usage, message)
                .help(format!("leave {flag} out, or change it under `workflows:`")));
        }
    }
    Ok(())
}

/// Picks a workflow of the selection or of the config, or names a new one.
fn pick(existing: &Existing, standard: &str, ask: &mut Ask<'_, '_, '_>) -> Result<String, Failure> {
    let own = existing.selection.workflows.iter();
    let mut names: Vec<(String, &str)> = own
        .map(|own| (own.name.clone(), "in the selection"))
        .collect();
    if names.is_empty() && existing.is_used() {
        names.push((standard.to_owned(), "in the selection"));
    }
    let own = names.len();
    for workflow in &existing.workflows {
        if !names.iter().any(|(name, _)| *name == workflow.name) {
            names.push((workflow.name.clone(), "in the config"));
        }
    }
    if !ask.is_possible() {
        // What Enter takes.
        let first = names.into_iter().next();
        if own == 0
            && let Some((name, _)) = &first
        {
            ask.context.note(&format!(
                "note: the suites run in workflow `{name}` of the config; --workflow NAME names another, or a new one"
            ));
        }
        return Ok(first.map_or_else(|| standard.to_owned(), |(name, _)| name));
    }
    if !names.is_empty() {
        let items = names.iter().map(|(name, place)| Item::new(name, place));
        let new = Item::new("new", "a workflow of its own");
        let items: Vec<Item> = items.chain([new]).collect();
        if let Some(at) = ask.one("Workflow", &items)?
            && let Some((name, _)) = names.get(at)
        {
            return Ok(name.clone());
        }
    }
    ask.text("Name of the workflow", standard)
}

/// What a new entry of `workflows` says.
fn options(
    args: &InitArgs,
    existing: &Existing,
    name: String,
    ask: &mut Ask<'_, '_, '_>,
) -> Result<Workflow, Failure> {
    let own = existing.workflows.iter().find(|own| own.name == name);
    let jobs = own.map_or(&[][..], |own| own.jobs.as_slice());
    let requires = jobs_of(
        &args.requires,
        "Jobs that end before the suites start",
        jobs,
        ask,
    )?;
    let rest = jobs.iter().filter(|job| !requires.contains(*job));
    let rest: Vec<String> = rest.cloned().collect();
    let before = jobs_of(&args.before, "Jobs that wait for the suites", &rest, ask)?;
    let context = if args.context.is_empty() {
        listed(&ask.text("Contexts with the API key, if any", "")?)
    } else {
        given(&args.context)
    };
    Ok(Workflow {
        requires: Strings(requires),
        before: Strings(before),
        context: Strings(context),
        ..named(name)
    })
}

fn jobs_of(
    flag: &[String],
    question: &str,
    jobs: &[String],
    ask: &mut Ask<'_, '_, '_>,
) -> Result<Vec<String>, Failure> {
    if !flag.is_empty() {
        return Ok(given(flag));
    }
    let items: Vec<Item> = jobs.iter().map(|job| Item::new(job, "")).collect();
    let chosen = ask.any(question, &items)?;
    Ok(chosen.into_iter().map(|at| jobs[at].clone()).collect())
}

mod compare;
mod fetch;
mod lost;
mod refused;
mod write;

use std::path::Path;

use super::{Context, load, locked};
use crate::cli::{PullArgs, PullFormat};
use crate::lock::{self, Kind, Lock};
use crate::plan::Plan;
use crate::report::pull::{self, Item, Status};
use crate::suggest::nearest;
use crate::{Exit, Failure, names};

/// `postorb pull`: keeps what Postman has in the repository, or tells what would change.
pub(super) fn run(args: &PullArgs, context: &mut Context<'_, '_>) -> Result<Exit, Failure> {
    let file = args.selection.as_deref();
    let selection = load::file_selection(file.unwrap_or(Path::new(names::SELECTION)), context)?;
    let plan = Plan::new(&selection)?;
    let wanted = wanted(&plan, &args.suites)?;
    let old = locked::read_to_write(context)?;
    let fetched = fetch::all(&wanted, &plan.key, args.timeout.as_deref(), context)?;
    let before = old
        .as_ref()
        .map(|(_, lock)| lock.clone())
        .unwrap_or_default();
    let pulled = compare::compare(&before, fetched, args.suites.is_empty());
    let text = match args.format {
        _ if args.json => pull::json(&pulled.items),
        PullFormat::Json => pull::json(&pulled.items),
        PullFormat::Text => pull::text(&pulled.items),
    };
    let is_drift = pulled.is_drift(old.as_ref().map(|(source, _)| source.text.as_str()));
    if args.diff || args.check {
        context.print(&text)?;
        tell(&pulled.items, is_drift, context);
        lost::tell(&pulled.lost, context);
        return Ok(if args.check && is_drift {
            Exit::Red
        } else {
            Exit::Ok
        });
    }
    if !args.force && !pulled.lost.is_empty() {
        return Err(lost::failure(&pulled.lost));
    }
    write::all(&pulled, old.as_ref().map(|(source, _)| source))?;
    context.print(&text)?;
    done(&pulled.items, is_drift, context);
    warn_unsupplied(&plan, &pulled.lock, context);
    Ok(Exit::Ok)
}

/// What a pull of all suites would write, for whoever only asks: a line a document, and whether anything
/// would change.
pub(super) fn drift(
    plan: &Plan,
    timeout: Option<&str>,
    context: &mut Context<'_, '_>,
) -> Result<(Vec<Item>, bool), Failure> {
    let wanted = wanted(plan, &[])?;
    let old = locked::read_to_write(context)?;
    let fetched = fetch::all(&wanted, &plan.key, timeout, context)?;
    let before = old.as_ref().map(|(_, lock)| lock.clone());
    let pulled = compare::compare(&before.unwrap_or_default(), fetched, true);
    let is_drift = pulled.is_drift(old.as_ref().map(|(source, _)| source.text.as_str()));
    Ok((pulled.items, is_drift))
}

/// The documents of Postman's that suites name, each once.
fn wanted(plan: &Plan, suites: &[String]) -> Result<Vec<(Kind, String)>, Failure> {
    for suite in suites {
        if !plan.runs.iter().any(|run| run.suite == *suite) {
            return Err(unknown(suite, plan));
        }
    }
    let is_named = |suite: &String| suites.is_empty() || suites.contains(suite);
    let runs = plan.runs.iter().filter(|run| is_named(&run.suite));
    let mut all: Vec<(Kind, String)> = Vec::new();
    for (kind, id) in runs.flat_map(lock::sources) {
        let id = (kind, id.to_owned());
        if !all.contains(&id) {
            all.push(id);
        }
    }
    Ok(all)
}

fn unknown(suite: &str, plan: &Plan) -> Failure {
    let mut known: Vec<&str> = plan.runs.iter().map(|run| run.suite.as_str()).collect();
    known.dedup();
    let failure = Failure::new(Exit::NotFound, format!("there is no suite `{suite}`"));
    let failure = match nearest(suite, known.iter().copied()) {
        Some(meant) => failure.help(format!("did you mean `{meant}`?")),
        None => failure,
    };
    let known: Vec<_> = known.iter().map(|name| format!("`{name}`")).collect();
    failure.help(match known.as_slice() {
        [] => "the selection has no suites: `postorb suite add` adds one".to_owned(),
        known => format!("the selection has {}", known.join(", ")),
    })
}

/// What was found, where nothing is written.
fn tell(items: &[Item], is_drift: bool, context: &mut Context<'_, '_>) {
    if is_drift {
        context.note("the repository is not what Postman has");
        context.note("  help: `postorb pull` brings it up to date");
    } else {
        nothing(items, context);
    }
}

/// What was written.
fn done(items: &[Item], is_drift: bool, context: &mut Context<'_, '_>) {
    if !is_drift {
        return nothing(items, context);
    }
    let statuses = [
        Status::New,
        Status::Replaced,
        Status::Changed,
        Status::Restored,
        Status::Removed,
        Status::Kept,
        Status::Unchanged,
    ];
    let counts = statuses.into_iter().filter_map(|status| {
        let count = items.iter().filter(|item| item.status == status).count();
        (count > 0).then(|| format!("{count} {}", status.name()))
    });
    let counts = counts.collect::<Vec<_>>().join(", ");
    context.note(&format!("wrote {}: {counts}", names::LOCK));
    context.note(
        "  help: commit it with the files in .circleci/postorb; `postorb merge` makes CI run them",
    );
}

fn nothing(items: &[Item], context: &mut Context<'_, '_>) {
    context.note(&match items.len() {
        0 => "no suite names a collection or an environment of Postman's".to_owned(),
        1 => "the file that was pulled is what Postman has".to_owned(),
        count => format!("the {count} files that were pulled are what Postman has"),
    });
}

/// What suites are not given any more, now that secrets stay in Postman.
fn warn_unsupplied(plan: &Plan, lock: &Lock, context: &mut Context<'_, '_>) {
    for (suite, variables) in lock::unsupplied(plan, lock, &locked::variables) {
        let names: Vec<_> = variables.iter().map(|name| format!("`{name}`")).collect();
        context.note(&format!(
            "warning: nothing gives suite `{suite}` a value for {}: pulling leaves secrets in Postman",
            names.join(", ")
        ));
        if let Some(name) = variables.first() {
            context.note(&format!(
                "  help: under the suite, `secrets: {{ {name}: NAME_OF_AN_ENVIRONMENT_VARIABLE }}`"
            ));
        }
    }
}

//! `postorb diff --last-run`: a config beside the one that `CircleCI` ran last.
//!
//! The text answers whether the branch has been run with this config, the compiled form what a difference comes
//! to: a comment that moved is none there, and an orb that stands for a newer version is one.

mod compile;
mod find;
mod role;

use super::veil::{Scripts, Veil};
use super::{Context, names, project, publish};
use crate::circle::compiled::Compiled;
use crate::cli::{DiffArgs, DiffFormat, LastRunPart, ProjectArgs};
use crate::file::{self, Source};
use crate::lint::{self, Fitness};
use crate::publish::Answer;
use crate::report::last_run::{self, Compared, LastRun, Run, Texts};
use crate::service::{CircleCi, Network};
use crate::{Exit, Failure};
use compile::Now;
use role::Role;

/// `postorb diff --last-run`.
pub(super) fn run(
    args: &DiffArgs,
    part: LastRunPart,
    context: &mut Context<'_, '_>,
) -> Result<Exit, Failure> {
    let source = file::read(&args.config.file)?;
    if part.has_compiled() && lint::fitness(&source.text) == Fitness::None {
        return Err(context.refuse(&source, &lint::check(&source.text), Exit::Invalid));
    }
    let meant = project::find(&project_args(args), context)?;
    let network = Network::new(None, context.env)?;
    let circleci = CircleCi::new(context.env, network)?;
    let compared = compare(args, part, &source, &circleci, &meant, context);
    context.tell_calls_of(&circleci);
    let (last, rejected) = compared?;
    context.print(&printed(args, &last, context))?;
    tell(&last, part, context);
    let answer = || Answer {
        markdown: last_run::markdown(&last),
        outputs: vec![
            Answer::verdict(!last.is_drift()),
            ("drift", last.is_drift().to_string()),
        ],
    };
    let unwritten = publish::to(&args.publish.targets, answer, context);
    if let Some(failure) = rejected {
        return Err(failure);
    }
    let exit = if args.exit_code && last.is_drift() {
        Exit::Red
    } else {
        Exit::Ok
    };
    Ok(unwritten.unwrap_or(exit))
}

fn project_args(args: &DiffArgs) -> ProjectArgs {
    ProjectArgs {
        project: args.last_run.project.clone(),
        integration: None,
        selection: args.selection.suite.selection.clone(),
    }
}

/// The comparison, and why the config as it is now could not be compiled.
fn compare(
    args: &DiffArgs,
    part: LastRunPart,
    source: &Source,
    circleci: &CircleCi,
    meant: &project::Project,
    context: &mut Context<'_, '_>,
) -> Result<(LastRun, Option<Failure>), Failure> {
    let slug = &meant.slug;
    let found = find::find(circleci, slug, args.last_run.branch.as_deref(), context)?;
    let role = Role::of(&args.config.file, &source.text, &found.texts);
    role.tell(&source.name, context);
    let pipeline = &found.pipeline;
    let mut last = LastRun {
        file: source.name.clone(),
        project: slug.to_string(),
        run: Run {
            id: pipeline.id.clone(),
            number: pipeline.number,
            branch: pipeline.branch().map(str::to_owned),
            revision: pipeline.revision().map(str::to_owned),
            created_at: pipeline.created_at.clone(),
            url: circleci.pipeline_page(slug, pipeline.number),
        },
        source: part.has_source().then(|| Texts {
            then: role.source(&found.texts).to_owned(),
            now: source.text.clone(),
        }),
        compiled: None,
    };
    if !part.has_compiled() {
        return Ok((last, None));
    }
    // Both have `x` where secrets stand: of the config as it is now nothing else was sent.
    let veil = Veil::new(context.env, None);
    let then = veil.config(role.compiled(&found.texts), Scripts::Go);
    let Some(then) = then.and_then(|then| Compiled::read(&then.text)) else {
        context.note(&format!(
            "what {} was compiled to is not known: CircleCI has not kept it",
            last.run.name()
        ));
        return Ok((last, None));
    };
    let now = circleci.project(slug).and_then(|project| {
        compile::now(
            circleci,
            (&source.text, &veil),
            &project.organization_id,
            pipeline,
            context,
        )
    });
    match now {
        // The texts are compared all the same.
        Err(failure) => Ok((last, Some(failure))),
        Ok(Now::Compiled(now)) => {
            last.compiled = Some(Compared {
                texts: Texts {
                    then: then.text(),
                    now: now.text(),
                },
                changes: then.changes(&now),
            });
            Ok((last, None))
        }
        Ok(Now::Rejected(compilation)) => {
            let findings = lint::rejected(&source.text, &compilation);
            let failure = context.refuse(source, &findings, Exit::Invalid);
            Ok((last, Some(failure)))
        }
    }
}

fn printed(args: &DiffArgs, last: &LastRun, context: &Context<'_, '_>) -> String {
    let for_github = || LastRun {
        file: names::in_workspace(&args.config.file, context.env),
        ..last.clone()
    };
    match args.chosen() {
        DiffFormat::Text => last_run::text(last, context.io.stdout_style()),
        DiffFormat::Json => last_run::json(last),
        DiffFormat::Github => last_run::github(&for_github()),
        DiffFormat::Markdown => last_run::markdown(&for_github()),
    }
}

/// Says with what was compared, and what is the same.
fn tell(last: &LastRun, part: LastRunPart, context: &mut Context<'_, '_>) {
    let (file, run, url) = (&last.file, last.run.name(), &last.run.url);
    if let Some(source) = &last.source {
        for line in last_run::hidden_lines(source) {
            context.note(&format!(
                "{file}: line {line} differs, in a secret that is not shown"
            ));
        }
    }
    let is_known = last.compiled.is_some() || !part.has_compiled();
    context.note(&if last.is_drift() || !is_known {
        format!("{file} is compared with {run}: {url}")
    } else {
        match part {
            LastRunPart::Source => format!("{file} is what {run} ran: {url}"),
            LastRunPart::Compiled => format!("{file} compiles to what {run} ran: {url}"),
            LastRunPart::All => {
                format!("{file} is what {run} ran, and compiles to the same: {url}")
            }
        }
    });
}

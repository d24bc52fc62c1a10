//! What a command works on: the selection from its file or from flags, and the user's template.

use std::path::{Component, Path};
use std::time::SystemTime;

use super::{Context, locked};
use crate::cli::{SelectedArgs, SelectionArgs};
use crate::merge;
use crate::plan::{Origin, Plan};
use crate::render::{Target, Template};
use crate::selection::{self, Bail, Date, Newman, Selection, Strings, Suite, Workflow};
use crate::yaml::Tree;
use crate::{Exit, Failure, file, names};

/// What a command renders.
pub(super) struct Loaded {
    /// What the selection means.
    pub(super) plan: Plan,
    /// The user's own template.
    template: Option<Template>,
}

impl Loaded {
    /// What is rendered for a config: the one at hand, or one of its own.
    pub(super) fn target(&self, config: Option<&Tree<'_>>) -> Target {
        Target {
            version2: config.is_some_and(|config| merge::version(config) != Some("2.1")),
            orb_alias: config.map(merge::orb_alias),
            template: self.template.clone(),
            key: None,
        }
    }
}

/// Reads the selection, and the template that it names.
pub(super) fn load(args: &SelectionArgs, context: &mut Context<'_, '_>) -> Result<Loaded, Failure> {
    let mut loaded = of(&selection(args, context)?, context)?;
    loaded.plan.origin = match (&args.suite.collection, &args.suite.selection) {
        (Some(_), _) => Origin::Flags,
        (None, Some(file)) => Origin::File(file.display().to_string()),
        (None, None) => Origin::Default,
    };
    Ok(loaded)
}

/// The same of a selection that was read.
pub(super) fn of(selection: &Selection, context: &mut Context<'_, '_>) -> Result<Loaded, Failure> {
    let plan = Plan::new(selection)?;
    let count = match plan.runs.len() {
        1 => "1 run".to_owned(),
        count => format!("{count} runs"),
    };
    context.detail(&format!("{count}, job `{}`", plan.job));
    let template = match &plan.template {
        Some(name) => {
            let text = file::read(Path::new(name))?.text;
            Some(Template {
                name: name.clone(),
                text,
            })
        }
        None => None,
    };
    Ok(Loaded { plan, template })
}

/// The selection that the flags name, or are.
pub(super) fn suites(
    args: &SelectedArgs,
    context: &mut Context<'_, '_>,
) -> Result<Selection, Failure> {
    let default = Path::new(names::SELECTION);
    refuse_lone_flags(args)?;
    Ok(match (&args.collection, &args.selection) {
        (Some(collection), _) => one_suite(args, collection),
        (None, None) if args.selection.is_none() && !default.exists() => {
            let message = format!(
                "there is no {}, and no --collection is given",
                names::SELECTION
            );
            return Err(Failure::new(Exit::Usage, message)
                .help("`postorb init` or `postorb suite add` writes it; --selection names another file")
                .help("or give one suite as flags: --collection UID --environment UID"));
        }
        (None, file) => {
            let mut selection = file_selection(file.as_deref().unwrap_or(default), context)?;
            // What flags name is what somebody wants to fetch; what the file names was reviewed.
            locked::put(&mut selection, context)?;
            selection
        }
    })
}

/// Flags that describe a suite say nothing of those that a file has.
fn refuse_lone_flags(args: &SelectedArgs) -> Result<(), Failure> {
    let given = [
        ("--environment", args.environment.is_some()),
        ("--globals", args.globals.is_some()),
        ("--iteration-count", args.iteration_count.is_some()),
        ("--iteration-data", args.iteration_data.is_some()),
        ("--folder", !args.folder.is_empty()),
        ("--bail", args.bail.is_some()),
    ];
    match given.iter().find(|(_, is_given)| *is_given) {
        Some((flag, _)) if args.collection.is_none() => {
            let message = format!(
                "{flag} describes a suite that is given as flags, and there is no --collection"
            );
            Err(Failure::new(Exit::Usage, message)
                .help("give --collection, too, or change the suite in the selection"))
        }
        _ => Ok(()),
    }
}

/// The same, with what flags say of the config.
fn selection(args: &SelectionArgs, context: &mut Context<'_, '_>) -> Result<Selection, Failure> {
    let mut selection = suites(&args.suite, context)?;
    if let Some(template) = selection.template.as_deref().filter(|path| leaves(path)) {
        let message = format!("`template: {template}` leads out of the repository");
        return Err(Failure::new(Exit::Usage, message)
            .help("put the template into the repository, or name it with --template"));
    }
    if let Some(layout) = args.layout {
        selection.layout = layout;
    }
    if let Some(os) = args.os {
        selection.os = os;
    }
    for (given, value) in [
        (&args.template, &mut selection.template),
        (&args.job, &mut selection.job),
        (&args.orb_version, &mut selection.orb_version),
    ] {
        if given.is_some() {
            value.clone_from(given);
        }
    }
    if let Some(name) = &args.workflow {
        rename_workflow(&mut selection, name)?;
    }
    Ok(selection)
}

/// Whether a path leads out of the folder that it begins in: a pull request is not to choose what is read there.
fn leaves(path: &str) -> bool {
    let mut depth = 0;
    let mut parts = Path::new(path).components();
    parts.any(|part| {
        match part {
            Component::ParentDir => depth -= 1,
            Component::Normal(_) => depth += 1,
            Component::CurDir => {}
            Component::RootDir | Component::Prefix(_) => return true,
        }
        depth < 0
    })
}

/// A selection of the one suite that flags describe.
fn one_suite(args: &SelectedArgs, collection: &str) -> Selection {
    Selection {
        version: 1,
        suites: vec![Suite {
            name: name_of(collection),
            collection: collection.to_owned(),
            environment: args.environment.clone(),
            globals: args.globals.clone(),
            folder: Strings(args.folder.clone()),
            iteration_data: args.iteration_data.clone(),
            newman: Newman {
                iteration_count: args.iteration_count,
                bail: args.bail.map(Bail::At),
                ..Newman::default()
            },
            ..Suite::default()
        }],
        ..Selection::default()
    }
}

/// A file's name without its extensions; `collection` where there is no letter or digit in it.
fn name_of(collection: &str) -> String {
    let file = collection.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = file.split('.').next().unwrap_or_default();
    let is_file = stem.len() < file.len() && !collection.contains("://");
    if is_file && !selection::slug(stem).is_empty() {
        stem.to_owned()
    } else {
        "collection".to_owned()
    }
}

/// Calls the selection's only workflow `name`.
fn rename_workflow(selection: &mut Selection, name: &str) -> Result<(), Failure> {
    match selection.workflows.as_mut_slice() {
        [] => selection.workflows.push(Workflow {
            name: name.to_owned(),
            ..Workflow::default()
        }),
        [one] => {
            let suites = selection.suites.iter_mut();
            let moved = suites.filter(|suite| suite.workflow.as_ref() == Some(&one.name));
            for suite in moved {
                suite.workflow = Some(name.to_owned());
            }
            name.clone_into(&mut one.name);
        }
        _ => {
            let message = "the selection has several workflows, and --workflow names one";
            return Err(Failure::new(Exit::Usage, message)
                .help("change the name in the selection, under `workflows:`"));
        }
    }
    Ok(())
}

/// Reads the selection file: mistakes are shown where they stand.
pub(super) fn file_selection(
    file: &Path,
    context: &mut Context<'_, '_>,
) -> Result<Selection, Failure> {
    let source = file::read_input(file, context.io)?;
    context.detail(&format!("the selection is read from {}", source.name));
    let today = Date::at(SystemTime::now());
    match selection::read(&source.text, today) {
        Ok(mut loaded) => {
            if !context.settings.quiet {
                context.warn_findings(&source.name, &source.text, &loaded.warnings);
            }
            // What has ended counts again; a warning says so.
            for suite in &mut loaded.selection.suites {
                suite
                    .quarantine
                    .take_if(|quarantine| quarantine.until < today);
            }
            Ok(loaded.selection)
        }
        Err(findings) => Err(context.refuse(&source, &findings, Exit::Usage)),
    }
}

#[cfg(test)]
mod tests {
    use super::name_of;

    #[test]
    fn a_suite_given_as_flags_is_named_after_its_file() {
        assert_eq!(
            name_of("postman/Book ings.postman_collection.json"),
            "Book ings"
        );
        assert_eq!(
            name_of("789883-28b680e3-eb56-4135-8f4c-de01a6e494e9"),
            "collection"
        );
        assert_eq!(name_of("https://example.com/a.json"), "collection");
        assert_eq!(name_of("🚀.json"), "collection");
    }
}

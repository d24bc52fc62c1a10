//! What the repository has already: a selection that is added to, and the workflows of its config.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::{Context, InitArgs};
use crate::circle::{Config, Library};
use crate::file::{self, Source};
use crate::selection::{self, Date, Selection};
use crate::yaml::{Tree, Value};
use crate::{Exit, Failure, lint, merge};

/// The two files, as far as they are there.
#[derive(Debug)]
pub(super) struct Existing {
    /// The selection's text.
    pub(super) source: Option<Source>,
    /// What it selects; nothing where it is not there.
    pub(super) selection: Selection,
    pub(super) workflows: Vec<Workflow>,
    /// The names of the config's jobs that are not postorb's.
    pub(super) jobs: Vec<String>,
}

/// A workflow of the config.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Workflow {
    pub(super) name: String,
    /// The names that its jobs have in it.
    pub(super) jobs: Vec<String>,
}

impl Existing {
    /// Refuses what could not be written to in the end, before anything is asked.
    pub(super) fn read(args: &InitArgs, context: &mut Context<'_, '_>) -> Result<Self, Failure> {
        let path = &args.selection;
        if [path, &args.config.file].contains(&&PathBuf::from("-")) {
            let message = "both files are written where they are: name them";
            return Err(Failure::new(Exit::Usage, message));
        }
        let (workflows, jobs) = config(&args.config.file, context)?;
        let nothing = |source| Self {
            source,
            selection: Selection::default(),
            workflows: workflows.clone(),
            jobs: jobs.clone(),
        };
        if path.symlink_metadata().is_err() {
            return Ok(nothing(None));
        }
        let source = file::read(path)?;
        let is_blank = |line: &str| line.trim().is_empty() || line.trim_start().starts_with('#');
        if source.text.lines().all(is_blank) {
            return Ok(nothing(Some(source)));
        }
        match selection::read(&source.text, today()) {
            Ok(loaded) => Ok(Self {
                source: Some(source),
                selection: loaded.selection,
                workflows,
                jobs,
            }),
            Err(findings) => Err(context.refuse(&source, &findings, Exit::Usage)),
        }
    }
}

/// The day that tells which quarantines have ended.
pub(super) fn today() -> Date {
    Date::at(SystemTime::now())
}

/// The workflows of the config, and its own jobs.
fn config(
    path: &Path,
    context: &mut Context<'_, '_>,
) -> Result<(Vec<Workflow>, Vec<String>), Failure> {
    if path.symlink_metadata().is_err() {
        return Ok(<_>::default());
    }
    let source = file::read(path)?;
    let Ok(tree) = Tree::parse(&source.text) else {
        let findings = lint::check(&source.text);
        return Err(context.refuse(&source, &findings, Exit::Invalid));
    };
    if let Some(finding) = merge::precheck(&tree) {
        return Err(context.refuse(&source, &[finding], Exit::Usage));
    }
    let jobs = merge::foreign_jobs(&tree);
    let Ok(value) = Value::of(&tree) else {
        return Ok((Vec::new(), jobs));
    };
    let library = Library::default();
    let config = Config::of(&value, &library);
    let workflows = config.workflows.iter().map(|workflow| Workflow {
        name: workflow.named.name.to_owned(),
        jobs: workflow
            .entries
            .iter()
            .map(|entry| entry.name.to_owned())
            .collect(),
    });
    Ok((workflows.collect(), jobs))
}

impl Existing {
    /// Whether the selection has suites: then what it leaves out means something already.
    pub(super) fn is_used(&self) -> bool {
        !self.selection.suites.is_empty()
    }
}

//! What the repository has: the selection, and what it means with the lock put in.

use std::path::Path;
use std::time::SystemTime;

use super::quiet::quietly;
use crate::cli::DoctorArgs;
use crate::command::{Context, locked};
use crate::finding::Finding;
use crate::plan::Plan;
use crate::report::doctor::Check;
use crate::selection::{self, Date, Selection};
use crate::yaml::Lines;
use crate::{file, names};

const ABOUT: &str = "selection";

/// The selection, as far as it can be read, and what there is to say of it.
pub(super) struct Ground {
    /// As the file has it.
    pub(super) selection: Option<Selection>,
    /// What runs from Postman, whatever the lock has.
    pub(super) wanted: Option<Plan>,
    /// What runs on CircleCI: files of the lock where ids were.
    pub(super) plan: Option<Plan>,
    /// Why the lock cannot be put in.
    pub(super) lock: Option<crate::Failure>,
    pub(super) check: Check,
}

impl Ground {
    pub(super) fn read(args: &DoctorArgs, context: &mut Context<'_, '_>) -> Self {
        let usual = Path::new(names::SELECTION);
        let file = args.project.selection.as_deref().unwrap_or(usual);
        let (selection, check) = read(file);
        let mut ground = Self {
            selection,
            wanted: None,
            plan: None,
            lock: None,
            check,
        };
        let Some(selection) = &ground.selection else {
            return ground;
        };
        match Plan::new(selection) {
            Ok(plan) => ground.wanted = Some(plan),
            Err(failure) => {
                let mend = failure.help.first().cloned();
                ground.check = Check {
                    mend,
                    ..Check::problem(ABOUT, failure.message)
                };
                return ground;
            }
        }
        let mut put = selection.clone();
        let result = quietly(context, |context| locked::put(&mut put, context));
        // What cannot be put in is fetched, as far as anybody can tell.
        ground.lock = result.err();
        ground.plan = Plan::new(&put).ok();
        ground
    }

    /// The variable with the key that the selection names.
    pub(super) fn variable(&self) -> Option<String> {
        let named = self.selection.as_ref()?.api_key.env.clone()?;
        Some(named.0)
    }
}

/// The selection of a file, and the line about it.
fn read(file: &Path) -> (Option<Selection>, Check) {
    let name = file.display().to_string();
    if file.symlink_metadata().is_err() {
        let check = Check::problem(ABOUT, format!("there is no {name}"));
        return (None, check.mend("postorb init"));
    }
    let source = match file::read(file) {
        Ok(source) => source,
        Err(failure) => return (None, Check::problem(ABOUT, failure.message)),
    };
    let validate = format!("postorb validate {name}");
    match selection::read(&source.text, Date::at(SystemTime::now())) {
        Ok(loaded) => {
            let suites = counted(loaded.selection.suites.len(), "suite");
            let message = format!("{name} has {suites}");
            let check = match loaded.warnings.len() {
                0 => Check::ok(ABOUT, message),
                warnings => {
                    let warnings = counted(warnings, "warning");
                    Check::ok(ABOUT, format!("{message}, and {warnings}")).mend(validate)
                }
            };
            (Some(loaded.selection), check)
        }
        Err(findings) => {
            let message = first(&name, &source.text, &findings);
            (None, Check::problem(ABOUT, message).mend(validate))
        }
    }
}

/// The first of some findings, with its place, and how many there are.
pub(super) fn first(name: &str, text: &str, findings: &[Finding]) -> String {
    let Some(first) = findings.first() else {
        return format!("{name} cannot be read");
    };
    let (line, _) = Lines::new(text).position(first.primary.span.start);
    let more = match findings.len() {
        1 => String::new(),
        count => format!(", and {} more", count - 1),
    };
    format!("{name}:{line}: {}{more}", first.message)
}

/// A number with its noun.
pub(super) fn counted(count: usize, noun: &str) -> String {
    let end = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{end}")
}

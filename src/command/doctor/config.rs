//! The config: whether it is right, and whether it is what the selection stands for.

use super::ground::{Ground, counted, first};
use super::quiet::quietly;
use crate::circle::Library;
use crate::cli::{DoctorArgs, SelectedArgs, SelectionArgs};
use crate::command::Context;
use crate::command::comparison::{Question, compare};
use crate::command::validate::Repositories;
use crate::finding::Severity;
use crate::lint::{self, Surroundings};
use crate::report::doctor::Check;
use crate::{Exit, file, merge};

const CONFIG: &str = "config";
const DRIFT: &str = "drift";

/// A line about the config, and one about the difference.
pub(super) fn checks(
    args: &DoctorArgs,
    ground: &Ground,
    context: &mut Context<'_, '_>,
) -> Vec<Check> {
    let path = &args.config.file;
    let name = path.display().to_string();
    if path.symlink_metadata().is_err() {
        let check = Check::problem(CONFIG, format!("there is no {name}"));
        return vec![check.mend("postorb merge")];
    }
    let own = config(args, &name);
    let is_wrong = own.exit != Exit::Ok;
    let mut checks = vec![own];
    if ground.plan.is_some() {
        checks.push(drift(args, is_wrong, &name, context));
    }
    checks
}

fn config(args: &DoctorArgs, name: &str) -> Check {
    let source = match file::read(&args.config.file) {
        Ok(source) => source,
        Err(failure) => return Check::problem(CONFIG, failure.message),
    };
    let library = Library::default();
    let repository = Repositories::default().around(&args.config.file);
    let around = Surroundings {
        repository: repository.as_deref(),
        writes: Some(merge::written),
        ..Surroundings::of(&library)
    };
    let findings = lint::check_with(&source.text, around);
    let count = |severity| findings.iter().filter(move |one| one.severity == severity);
    let errors: Vec<_> = count(Severity::Error).cloned().collect();
    let validate = format!("postorb validate {name}");
    match (errors.len(), count(Severity::Warning).count()) {
        (0, 0) => Check::ok(CONFIG, format!("{name} has no errors")),
        (0, warnings) => {
            let warnings = counted(warnings, "warning");
            Check::ok(CONFIG, format!("{name} has no errors, and {warnings}")).mend(validate)
        }
        _ => Check::problem(CONFIG, first(name, &source.text, &errors)).mend(validate),
    }
}

fn drift(args: &DoctorArgs, is_wrong: bool, name: &str, context: &mut Context<'_, '_>) -> Check {
    let selection = SelectionArgs {
        suite: SelectedArgs {
            selection: args.project.selection.clone(),
            ..SelectedArgs::default()
        },
        ..SelectionArgs::default()
    };
    let question = Question {
        selection: &selection,
        config: &args.config.file,
        adopt: false,
        can_print: false,
    };
    match quietly(context, |context| compare(question, context)) {
        Ok(comparison) if comparison.is_drift() => {
            let message = format!("{name} is not what the selection stands for");
            Check::problem(DRIFT, message).mend("postorb merge")
        }
        Ok(_) => Check::ok(DRIFT, format!("{name} is what the selection stands for")),
        Err(failure) if is_wrong && failure.exit == Exit::Invalid => Check::unknown(
            DRIFT,
            "nothing can be compared with a config that has errors",
        ),
        Err(failure) => {
            let message = match &*failure.message {
                "" => format!("{name} cannot be compared with the selection"),
                why => format!("{name} cannot be compared: {why}"),
            };
            Check::problem(DRIFT, message).mend("postorb diff")
        }
    }
}

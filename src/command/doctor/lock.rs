//! The lock: whether its files are as they were pulled, and whether Postman has moved on.

use std::path::Path;

use super::ground::{Ground, counted};
use super::quiet::quietly;
use crate::cli::DoctorArgs;
use crate::command::{Context, pull};
use crate::plan::{Key, Plan};
use crate::report::doctor::Check;
use crate::report::pull::Status;
use crate::{Exit, names};

const ABOUT: &str = "lock";

/// A line about the lock; none where there is nothing to pull.
pub(super) fn check(
    args: &DoctorArgs,
    ground: &Ground,
    has_key: bool,
    context: &mut Context<'_, '_>,
) -> Option<Check> {
    let wanted = ground.wanted.as_ref()?;
    if Path::new(names::LOCK).symlink_metadata().is_err() {
        let is_fetched = wanted.runs.iter().any(|run| run.key != Key::None);
        return is_fetched.then(|| {
            let message = "nothing is pulled, so that every build fetches from Postman";
            Check::ok(ABOUT, message)
        });
    }
    if let Some(failure) = &ground.lock {
        let check = Check::problem(ABOUT, failure.message.clone());
        return Some(check.mend("postorb pull"));
    }
    let message = format!("the files of {} are as they were pulled", names::LOCK);
    if args.offline {
        return Some(Check::ok(ABOUT, message));
    }
    if !has_key {
        let message = format!("{message}; what Postman has now needs a key");
        return Some(Check::unknown(ABOUT, message));
    }
    Some(moved(args, wanted, context))
}

/// Compares with what Postman has now.
fn moved(args: &DoctorArgs, wanted: &Plan, context: &mut Context<'_, '_>) -> Check {
    let timeout = args.network.timeout.as_deref();
    let compared = quietly(context, |context| pull::drift(wanted, timeout, context));
    match compared {
        Ok((items, false)) => {
            let count = counted(items.len(), "document");
            Check::ok(ABOUT, format!("Postman has what was pulled: {count}"))
        }
        Ok((items, true)) => {
            let changed = items.iter();
            let changed = changed.filter(|item| item.status != Status::Unchanged);
            let (changed, all) = (changed.count(), counted(items.len(), "document"));
            let message = format!("Postman has something else than the lock: {changed} of {all}");
            Check::problem(ABOUT, message).mend("postorb pull")
        }
        Err(failure) if failure.exit == Exit::Invalid || failure.exit == Exit::NotFound => {
            Check::problem(ABOUT, failure.message).mend("postorb pull --diff")
        }
        Err(failure) => Check::unknown(ABOUT, failure.message).exit(failure.exit),
    }
}

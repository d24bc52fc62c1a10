//! Now, and the width that there is.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::command::Context;
use crate::report::builds::Look;
use crate::terminal;

/// Milliseconds since 1970.
pub(super) fn now() -> u64 {
    let age = SystemTime::now().duration_since(UNIX_EPOCH);
    age.map_or(0, |age| u64::try_from(age.as_millis()).unwrap_or(0))
}

/// How builds are shown on standard output: cut where people look at them, and whole for programs.
pub(in crate::command) fn look(context: &Context<'_, '_>) -> Look {
    let told = context.env.get("COLUMNS");
    let told = told.and_then(|columns| columns.parse().ok());
    let is_terminal = context.io.stdout_is_terminal;
    Look {
        now: now(),
        width: told.or_else(|| is_terminal.then(terminal::columns)),
        is_styled: context.io.stdout_style(),
    }
}

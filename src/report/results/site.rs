//! Where something failed: the request, what was sent and answered, the line of the script.

use std::num::NonZeroU32;

use super::check::{Check, iteration};
use super::words::phase;
use crate::results::{Execution, Phase, Runner, Suite};

/// Where a request is, with its suite, and its iteration where there are several.
pub(super) fn path(suite: &Suite, execution: &Execution) -> String {
    let name = suite.text(suite.name);
    let path = suite.path(suite.request(execution));
    match iteration(suite, execution) {
        Some(iteration) => format!("{name} › {path} [iteration {iteration}]"),
        None => format!("{name} › {path}"),
    }
}

/// What was sent and answered, on a line: `GET https://example.com → 404 Not Found, 12 ms`. Of an
/// exchange that is not kept there is no more than the status and the time; of one that the report does not
/// have, nothing.
pub(super) fn exchange(suite: &Suite, execution: &Execution) -> Option<String> {
    let kept = suite.exchange(execution);
    let is_refused = suite
        .errors(execution)
        .iter()
        .any(|error| error.phase == Phase::Request);
    let is_told = !matches!(suite.runner, Runner::JUnit | Runner::Other) && is_refused;
    if kept.is_none() && execution.code.is_none() && !is_told {
        return None;
    }
    let sent = kept.map(|kept| format!("{} {}", suite.text(kept.method), suite.text(kept.url)));
    let answered = match execution.code {
        Some(code) => {
            let reason = kept.and_then(|kept| kept.reason);
            let reason = reason.map(|reason| format!(" {}", suite.text(reason)));
            let reason = reason.unwrap_or_default();
            format!("→ {code}{reason}, {} ms", execution.time)
        }
        None => "→ no answer".to_owned(),
    };
    Some(match sent {
        Some(sent) => format!("{} {answered}", sent.trim()),
        None => answered,
    })
}

/// The line of the script that a failure comes from: `test script, line 3`.
pub(super) fn script(check: &Check<'_>) -> Option<String> {
    let line: NonZeroU32 = check.why()?.line?;
    let script = match check.phase {
        Some(Phase::PreRequest) => Phase::PreRequest,
        Some(Phase::Request | Phase::Other) => return None,
        Some(Phase::Test) | None => Phase::Test,
    };
    Some(format!("{}, line {line}", phase(script)))
}

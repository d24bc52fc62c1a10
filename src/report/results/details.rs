//! What helps to understand a failure, as lines behind its message.

use super::check::Check;
use super::expected;
use super::site::{exchange, script};

/// What was expected and what came, where the message tells both; what was sent and answered; and the line
/// of the script.
pub(super) fn details(check: &Check<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(difference) = expected::split(message(check)) {
        lines.push(format!("expected: {}", difference.expected));
        lines.push(format!("actual:   {}", difference.actual));
    }
    // What is kept is what was answered in the attempt that counts.
    if check.is_failed() {
        lines.extend(exchange(check.suite, check.execution));
    }
    lines.extend(script(check));
    lines
}

/// The message of a failure; empty where nothing failed.
pub(super) fn message<'r>(check: &Check<'r>) -> &'r str {
    let message = check.why().map(|why| check.suite.text(why.message));
    message.unwrap_or_default().trim_end()
}

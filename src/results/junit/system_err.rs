//! What Newman's `JUnit` has in `<system-err>`: the errors of requests and scripts of all iterations,
//! which are in no `<testcase>`.
//!
//! ```text
//! Iteration: 0
//! RequestError: Error: connect ECONNREFUSED 127.0.0.1:1
//!     at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1611:16)
//!
//! ---
//! prerequestScriptError: prerequest boom
//! ---
//! ```

use super::super::run::Phase;

/// How a line begins that tells an error.
const BEGINNINGS: [(&str, Phase); 3] = [
    ("RequestError: ", Phase::Request),
    ("prerequestScriptError: ", Phase::PreRequest),
    ("testScriptError: ", Phase::Test),
];

/// The errors in it, with their messages.
pub(super) fn errors(text: &str) -> Vec<(Phase, String)> {
    let mut errors: Vec<(Phase, String)> = Vec::new();
    let mut is_open = false;
    for line in text.lines() {
        let begin = |(begin, phase): &(&str, Phase)| Some((*phase, line.strip_prefix(begin)?));
        if let Some((phase, message)) = BEGINNINGS.iter().find_map(begin) {
            let message = match phase {
                Phase::Request => message.strip_prefix("Error: ").unwrap_or(message),
                _ => message,
            };
            errors.push((phase, message.to_owned()));
            is_open = true;
        } else if matches!(line, "---" | "") || line.starts_with("    at ") {
            is_open = false;
        } else if let Some((_, message)) = errors.last_mut().filter(|_| is_open) {
            message.push('\n');
            message.push_str(line);
        }
    }
    errors
}

#[cfg(test)]
mod tests {
    use super::errors;
    use crate::results::Phase;

    #[test]
    fn errors_are_told_apart_from_their_traces() {
        let text = "Iteration: 0\nRequestError: Error: socket hang up\n    at Socket.emit (node:events)\n\
                    \n---\nprerequestScriptError: boom\nover two lines\n---\nIteration: 1\n\n---\n\
                    testScriptError: x is not defined\n---\n";
        let expected = [
            (Phase::Request, "socket hang up"),
            (Phase::PreRequest, "boom\nover two lines"),
            (Phase::Test, "x is not defined"),
        ];
        let found = errors(text);
        let found: Vec<_> = found.iter().map(|(phase, why)| (*phase, &**why)).collect();
        assert_eq!(found, expected);
    }
}

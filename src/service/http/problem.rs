//! What a service says about a failure.

use super::{Answer, Kind, Service};

/// A failure in the service's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::service) struct Problem {
    /// Its kind, where the words tell more than the status.
    pub(in crate::service) kind: Option<Kind>,
    /// What it says to people.
    pub(in crate::service) message: String,
}

impl Problem {
    /// The message on one line, without what `hide` takes out of it, and not endless. What is secret goes
    /// first: a part of it would not be found.
    pub(super) fn shown(&self, hide: impl FnOnce(String) -> String) -> String {
        const LONGEST: usize = 300;
        let line = self
            .message
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        let line = hide(line);
        match line.char_indices().nth(LONGEST) {
            Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
            None => line,
        }
    }
}

/// The kind of a failure, by what the service says or else by the status.
pub(super) fn kind(answer: &Answer, problem: Option<&Problem>) -> Kind {
    let said = problem.and_then(|problem| problem.kind);
    said.unwrap_or(match answer.status {
        401 => Kind::Unauthenticated,
        403 => Kind::Forbidden,
        404 => Kind::Missing,
        429 => Kind::TooMany,
        500..=599 => Kind::Broken,
        _ => Kind::Rejected,
    })
}

/// What an answer says, in a form of the service's.
pub(super) fn of(service: &Service, answer: &Answer) -> Option<Problem> {
    (service.problem)(answer).filter(|problem| !problem.message.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_one_line_with_an_end() {
        let shown = |message: &str| {
            let message = message.to_owned();
            Problem {
                kind: None,
                message,
            }
            .shown(|line| line)
        };
        assert_eq!(shown("a\r\n  b\tc "), "a b c");
        assert_eq!(shown(&"é".repeat(400)).chars().count(), 301);
    }
}

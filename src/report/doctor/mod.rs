//! What stands in the way of suites that run: one line a check, and what mends it.

mod json;
mod text;

pub(crate) use json::json;
pub(crate) use text::text;

use crate::Exit;

/// What was looked at, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Check {
    /// What was looked at, in a word.
    pub(crate) about: &'static str,
    pub(crate) state: State,
    pub(crate) message: String,
    /// The command or the place that mends it.
    pub(crate) mend: Option<String>,
    /// What more is known: likely causes.
    pub(crate) details: Vec<String>,
    /// What it makes of the exit code.
    pub(crate) exit: Exit,
}

/// What a check came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// It is as it should be.
    Ok,
    /// Something is to be mended.
    Problem,
    /// It could not be asked.
    Unknown,
}

impl State {
    /// The word for it.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Problem => "problem",
            Self::Unknown => "unknown",
        }
    }
}

impl Check {
    pub(crate) fn ok(about: &'static str, message: impl Into<String>) -> Self {
        Self {
            about,
            state: State::Ok,
            message: message.into(),
            mend: None,
            details: Vec::new(),
            exit: Exit::Ok,
        }
    }

    pub(crate) fn problem(about: &'static str, message: impl Into<String>) -> Self {
        Self {
            state: State::Problem,
            exit: Exit::Red,
            ..Self::ok(about, message)
        }
    }

    /// What could not be asked because something else is missing, which is told by itself.
    pub(crate) fn unknown(about: &'static str, message: impl Into<String>) -> Self {
        Self {
            state: State::Unknown,
            ..Self::ok(about, message)
        }
    }

    /// The same with what mends it.
    pub(crate) fn mend(self, mend: impl Into<String>) -> Self {
        Self {
            mend: Some(mend.into()),
            ..self
        }
    }

    /// The same with what more is known.
    pub(crate) fn details(self, details: Vec<String>) -> Self {
        Self { details, ..self }
    }

    /// The same with another exit code.
    pub(crate) fn exit(self, exit: Exit) -> Self {
        Self { exit, ..self }
    }
}

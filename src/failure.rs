//! Why a command could not do what it was asked: said once, at the end.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};

use crate::harmless::shown;
use crate::{Exit, Io};

/// An error page of one message and the lines that help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The code the process exits with.
    pub exit: Exit,
    /// What is wrong and where, in lower case. Empty where findings have said it already.
    pub message: String,
    /// What is allowed, and the next step; each a line of its own.
    pub help: Vec<String>,
}

impl Failure {
    /// A failure with this exit code and message.
    #[must_use]
    pub fn new(exit: Exit, message: impl Into<String>) -> Self {
        Self {
            exit,
            message: message.into(),
            help: Vec::new(),
        }
    }

    /// A failure that has been shown already: only its exit code is left.
    #[must_use]
    pub fn shown(exit: Exit) -> Self {
        Self::new(exit, "")
    }

    /// The same failure with one more line of help.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help.push(text.into());
        self
    }

    /// Writes it to stderr and gives the exit code.
    pub(crate) fn show(&self, io: &mut Io<'_>) -> Exit {
        if !self.message.is_empty() {
            let page = self.page(io.stderr_style());
            // Nothing is left to tell where stderr is gone too.
            let _ = io.stderr.write_all(page.as_bytes());
        }
        self.exit
    }

    /// `error: …` and a `help: …` a line.
    pub(crate) fn page(&self, styled: bool) -> String {
        let paint = |style: Style, word: &str| {
            if styled {
                format!("{style}{word}{style:#}")
            } else {
                word.to_owned()
            }
        };
        let error = paint(AnsiColor::Red.on_default().bold(), "error");
        let mut page = format!("{error}: {}\n", shown(&self.message));
        for line in &self.help {
            let word = paint(AnsiColor::Cyan.on_default().bold(), "help");
            // Writing to a string cannot fail.
            let _ = writeln!(page, "  {word}: {}", shown(line));
        }
        page
    }
}

/// What standard output did not take.
pub(crate) fn unwritten(error: &std::io::Error) -> Failure {
    Failure::new(
        Exit::Internal,
        format!("cannot write to standard output: {error}"),
    )
}

//! The process's streams, and whether people look at them.

use std::io::{Read, Write};

/// When to colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The process's streams.
#[expect(missing_debug_implementations, reason = "streams have none")]
pub struct Io<'a> {
    /// Input named `-`.
    pub stdin: &'a mut dyn Read,
    /// Data, and nothing else.
    pub stdout: &'a mut dyn Write,
    /// Everything else.
    pub stderr: &'a mut dyn Write,
    /// Whether somebody types what comes from stdin.
    pub stdin_is_terminal: bool,
    /// Whether people look at stdout.
    pub stdout_is_terminal: bool,
    /// Whether people look at stderr.
    pub stderr_is_terminal: bool,
    /// What was asked for; `run` sets it from `NO_COLOR` and the flags.
    pub color: Color,
}

impl Io<'_> {
    /// Whether stdout takes colour.
    #[must_use]
    pub fn stdout_style(&self) -> bool {
        styled(self.color, self.stdout_is_terminal)
    }

    /// Whether stderr takes colour.
    #[must_use]
    pub fn stderr_style(&self) -> bool {
        styled(self.color, self.stderr_is_terminal)
    }
}

fn styled(color: Color, is_terminal: bool) -> bool {
    match color {
        Color::Auto => is_terminal,
        Color::Always => true,
        Color::Never => false,
    }
}

//! The terminal: streams, colour, questions, and text from outside made harmless.
//!
//! What a question looks like and what a key does to it is state and text (`list`, `line`); `screen`
//! makes one write of a picture, and only `device` touches the terminal.

mod cut;
mod device;
mod filter;
mod interrupt;
mod item;
mod key;
mod line;
mod list;
mod live;
mod measured;
mod paint;
mod prompt;
mod safe;
mod screen;

use std::io::{Read, Write};

pub(crate) use cut::cut;
pub use device::restore;
pub(crate) use interrupt::{Interrupt, cancelled};
pub(crate) use item::Item;
pub(crate) use live::Live;
#[doc(hidden)]
pub use measured::Measured;
pub(crate) use prompt::{Chosen, Prompt};
pub(crate) use safe::{in_place, is_harmful, path, safe, shown};

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

/// How many columns the terminal has that stderr is.
pub(crate) fn columns() -> usize {
    device::Device::size().columns
}

/// An error as a page: `error: …` and a `help: …` a line.
pub(crate) fn error_page(message: &str, help: &[String], styled: bool) -> String {
    use std::fmt::Write as _;

    use anstyle::{AnsiColor, Style};
    let paint = |style: Style, word: &str| {
        if styled {
            format!("{style}{word}{style:#}")
        } else {
            word.to_owned()
        }
    };
    let error = paint(AnsiColor::Red.on_default().bold(), "error");
    let mut page = format!("{error}: {}\n", shown(message));
    for line in help {
        let word = paint(AnsiColor::Cyan.on_default().bold(), "help");
        // Writing to a string cannot fail.
        let _ = writeln!(page, "  {word}: {}", shown(line));
    }
    page
}

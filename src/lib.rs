//! Your Postman collections, run in `CircleCI` from one small file.
//!
//! The library says everything; the binary only hands it the process's arguments, environment and
//! streams. ARCHITECTURE.md has the map of the rooms and one walk through them.

mod builds;
pub mod circle;
mod cli;
pub mod collection;
mod columns;
mod command;
mod duration;
mod env;
pub mod exit;
mod failure;
pub mod file;
pub mod finding;
#[doc(hidden)]
pub mod fuzzed;
mod git;
mod harmless;
mod id;
mod io;
pub mod lint;
pub mod lock;
pub mod merge;
mod moment;
mod names;
mod pick;
pub mod plan;
mod publish;
pub mod render;
pub mod report;
pub mod results;
mod runner;
mod secret;
pub mod selection;
pub mod service;
mod suggest;
mod terminal;
pub mod yaml;

use std::ffi::OsString;

pub use env::Env;
pub use exit::Exit;
pub use failure::Failure;
pub use io::{Color, Io};
#[doc(hidden)]
pub use terminal::Measured as MeasuredList;
pub use terminal::restore as restore_terminal;

/// Runs postorb: `args` with the program's name first, as a shell gives them.
///
/// A closed pipe on `stdout` is not an error.
pub fn run(args: Vec<OsString>, env: &Env, io: &mut Io<'_>) -> Exit {
    // Whoever sets it wants no colour, unless a flag says otherwise (no-color.org); a dumb terminal
    // has none.
    if env.get("NO_COLOR").is_some() || env.get("TERM") == Some("dumb") {
        io.color = Color::Never;
    }
    // It can draw nothing, and so nobody is asked at it.
    if env.get("TERM") == Some("dumb") {
        io.stdin_is_terminal = false;
    }
    let cli = match cli::parse(args) {
        Ok(cli) => cli,
        Err(page) => return page.show(io),
    };
    if cli.global.color != Color::Auto {
        io.color = cli.global.color;
    }
    let mut context = command::Context {
        env,
        io,
        settings: cli.global.into(),
    };
    match command::dispatch(cli.command, &mut context) {
        Ok(exit) => exit,
        Err(failure) => failure.show(context.io),
    }
}

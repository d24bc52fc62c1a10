//! Your Postman collections, run in `CircleCI` from one small file.
//!
//! The library says everything; the binary only hands it the process's arguments, environment and
//! streams. ARCHITECTURE.md has the map of the rooms and one walk through them.

mod cli;
mod command;
mod env;
pub mod exit;
mod failure;
pub mod finding;
pub mod selection;
mod terminal;
mod names;
mod secret;
mod suggest;
pub mod plan;
pub mod render;
pub mod lint;
pub mod merge;
pub mod report;
pub mod file;
pub mod yaml;

use std::ffi::OsString;

pub use env::Env;
pub use exit::Exit;
pub use failure::Failure;
pub use terminal::{Color, Io};

/// Runs postorb: `args` with the program's name first, as a shell gives them.
///
/// A closed pipe on `stdout` is not an error.
pub fn run(args: Vec<OsString>, env: &Env, io: &mut Io<'_>) -> Exit {
    let cli = match cli::parse(args) {
        Ok(cli) => cli,
        Err(page) => return page.show(io),
    };
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

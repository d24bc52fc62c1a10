//! One file a verb: settings, load, core, output, exit code.

mod schema;

use std::io::{ErrorKind, Write as _};

use crate::cli::{Command, GlobalArgs};
use crate::{Env, Exit, Failure, Io};

/// What every command is given.
pub(crate) struct Context<'c, 'io> {
    pub(crate) env: &'c Env,
    pub(crate) io: &'c mut Io<'io>,
    pub(crate) settings: Settings,
}

/// The global flags, resolved.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Settings {
    pub(crate) quiet: bool,
    pub(crate) verbose: bool,
}

impl From<GlobalArgs> for Settings {
    fn from(args: GlobalArgs) -> Self {
        Self {
            quiet: args.quiet,
            verbose: args.verbose,
        }
    }
}

impl Context<'_, '_> {
    /// Writes data to stdout; a closed pipe is not an error.
    pub(crate) fn print(&mut self, text: &str) -> Result<(), Failure> {
        let written = self
            .io
            .stdout
            .write_all(text.as_bytes())
            .and_then(|()| self.io.stdout.flush());
        match written {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::new(
                Exit::Internal,
                format!("cannot write to standard output: {error}"),
            )),
            _ => Ok(()),
        }
    }

    /// Tells something on stderr, unless `--quiet`.
    pub(crate) fn note(&mut self, text: &str) {
        if !self.settings.quiet {
            self.warn(text);
        }
    }

    /// Tells something on stderr, even with `--quiet`.
    pub(crate) fn warn(&mut self, text: &str) {
        // Where stderr is gone there is nobody to tell.
        let _ = writeln!(self.io.stderr, "{}", crate::terminal::safe(text));
    }
}

pub(crate) fn dispatch(command: Command, context: &mut Context<'_, '_>) -> Result<Exit, Failure> {
    match command {
        Command::Schema(args) => schema::run(&args, context),
    }
}

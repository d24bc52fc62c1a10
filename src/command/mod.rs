//! One file a verb: settings, load, core, output, exit code.

mod auth;
mod builds;
mod catalogue;
mod comparison;
mod completions;
mod diff;
mod discover;
mod doctor;
mod drift;
mod init;
mod integration;
mod last_run;
mod load;
mod locked;
mod merge;
mod names;
mod paths;
mod project;
mod publish;
mod pull;
mod render;
mod report;
mod results;
mod root;
mod run;
mod schema;
mod selected;
mod service;
mod source;
mod subject;
mod suite;
mod validate;
mod veil;
mod words;

pub(crate) use validate::orb;
pub(crate) use veil::{Scripts, Veil};

use std::io::ErrorKind;

use crate::cli::{Command, GlobalArgs};
use crate::failure::unwritten;
use crate::file::Source;
use crate::finding::Finding;
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
        self.offer(text).map(|_| ())
    }

    /// The same, which says whether somebody still reads: to those who do not, nothing more has to be told.
    pub(crate) fn offer(&mut self, text: &str) -> Result<bool, Failure> {
        let written = self
            .io
            .stdout
            .write_all(text.as_bytes())
            .and_then(|()| self.io.stdout.flush());
        match written {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(false),
            Err(error) => Err(unwritten(&error)),
        }
    }

    /// The width that findings are printed for, in columns.
    pub(crate) fn width(&self) -> usize {
        const WIDE: usize = 140;
        self.env
            .get("COLUMNS")
            .and_then(|columns| columns.parse().ok())
            .unwrap_or(WIDE)
    }

    /// Shows findings on stderr.
    pub(crate) fn warn_findings(&mut self, name: &str, text: &str, findings: &[Finding]) {
        let styled = self.io.stderr_style();
        let page = crate::report::findings::text(name, text, findings, styled, self.width());
        // Where stderr is gone there is nobody to tell.
        let _ = self.io.stderr.write_all(page.as_bytes());
    }

    /// Shows why a file cannot be worked with; the failure has nothing more to say.
    pub(crate) fn refuse(&mut self, source: &Source, findings: &[Finding], exit: Exit) -> Failure {
        self.warn_findings(&source.name, &source.text, findings);
        Failure::shown(exit)
    }

    /// Tells something on stderr, unless `--quiet`.
    pub(crate) fn note(&mut self, text: &str) {
        if !self.settings.quiet {
            self.warn(text);
        }
    }

    /// Tells something on stderr that only `--verbose` asks for.
    pub(crate) fn detail(&mut self, text: &str) {
        if self.settings.verbose {
            self.warn(text);
        }
    }

    /// Tells something on stderr, even with `--quiet`.
    pub(crate) fn warn(&mut self, text: &str) {
        // Where stderr is gone there is nobody to tell.
        let _ = writeln!(self.io.stderr, "{}", crate::harmless::shown(text));
    }
}

pub(crate) fn dispatch(command: Command, context: &mut Context<'_, '_>) -> Result<Exit, Failure> {
    match command {
        Command::Init(args) => init::run(&args, context),
        Command::Suite(args) => suite::run(&args, context),
        Command::Integration(args) => integration::run(&args, context),
        Command::Render(args) => render::run(&args, context),
        Command::Merge(args) => merge::run(&args, context),
        Command::Pull(args) => pull::run(&args, context),
        Command::Diff(args) => diff::run(&args, context),
        Command::Validate(args) => validate::run(&args, context),
        Command::Run(args) => run::run(&args, context),
        Command::Discover(args) => discover::run(&args, context),
        Command::Report(args) => report::run(&args, context),
        Command::Builds(args) => builds::run(&args, context),
        Command::Auth(args) => auth::run(&args, context),
        Command::Doctor(args) => doctor::run(&args, context),
        Command::Schema(args) => schema::run(&args, context),
        Command::Completions(args) => completions::run(&args, context),
    }
}

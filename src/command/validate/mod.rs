mod about;
mod mend;
mod orbs;
mod repositories;

use std::path::Path;
use std::time::SystemTime;

use super::Context;
use crate::cli::{FindingsFormat, ValidateArgs};
use crate::finding::{Safety, Severity};
use crate::lint::Surroundings;
use crate::report::findings::{self, Checked, Report, Unread};
use crate::selection::{self, Date};
use crate::{Exit, Failure, file, lint};
use orbs::Orbs;
use repositories::Repositories;

/// `postorb validate`: checks configs and mends what can be mended.
pub(super) fn run(args: &ValidateArgs, context: &mut Context<'_, '_>) -> Result<Exit, Failure> {
    if let Some(name) = &args.explain {
        return about::explain(name, context);
    }
    if args.rules {
        return about::list(context);
    }
    let mut run = Run::new(args)?;
    let mut report = Report::default();
    let mut failure: Option<Exit> = None;
    for path in &args.files {
        // One file that cannot be read or written does not hide what is wrong with the others.
        if let Err(error) = run.check(path, &mut report, context)? {
            let exit = error.show(context.io);
            // What was not written weighs more than what was not read.
            failure = failure
                .into_iter()
                .chain([exit])
                .max_by_key(|exit| exit.code());
        }
    }
    let document = match run.format {
        FindingsFormat::Text => String::new(),
        FindingsFormat::Json => findings::json(&report),
        FindingsFormat::Sarif => findings::sarif(&report),
        FindingsFormat::Github => findings::github(&report),
        FindingsFormat::Junit => findings::junit(&report, run.bar),
    };
    context.print(&document)?;
    run.orbs.tell(context);
    if !report.files.is_empty() {
        let tried = run.mend.filter(|_| !run.diff);
        context.note(&findings::summary(&report.files, tried));
    }
    if let Some(exit) = failure {
        return Err(Failure::shown(exit));
    }
    let mut all = report.files.iter().flat_map(|file| &file.findings);
    let failed = all.any(|finding| finding.severity >= run.bar);
    Ok(if failed { Exit::Invalid } else { Exit::Ok })
}

/// What was asked for.
struct Run {
    /// Which fixes to apply.
    mend: Option<Safety>,
    /// Whether to show them only.
    diff: bool,
    format: FindingsFormat,
    /// Severity from which on the exit code is 7.
    bar: Severity,
    /// Whether standard output is for a mended text, and findings go aside.
    aside: bool,
    /// Orbs that the user has as files.
    orbs: Orbs,
    /// The repositories that configs are part of.
    repositories: Repositories,
}

impl Run {
    fn new(args: &ValidateArgs) -> Result<Self, Failure> {
        let mend = args.fix.map(Safety::from);
        let mend = mend.or(args.diff.then_some(Safety::Safe));
        let format = if args.json {
            FindingsFormat::Json
        } else {
            args.format
        };
        let reads_input = args.files.iter().any(|path| path == Path::new("-"));
        let aside = reads_input && mend.is_some() && !args.diff;
        if aside && !matches!(format, FindingsFormat::Text) {
            let message = "`--fix` writes what it reads from `-` to standard output, where no findings can go";
            return Err(Failure::new(Exit::Usage, message)
                .help("name a file, or leave out `--fix` or the format"));
        }
        Ok(Self {
            mend,
            diff: args.diff,
            format,
            bar: args.fail_on.into(),
            aside,
            orbs: Orbs::read(&args.orb_source)?,
            repositories: Repositories::default(),
        })
    }

    /// Checks one file, and mends it. An error inside is about this file, one outside ends it all.
    fn check(
        &mut self,
        path: &Path,
        report: &mut Report,
        context: &mut Context<'_, '_>,
    ) -> Result<Result<(), Failure>, Failure> {
        let source = match file::read_input(path, context.io) {
            Ok(source) => source,
            Err(error) => {
                report.unread.push(Unread {
                    path: path.display().to_string(),
                    message: error.message.clone(),
                });
                return Ok(Err(error));
            }
        };
        context.detail(&format!("checking {}", source.name));
        if selection::is_selection(&source.text) {
            let checked = as_selection(source);
            self.show(&checked, context)?;
            report.files.push(checked);
            return Ok(Ok(()));
        }
        self.orbs.see(&source.text);
        let repository = self.repositories.around(path);
        let around = Surroundings {
            library: &self.orbs.library,
            repository: repository.as_deref(),
        };
        let (checked, failure) = match self.mend {
            Some(up_to) if self.diff => (mend::show(source, up_to, around, context)?, Ok(())),
            Some(up_to) => mend::write(path, source, up_to, around, context)?,
            None => (unchanged(source, around), Ok(())),
        };
        self.show(&checked, context)?;
        report.files.push(checked);
        Ok(failure)
    }

    /// Text is shown file by file, everything else in the end.
    fn show(&self, checked: &Checked, context: &mut Context<'_, '_>) -> Result<(), Failure> {
        let Checked {
            path,
            text,
            findings,
            ..
        } = checked;
        match self.format {
            // The difference says what is wrong, as far as it can be mended.
            FindingsFormat::Text if self.diff => Ok(()),
            FindingsFormat::Text if self.aside => {
                context.warn_findings(path, text, findings);
                Ok(())
            }
            FindingsFormat::Text => {
                let styled = context.io.stdout_style();
                let width = context.width();
                context.print(&findings::text(path, text, findings, styled, width))
            }
            _ => Ok(()),
        }
    }
}

/// A selection, which lies beside configs and is none.
fn as_selection(source: file::Source) -> Checked {
    let today = Date::at(SystemTime::now());
    let findings = match selection::read(&source.text, today) {
        Ok(loaded) => loaded.warnings,
        Err(findings) => findings,
    };
    Checked {
        findings,
        path: source.name,
        text: source.text,
        applied: Vec::new(),
    }
}

/// A file as it is.
fn unchanged(source: file::Source, surroundings: Surroundings<'_>) -> Checked {
    Checked {
        findings: lint::check_with(&source.text, surroundings),
        path: source.name,
        text: source.text,
        applied: Vec::new(),
    }
}

mod about;
mod answer;
mod compile;
mod files;
mod mend;
mod online;
mod orbs;
mod repositories;
mod selection;

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::{Context, names, publish};
use crate::cli::{FindingsFormat, ValidateArgs};
use crate::finding::{Safety, Severity};
use crate::lint::{Project, Surroundings, Workspace};
use crate::names::SELECTION;
use crate::report::findings::{self, Checked, Report, Unread};
use crate::selection::Date;
use crate::{Exit, Failure, file, lint, merge};
use online::Online;
use orbs::Orbs;
pub(crate) use orbs::load as orb;
pub(super) use repositories::Repositories;

/// `postorb validate`: checks configs and mends what can be mended.
pub(super) fn run(args: &ValidateArgs, context: &mut Context<'_, '_>) -> Result<Exit, Failure> {
    if let Some(name) = &args.explain {
        return about::explain(name, context);
    }
    if args.rules {
        return about::list(context);
    }
    let files = files::of(args, context.env);
    let mut run = Run::new(args, &files)?;
    let mut report = Report::default();
    let mut failure: Option<Exit> = None;
    match Orbs::read(&args.orb_source) {
        Ok(orbs) => run.orbs = orbs,
        Err(broken) => {
            failure = Some(broken.failure.show(context.io));
            report.unread.push(Unread {
                path: names::in_document(&broken.path, context.env),
                message: broken.failure.message,
            });
        }
    }
    if args.online {
        let mut online = Online::new(args, context)?;
        if run.mend.is_none() {
            online.prepare(texts(&files), context);
        }
        run.online = Some(online);
    }
    // Without an orb that was asked for, most of what could be said of a config would be wrong.
    let files = names::distinct(&files).filter(|_| report.unread.is_empty());
    for path in files.collect::<Vec<_>>() {
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
    let mut all = report.files.iter().flat_map(|file| &file.findings);
    let is_red = all.any(|finding| finding.severity >= run.bar);
    let offline = run.online.as_ref().and_then(Online::exit);
    let passed = failure.is_none() && offline.is_none() && !is_red;
    let document = match run.format {
        FindingsFormat::Text => String::new(),
        FindingsFormat::Json => findings::json(&report),
        FindingsFormat::Sarif => findings::sarif(&report),
        FindingsFormat::Github => findings::github(&report),
        FindingsFormat::Junit => findings::junit(&report, run.bar),
        FindingsFormat::Markdown => findings::markdown(&report, passed),
    };
    context.print(&document)?;
    run.orbs.tell(context);
    if !report.files.is_empty() {
        let tried = run.mend.filter(|_| !run.diff);
        context.note(&findings::summary(&report.files, tried));
        if let Some(online) = &run.online {
            online.tell(context);
        }
    }
    let answer = || answer::answer(&report, passed);
    let unwritten = publish::to(&args.publish.targets, answer, context);
    let verdict = if is_red { Exit::Invalid } else { Exit::Ok };
    let causes = unwritten.into_iter().chain(failure).chain(offline);
    Ok(Exit::weightiest(causes).unwrap_or(verdict))
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
    /// The services; none where they are not asked.
    online: Option<Online>,
}

impl Run {
    fn new(args: &ValidateArgs, files: &[PathBuf]) -> Result<Self, Failure> {
        let mend = args.fix.map(Safety::from);
        let mend = mend.or(args.diff.then_some(Safety::Safe));
        let format = format(args)?;
        let reads_input = files.iter().any(|path| names::is_input(path));
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
            orbs: Orbs::default(),
            repositories: Repositories::default(),
            online: None,
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
                    path: self.name(path, path.display().to_string(), context),
                    message: error.message.clone(),
                });
                return Ok(Err(error));
            }
        };
        context.detail(&format!("checking {}", source.name));
        if is_selection(path, &source) {
            let checked = self.selection(path, source, context);
            self.show(&checked, context)?;
            report.files.push(Checked {
                path: self.name(path, checked.path, context),
                ..checked
            });
            return Ok(Ok(()));
        }
        self.orbs.see(&source.text);
        let repository = self.repositories.around(path);
        let around = Surroundings {
            repository: repository.as_deref(),
            writes: Some(merge::written),
            ..Surroundings::of(&self.orbs.library)
        };
        if let Some(online) = &mut self.online {
            let look =
                |workspace: &Workspace| lint::check_with(&source.text, around.with(workspace));
            online.fetch(look, context);
        }
        let online = Surroundings {
            workspace: self.online.as_ref().and_then(Online::workspace),
            ..around
        };
        let (mut checked, failure) = match self.mend {
            Some(up_to) if self.diff => (mend::show(source, up_to, online, context)?, Ok(())),
            Some(up_to) => mend::write(path, source, up_to, online, context)?,
            None => (unchanged(source, online), Ok(())),
        };
        if let Some(online) = &mut self.online {
            compile::look(&mut checked, around, online, context);
        }
        self.show(&checked, context)?;
        report.files.push(Checked {
            path: self.name(path, checked.path, context),
            ..checked
        });
        Ok(failure)
    }

    /// A selection, which lies beside configs and is none.
    fn selection(
        &mut self,
        path: &Path,
        source: file::Source,
        context: &mut Context<'_, '_>,
    ) -> Checked {
        let today = Date::at(SystemTime::now());
        let findings = match crate::selection::read(&source.text, today) {
            Ok(loaded) => {
                let repository = self.repositories.around(path);
                let repository = repository.as_deref();
                let mut findings = selection::of_lock(&loaded, repository);
                let files = repository.map(|files| lint::check_files(&loaded, files));
                findings.extend(files.into_iter().flatten());
                if let Some(online) = &mut self.online {
                    let look =
                        |workspace: &Workspace| lint::check_suites(&loaded, repository, workspace);
                    online.fetch(look, context);
                    findings.extend(online.workspace().into_iter().flat_map(look));
                    let look =
                        |project: &Project| lint::check_variables(&loaded, repository, project);
                    online.contexts(look, context);
                    findings.extend(online.project().into_iter().flat_map(look));
                }
                findings.extend(loaded.warnings);
                findings.sort_by_key(|finding| finding.primary.span.start);
                findings
            }
            Err(findings) => findings,
        };
        Checked {
            findings,
            path: source.name,
            text: source.text,
            applied: Vec::new(),
        }
    }

    /// The name of a file as the report has it: `given`, but for machines.
    fn name(&self, path: &Path, given: String, context: &Context<'_, '_>) -> String {
        match self.format {
            _ if names::is_input(path) => given,
            FindingsFormat::Text => given,
            FindingsFormat::Github | FindingsFormat::Markdown => {
                names::in_workspace(path, context.env)
            }
            _ => names::in_document(path, context.env),
        }
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

/// The format that was asked for; `--json` is a short form of one.
fn format(args: &ValidateArgs) -> Result<FindingsFormat, Failure> {
    match args.format {
        Some(format) if args.json && format != FindingsFormat::Json => {
            let message = "`--json` is `--format json`, and another format is asked for beside it";
            Err(Failure::new(Exit::Usage, message).help("leave out one of the two"))
        }
        _ if args.json => Ok(FindingsFormat::Json),
        format => Ok(format.unwrap_or(FindingsFormat::Text)),
    }
}

/// Whether a file is a selection, by its name or by what is in it. A selection with a mistake in it is no
/// config either: what mends configs would spoil it.
fn is_selection(path: &Path, source: &file::Source) -> bool {
    let known = Path::new(SELECTION);
    let is_named = path.file_stem() == known.file_stem()
        && path
            .extension()
            .is_some_and(|end| end == "yml" || end == "yaml");
    is_named || crate::selection::is_selection(&source.text)
}

/// The texts of the files that can be read twice: those of configs are compiled side by side.
fn texts(files: &[std::path::PathBuf]) -> Vec<String> {
    let files = names::distinct(files).filter(|path| !names::is_input(path));
    let sources = files.filter_map(|path| Some((path, file::read(path).ok()?)));
    let configs = sources.filter(|(path, source)| !is_selection(path, source));
    configs.map(|(_, source)| source.text).collect()
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

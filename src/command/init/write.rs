//! The difference, and the two files: both are written, or neither.

use std::fs;

use super::addition::Addition;
use super::ask::Ask;
use super::existing::{Existing, today};
use super::{Context, InitArgs, next};
use crate::command::comparison::{self, Comparison};
use crate::command::load;
use crate::file::{self, Source};
use crate::report::diff::{self, Difference};
use crate::selection::edit::{self, Refused};
use crate::selection::{self, Selection};
use crate::terminal::{Interrupt, cancelled};
use crate::yaml::edit::Edited;
use crate::{Exit, Failure};

pub(super) fn run(
    args: &InitArgs,
    existing: &Existing,
    addition: &Addition,
    interrupt: &Interrupt,
    ask: &mut Ask<'_, '_, '_>,
) -> Result<Exit, Failure> {
    let context = &mut *ask.context;
    let (source, edited) = edited(args, existing, addition, context)?;
    let selection = read(&source, &edited, context)?;
    let loaded = load::of(&selection, context)?;
    let config = comparison::compare_loaded(&loaded, &args.config.file, (false, false), context)?;
    let is_new = existing.source.is_none();
    let changes = Changes {
        is_new,
        source,
        edited,
        config,
    };
    if !changes.are_any() {
        context.note("nothing is to be done: both files are up to date");
        return Ok(Exit::Ok);
    }
    if args.dry_run {
        let text = changes.text(context.io.stdout_style());
        context.print(&text)?;
        return Ok(Exit::Ok);
    }
    if !args.yes {
        let text = changes.text(context.io.stderr_style());
        // Where stderr is gone nobody can be asked either.
        let _ = context.io.stderr.write_all(text.as_bytes());
        match ask.confirm("Write both files?")? {
            Some(true) => {}
            _ => return Err(cancelled()),
        }
    }
    // From here on a signal waits: both files are written, or neither.
    interrupt.check()?;
    changes.write(args)?;
    changes.tell(args, ask.context);
    next::tell(args, &selection, addition, ask.context);
    Ok(Exit::Ok)
}

/// The selection's file, and its text as it is to be.
fn edited(
    args: &InitArgs,
    existing: &Existing,
    addition: &Addition,
    context: &mut Context<'_, '_>,
) -> Result<(Source, Edited), Failure> {
    let source = existing.source.clone().unwrap_or_else(|| Source {
        name: args.selection.display().to_string(),
        text: String::new(),
    });
    let edited = if addition.edits.is_empty() {
        let text = source.text.clone();
        let patches = Vec::new();
        return Ok((source, Edited { text, patches }));
    } else if existing.source.is_some() {
        edit::apply(&source.text, &addition.edits, today())
    } else {
        edit::create(&addition.edits, today())
    };
    match edited {
        Ok(edited) => Ok((source, edited)),
        Err(Refused::Before(findings)) => Err(context.refuse(&source, &findings, Exit::Usage)),
        Err(Refused::After { text, findings }) => {
            let name = format!("{} (as it would be)", source.name);
            let failure = context.refuse(&Source { name, text }, &findings, Exit::Usage);
            Err(failure)
        }
    }
}

/// What the new text selects; its warnings are told.
fn read(
    source: &Source,
    edited: &Edited,
    context: &mut Context<'_, '_>,
) -> Result<Selection, Failure> {
    match selection::read(&edited.text, today()) {
        Ok(loaded) => {
            if !context.settings.quiet {
                context.warn_findings(&source.name, &edited.text, &loaded.warnings);
            }
            Ok(loaded.selection)
        }
        Err(findings) => Err(context.refuse(source, &findings, Exit::Usage)),
    }
}

/// What both files are and are to be.
struct Changes {
    /// Whether there is no selection yet.
    is_new: bool,
    source: Source,
    edited: Edited,
    config: Comparison,
}

impl Changes {
    fn is_selected(&self) -> bool {
        self.is_new || self.edited.text != self.source.text
    }

    fn are_any(&self) -> bool {
        self.is_selected() || self.config.is_drift()
    }

    /// Both differences, one below the other.
    fn text(&self, styled: bool) -> String {
        let selection = Difference {
            path: &self.source.name,
            is_new: self.is_new,
            before: &self.source.text,
            after: &self.edited.text,
            patches: &self.edited.patches,
        };
        let config = self.config.difference(&self.config.source.name);
        let texts = [selection, config].map(|difference| diff::text(&difference, styled));
        texts.concat()
    }

    /// Writes the selection, then the config. Where the second fails, the first is taken back.
    fn write(&self, args: &InitArgs) -> Result<(), Failure> {
        if self.is_new {
            file::create(&args.selection, &self.edited.text)?;
        } else {
            file::replace(&args.selection, &self.source, &self.edited.text)?;
        }
        let (path, config) = (&args.config.file, &self.config);
        let written = if !config.is_drift() {
            Ok(())
        } else if config.exists {
            file::replace(path, &config.source, &config.edited.text)
        } else {
            file::create(path, &config.edited.text)
        };
        written.map_err(|failure| self.take_back(args, failure))
    }

    fn take_back(&self, args: &InitArgs, failure: Failure) -> Failure {
        let path = &args.selection;
        let taken = if self.is_new {
            fs::remove_file(path).is_ok()
        } else {
            let now = Source {
                name: self.source.name.clone(),
                text: self.edited.text.clone(),
            };
            file::replace(path, &now, &self.source.text).is_ok()
        };
        let name = &self.source.name;
        if taken {
            failure.help(format!("`{name}` is as it was, too"))
        } else {
            failure.help(format!(
                "`{name}` is written already; `postorb merge` does the rest"
            ))
        }
    }

    fn tell(&self, args: &InitArgs, context: &mut Context<'_, '_>) {
        let selection = args.selection.display();
        if self.is_new {
            context.note(&format!("created {selection}"));
        } else if self.is_selected() {
            context.note(&format!("added to {selection}"));
        }
        let config = args.config.file.display();
        if !self.config.exists {
            context.note(&format!("created {config}"));
        } else if self.config.is_drift() {
            context.note(&format!("merged into {config}"));
        }
    }
}

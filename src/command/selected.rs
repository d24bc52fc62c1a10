//! The selection file that is worked on, and what becomes of it.

use std::path::Path;
use std::time::SystemTime;

use super::Context;
use crate::file::{self, Source};
use crate::plan::Plan;
use crate::report::diff::{self, Difference};
use crate::selection::edit::{self, Edit, Refused};
use crate::selection::{self, Date, Loaded, Selection};
use crate::yaml::Lines;
use crate::yaml::edit::Edited;
use crate::{Exit, Failure};

/// A selection file.
pub(super) struct Selected<'p> {
    path: &'p Path,
    /// Without text where there is no file.
    source: Source,
    exists: bool,
    /// None where there is no file, or nothing in it.
    loaded: Option<Loaded>,
}

impl<'p> Selected<'p> {
    /// Reads the file, which has to be right: where it is not, its mistakes are shown.
    pub(super) fn read(path: &'p Path, context: &mut Context<'_, '_>) -> Result<Self, Failure> {
        if path == Path::new("-") {
            let message = "a selection is edited where it is: name its file";
            return Err(Failure::new(Exit::Usage, message));
        }
        let exists = path.symlink_metadata().is_ok();
        let source = if exists {
            file::read(path)?
        } else {
            Source {
                name: path.display().to_string(),
                text: String::new(),
            }
        };
        let loaded = if is_blank(&source.text) {
            None
        } else {
            match selection::read(&source.text, today()) {
                Ok(loaded) => Some(loaded),
                Err(findings) => return Err(context.refuse(&source, &findings, Exit::Usage)),
            }
        };
        Ok(Self {
            path,
            source,
            exists,
            loaded,
        })
    }

    /// The same of a file that has to be there.
    pub(super) fn read_existing(
        path: &'p Path,
        context: &mut Context<'_, '_>,
    ) -> Result<Self, Failure> {
        let selected = Self::read(path, context)?;
        if selected.exists {
            return Ok(selected);
        }
        let message = format!("there is no `{}`", selected.source.name);
        Err(Failure::new(Exit::Usage, message)
            .help("`postorb init` and `postorb suite add --collection X` write one; `--selection` names another"))
    }

    pub(super) fn name(&self) -> &str {
        &self.source.name
    }

    /// What is selected; nothing where there is no file.
    pub(super) fn selection(&self) -> Selection {
        let loaded = self.loaded.as_ref();
        loaded
            .map(|loaded| loaded.selection.clone())
            .unwrap_or_default()
    }

    /// The line of what a path of keys and item numbers leads to.
    pub(super) fn line(&self, path: &[&str]) -> usize {
        let span = self.loaded.as_ref().and_then(|loaded| loaded.span_of(path));
        let lines = Lines::new(&self.source.text);
        lines.position(span.map_or(0, |span| span.start)).0
    }

    /// The same as people write it: `FILE:LINE`.
    pub(super) fn place(&self, path: &[&str]) -> String {
        format!("{}:{}", self.name(), self.line(path))
    }

    /// Makes edits, and writes the file, or prints the difference.
    pub(super) fn edit(
        &self,
        edits: &[Edit],
        dry_run: bool,
        context: &mut Context<'_, '_>,
    ) -> Result<(), Failure> {
        let edited = if self.exists {
            edit::apply(&self.source.text, edits, today())
        } else {
            edit::create(edits, today())
        };
        let edited = match edited {
            Ok(edited) => edited,
            Err(refused) => return Err(self.refused(refused, edits, context)?),
        };
        self.plan(&edited, context)?;
        if dry_run {
            return self.show(&edited, context);
        }
        if self.exists {
            file::replace(self.path, &self.source, &edited.text)
        } else {
            file::create(self.path, &edited.text)
        }
    }

    fn show(&self, edited: &Edited, context: &mut Context<'_, '_>) -> Result<(), Failure> {
        let difference = Difference {
            path: self.name(),
            is_new: !self.exists,
            before: &self.source.text,
            after: &edited.text,
            patches: &edited.patches,
        };
        let text = diff::text(&difference, context.io.stdout_style());
        context.print(&text)
    }

    /// Refuses what cannot be planned where the file could be before: a key in an address, an id that
    /// cannot be fetched in the form that is asked for.
    fn plan(&self, edited: &Edited, context: &mut Context<'_, '_>) -> Result<(), Failure> {
        let Ok(after) = selection::read(&edited.text, today()) else {
            return Ok(());
        };
        if !context.settings.quiet {
            context.warn_findings(self.name(), &edited.text, &after.warnings);
        }
        match Plan::new(&after.selection) {
            Err(failure) if Plan::new(&self.selection()).is_ok() => Err(failure),
            _ => Ok(()),
        }
    }

    /// Shows why nothing is written, and prints what would have been, to be pasted by hand.
    fn refused(
        &self,
        refused: Refused,
        edits: &[Edit],
        context: &mut Context<'_, '_>,
    ) -> Result<Failure, Failure> {
        let failure = match refused {
            Refused::Before(findings) => context.refuse(&self.source, &findings, Exit::Usage),
            Refused::After { text, findings } => {
                let name = format!("{} (as it would be)", self.name());
                let source = Source { name, text };
                return Ok(context.refuse(&source, &findings, Exit::Usage));
            }
        };
        let snippet = edit::snippet(edits);
        if !snippet.is_empty() {
            context.note("nothing was written; what would be added, to be pasted by hand:");
            context.print(&snippet)?;
        }
        Ok(failure)
    }
}

/// Whether nothing but comments is in a file, which is filled then.
fn is_blank(text: &str) -> bool {
    let mut lines = text.trim_start_matches('\u{feff}').lines().map(str::trim);
    lines.all(|line| line.is_empty() || line.starts_with('#'))
}

fn today() -> Date {
    Date::at(SystemTime::now())
}

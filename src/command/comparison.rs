//! The repository's config beside what the selection makes of it: what `merge` writes and `diff`
//! shows.

use std::path::Path;

use super::{Context, load};
use crate::cli::SelectionArgs;
use crate::file::{self, Source};
use crate::finding::{Finding, Patch, Severity};
use crate::merge::{self, Gate};
use crate::plan::Plan;
use crate::render::{self, Target};
use crate::report::diff::Difference;
use crate::yaml::edit::{self, Edited};
use crate::yaml::{SyntaxError, Tree};
use crate::{Exit, Failure, lint};

/// A config and what it should be.
pub(super) struct Comparison {
    /// The config; without text where there is none yet.
    pub(super) source: Source,
    /// Whether there is a config.
    pub(super) exists: bool,
    /// The config as it should be.
    pub(super) edited: Edited,
}

/// What a new config begins with.
const NEW: &str = "version: 2.1\n";

impl Comparison {
    /// Whether the config is not what it should be.
    pub(super) fn is_drift(&self) -> bool {
        self.edited.text != self.source.text
    }

    /// The difference, under a name for the config.
    pub(super) fn difference<'a>(&'a self, path: &'a str) -> Difference<'a> {
        Difference {
            path,
            is_new: !self.exists,
            before: &self.source.text,
            after: &self.edited.text,
            patches: &self.edited.patches,
        }
    }
}

/// What is compared, and how.
#[derive(Clone, Copy, Debug)]
pub(super) struct Question<'q> {
    pub(super) selection: &'q SelectionArgs,
    pub(super) config: &'q Path,
    /// Whether what was pasted from Postman is taken over.
    pub(super) adopt: bool,
    /// Whether standard output takes what cannot be merged, to be pasted by hand: it is no place for
    /// that where a machine reads it.
    pub(super) can_print: bool,
}

/// Compares a config with the selection.
pub(super) fn compare(
    question: Question<'_>,
    context: &mut Context<'_, '_>,
) -> Result<Comparison, Failure> {
    let loaded = load::load(question.selection, context)?;
    let Question {
        config: path,
        adopt,
        can_print,
        ..
    } = question;
    compare_loaded(&loaded, path, (adopt, can_print), context)
}

/// The same with a selection that was read: `adopt` and `can_print` are those of a [`Question`].
pub(super) fn compare_loaded(
    loaded: &load::Loaded,
    path: &Path,
    (adopt, can_print): (bool, bool),
    context: &mut Context<'_, '_>,
) -> Result<Comparison, Failure> {
    if path == Path::new("-") {
        return Err(Failure::new(
            Exit::Usage,
            "a config is compared where it is: name its file",
        )
        .help("`postorb render` prints a config of its own"));
    }
    let exists = path.symlink_metadata().is_ok();
    let source = if exists {
        file::read(path)?
    } else {
        Source {
            name: path.display().to_string(),
            text: NEW.to_owned(),
        }
    };
    let text = source.text.as_str();
    let tree = Tree::parse(text).map_err(|error| unreadable(&source, &error, context))?;
    if let Some(finding) = merge::precheck(&tree) {
        return Err(context.refuse(&source, &[finding], Exit::Usage));
    }
    let snippet = rendered(&loaded.plan, &loaded.target(Some(&tree)), context)?;
    match merge::apply(&tree, snippet.as_deref(), gates(&loaded.plan), adopt) {
        Ok(applied) => {
            for note in applied.notes {
                context.note(&format!("note: {note}"));
            }
            if exists {
                let edited = applied.edited;
                Ok(Comparison {
                    source,
                    exists,
                    edited,
                })
            } else {
                Ok(new(source.name, applied.edited))
            }
        }
        Err(findings) => {
            let snippet = snippet.filter(|_| can_print);
            if !exists {
                context.note(&format!("note: there is no {} yet", source.name));
            }
            Err(refused(&source, &findings, snippet, context)?)
        }
    }
}

/// A config that does not exist yet: all of it is new, with a blank line between its sections; none
/// where nothing is selected.
fn new(name: String, edited: Edited) -> Comparison {
    let edited = if edited.patches.is_empty() {
        Edited {
            text: String::new(),
            ..edited
        }
    } else {
        whole(&edited.text)
    };
    Comparison {
        source: Source {
            name,
            text: String::new(),
        },
        exists: false,
        edited,
    }
}

fn whole(sections: &str) -> Edited {
    let mut text = String::new();
    for line in sections.split_inclusive('\n') {
        if !text.is_empty() && !line.starts_with([' ', '\n']) {
            text.push('\n');
        }
        text.push_str(line);
    }
    let patch = Patch {
        span: 0..0,
        replacement: text.clone(),
    };
    Edited {
        text,
        patches: vec![patch],
    }
}

/// Shows why a config cannot be edited: what is wrong with it, or that it is read by `CircleCI` alone.
fn unreadable(source: &Source, error: &SyntaxError, context: &mut Context<'_, '_>) -> Failure {
    let mut findings = lint::check(&source.text);
    findings.retain(|finding| finding.severity == Severity::Error);
    if !findings.is_empty() {
        return context.refuse(source, &findings, Exit::Invalid);
    }
    let message =
        "CircleCI reads this, and YAML 1.2 does not allow it: nothing can be merged into it";
    let finding = Finding::error(merge::REFUSED, error.at..error.at, message)
        .help("`postorb validate --fix=all` mends it");
    context.refuse(source, &[finding], Exit::Usage)
}

/// Shows why nothing can be merged, and prints what would have been, to be pasted by hand.
fn refused(
    source: &Source,
    findings: &[Finding],
    snippet: Option<String>,
    context: &mut Context<'_, '_>,
) -> Result<Failure, Failure> {
    let refused = [merge::REFUSED, edit::REFUSED];
    let invalid = findings
        .iter()
        .any(|finding| !refused.contains(&finding.rule));
    let exit = if invalid { Exit::Invalid } else { Exit::Usage };
    // The reason comes last, where it is read.
    if let Some(snippet) = snippet {
        context.note("nothing was written; what the selection comes to, to be pasted by hand:");
        context.print(&snippet)?;
    }
    Ok(context.refuse(source, findings, exit))
}

/// The rendered config; none where nothing is selected.
fn rendered(
    plan: &Plan,
    target: &Target,
    context: &mut Context<'_, '_>,
) -> Result<Option<String>, Failure> {
    if plan.runs.is_empty() {
        return Ok(None);
    }
    let rendered = render::render(plan, target)?;
    for warning in &rendered.warnings {
        context.note(&format!("warning: {warning}"));
    }
    Ok(Some(rendered.text))
}

/// The jobs that wait for suites, by workflow.
fn gates(plan: &Plan) -> Vec<Gate> {
    let gates = plan
        .workflows
        .iter()
        .enumerate()
        .filter(|(_, workflow)| !workflow.before.is_empty());
    gates
        .map(|(index, workflow)| Gate {
            workflow: workflow.name.clone(),
            before: workflow.before.clone(),
            entries: plan.entry_names(index),
        })
        .collect()
}

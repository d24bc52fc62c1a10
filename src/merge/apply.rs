//! The whole way from a config and what is rendered for it to the config as it should be.

use super::{Gate, Merged, REFUSED, Wanted, merge, references};
use crate::circle::Library;
use crate::finding::{Finding, Severity};
use crate::lint;
use crate::yaml::edit::{Edited, Editor};
use crate::yaml::{Lines, Tree, Value};

/// A config brought up to date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// Its text, and what was replaced; no patches where it was up to date.
    pub edited: Edited,
    /// What a person wants to know beside it.
    pub notes: Vec<String>,
}

/// Merges `rendered`, or nothing at all, into `config`.
///
/// # Errors
/// Findings that say why this cannot be done without doing harm: somebody else's job of the same
/// name, an alias in the way, a config with more errors than before. Their places are in `config`,
/// except for errors of what is rendered.
pub fn apply(
    config: &Tree<'_>,
    rendered: Option<&str>,
    gates: Vec<Gate>,
    adopt: bool,
) -> Result<Applied, Vec<Finding>> {
    let lines = Lines::new(config.text());
    let rendered = match rendered {
        Some(text) => Some(Tree::parse(text).map_err(|_| lint::check(text))?),
        None => None,
    };
    if let Some(excess) = rendered.as_ref().and_then(|tree| Value::of(tree).err()) {
        let message = format!("in what is rendered, {}", excess.message);
        return Err(vec![Finding::error(REFUSED, 0..0, message)]);
    }
    let wanted = Wanted {
        rendered: rendered.as_ref(),
        gates,
    };
    let Merged { changes, notes } = merge(config, &wanted, adopt)?;
    if changes.is_empty() {
        let edited = Edited {
            text: config.text().to_owned(),
            patches: Vec::new(),
        };
        return Ok(Applied { edited, notes });
    }
    let look = |after: &Tree<'_>| (errors(after), references::broken(after));
    let (edited, (errors, broken)) = Editor::new(config, &lines)
        .apply_and(&changes, look)
        .map_err(|finding| vec![finding])?;
    let mut new = references::refused(config, broken);
    // What is left when everything is taken back is the user's own, right or wrong.
    if wanted.rendered.is_some() {
        new.extend(new_errors(config, &lines, &edited, errors));
    }
    if new.is_empty() {
        Ok(Applied { edited, notes })
    } else {
        Err(new)
    }
}

fn errors(tree: &Tree<'_>) -> Vec<Finding> {
    let mut findings = lint::check_tree(tree, &Lines::new(tree.text()), &Library::default());
    // Names that lead nowhere are told by `references`, where the config has to be changed for it.
    findings.retain(|finding| {
        finding.severity == Severity::Error
            && !matches!(finding.rule, "unknown-job" | "unknown-requirement")
    });
    findings
}

/// Errors that an edit would bring into a config.
fn new_errors(
    config: &Tree<'_>,
    lines: &Lines<'_>,
    edited: &Edited,
    after: Vec<Finding>,
) -> Vec<Finding> {
    if after.is_empty() {
        return after;
    }
    let mut known = lint::check_tree(config, lines, &Library::default());
    let mut new = Vec::new();
    for finding in after {
        let same = known
            .iter()
            .position(|old| old.rule == finding.rule && old.message == finding.message);
        if let Some(index) = same {
            known.swap_remove(index);
            continue;
        }
        // Its place is in a text that is not written: where the edit begins is shown instead.
        let at = edited.patches.first().map_or(0, |patch| patch.span.start);
        let message = format!("after the merge, {}", finding.message);
        let mut moved = Finding::error(finding.rule, at..at, message);
        moved.help = finding.help;
        new.push(moved);
    }
    new
}

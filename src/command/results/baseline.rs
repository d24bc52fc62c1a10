//! Earlier results to compare with, and what is kept for later ones.

use super::Telling;
use super::inputs::Input;
use super::outputs::{Output, is_same};
use crate::cli::ResultsFormat;
use crate::command::Context;
use crate::results::{self, End, Run, Runner, Suite};

/// Earlier results, and what they are called.
pub(super) struct Baseline {
    pub(super) name: String,
    pub(super) run: Run,
}

/// Tells suites that the baseline does not have: of these nothing is compared.
pub(super) fn tell_unknown(run: &Run, earlier: &Baseline, context: &mut Context<'_, '_>) {
    let Baseline { name, run: before } = earlier;
    for suite in &run.suites {
        let suite = suite.text(suite.name);
        let known = before.suites.iter();
        let known: Vec<_> = known.filter(|one| one.text(one.name) == suite).collect();
        let what = match &known[..] {
            [] => "suite",
            all if all.iter().any(|one| one.has_run()) => continue,
            _ => "results of the suite",
        };
        context.note(&format!(
            "note: the baseline `{name}` has no {what} `{suite}`: it is compared with nothing"
        ));
    }
}

/// What the baseline holds, with its name. Without one that can be read there is nothing to compare with:
/// that is told, and no failure, since the first run of a branch has none.
pub(super) fn read(telling: &Telling<'_>, context: &mut Context<'_, '_>) -> Option<Baseline> {
    let path = telling.args.baseline.as_deref()?;
    let name = path.display().to_string();
    if !path.exists() {
        let next = "`--format json=FILE` writes one";
        context.note(&format!("note: there is no baseline `{name}` yet; {next}"));
        return None;
    }
    let input = Input {
        suite: None,
        path: path.to_owned(),
        is_missing: false,
    };
    let suites = super::read(&[input], telling.redaction, context);
    if suites.iter().all(|suite| why(suite).is_some()) {
        let why = suites.first().and_then(why);
        let why = why.unwrap_or("no suite of it has results");
        context.warn(&format!(
            "warning: nothing is compared with `{name}`: {why}"
        ));
        return None;
    }
    Some(Baseline {
        name,
        run: results::join(suites, telling.are_attempts),
    })
}

/// Why a baseline has nothing of a suite. What postorb itself wrote can be read: it is the suite that had no
/// report then, for a reason that is none any more.
fn why(suite: &Suite) -> Option<&str> {
    match &suite.end {
        End::Unreadable(_) if suite.runner == Runner::Postorb => Some("no suite of it has results"),
        End::Unreadable(why) => Some(suite.text(*why)),
        _ => None,
    }
}

/// What is written in the place of the baseline, where that is not what came of the run: suites in which
/// nothing ran keep their earlier results, and that is told.
pub(super) fn kept(
    telling: &Telling<'_>,
    run: &Run,
    earlier: &Baseline,
    context: &mut Context<'_, '_>,
) -> Option<Run> {
    if !telling
        .outputs
        .iter()
        .any(|output| is_written(output, telling))
    {
        return None;
    }
    let (kept, names) = results::kept(run, &earlier.run)?;
    let baseline = &earlier.name;
    let names = names.join("`, `");
    context.note(&format!(
        "note: nothing ran of `{names}`: `{baseline}` keeps the results that it has"
    ));
    Some(kept)
}

/// Whether an output is the baseline for later runs, written over the one for this.
pub(super) fn is_written(output: &Output, telling: &Telling<'_>) -> bool {
    let files = output.file.as_deref().zip(telling.args.baseline.as_deref());
    output.format == ResultsFormat::Json && files.is_some_and(|(one, other)| is_same(one, other))
}

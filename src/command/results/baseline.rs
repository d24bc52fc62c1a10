//! Earlier results to compare with.

use super::Telling;
use super::inputs::Input;
use crate::command::Context;
use crate::results::{self, End, Run, Suite};

/// Tells suites that the baseline does not have: of these nothing is compared.
pub(super) fn tell_unknown(run: &Run, earlier: &Run, name: &str, context: &mut Context<'_, '_>) {
    let names = |run: &Run| -> Vec<String> {
        let suites = run.suites.iter();
        suites
            .map(|suite| suite.text(suite.name).to_owned())
            .collect()
    };
    let known = names(earlier);
    for suite in names(run).iter().filter(|suite| !known.contains(suite)) {
        context.note(&format!(
            "note: the baseline `{name}` has no suite `{suite}`: it is compared with nothing"
        ));
    }
}

/// What the baseline holds, with its name. Without one that can be read there is nothing to compare with:
/// that is told, and no failure, since the first run of a branch has none.
pub(super) fn read(telling: &Telling<'_>, context: &mut Context<'_, '_>) -> Option<(String, Run)> {
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
    let why = |suite: &Suite| match &suite.end {
        End::Unreadable(why) => Some(suite.text(*why).to_owned()),
        _ => None,
    };
    if suites.iter().all(|suite| why(suite).is_some()) {
        let why = suites.first().and_then(why).unwrap_or_default();
        context.warn(&format!(
            "warning: nothing is compared with `{name}`: {why}"
        ));
        return None;
    }
    Some((name, results::join(suites, telling.are_attempts)))
}

//! Earlier results to compare with.

use super::inputs::Input;
use crate::cli::ReportArgs;
use crate::command::Context;
use crate::results::{self, End, Redaction, Run};

/// What the baseline holds, with its name. Without one that can be read there is nothing to compare with:
/// that is told, and no failure, since the first run of a branch has none.
pub(super) fn read(
    args: &ReportArgs,
    redaction: &Redaction,
    context: &mut Context<'_, '_>,
) -> Option<(String, Run)> {
    let path = args.baseline.as_deref()?;
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
    let suites = super::read(&[input], redaction, context);
    let unreadable = suites.iter().find_map(|suite| match &suite.end {
        End::Unreadable(why) => Some(suite.text(*why)),
        _ => None,
    });
    if let Some(why) = unreadable {
        context.warn(&format!(
            "warning: nothing is compared with `{name}`: {why}"
        ));
        return None;
    }
    Some((name, results::join(suites, args.attempts)))
}

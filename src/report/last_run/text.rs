use super::words::sentence;
use super::{LastRun, Texts};
use crate::harmless;
use crate::report::diff::{self, Difference};

/// The unified difference of the texts, then what they come to, in words and as a difference.
#[must_use]
pub(crate) fn text(last: &LastRun, styled: bool) -> String {
    let mut out = String::new();
    if let Some(source) = &last.source {
        out.push_str(&unified(&last.file, source, styled));
    }
    let Some(compiled) = last.compiled.as_ref().filter(|one| one.differ()) else {
        return out;
    };
    if !out.is_empty() {
        out.push('\n');
    }
    out.push_str("compiled, beside ");
    out.push_str(&harmless::path(&last.run.name()));
    out.push_str(":\n");
    for change in &compiled.changes {
        let words = sentence(change, |name| format!("`{name}`"));
        out.push_str("  ");
        out.push_str(&harmless::path(&words));
        out.push('\n');
    }
    let name = format!("{}, compiled", last.file);
    let difference = unified(&name, &compiled.texts, styled);
    if !difference.is_empty() {
        out.push('\n');
        out.push_str(&difference);
    }
    out
}

/// A unified diff; secrets are masked.
pub(super) fn unified(name: &str, texts: &Texts, styled: bool) -> String {
    let difference = Difference {
        path: name,
        is_new: false,
        before: &texts.then,
        after: &texts.now,
        patches: &[],
    };
    diff::text(&difference, styled)
}

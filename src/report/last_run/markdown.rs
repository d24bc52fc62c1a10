use super::LastRun;
use super::text::unified;
use super::words::sentence;
use crate::report::markdown::{block, code, list, text};

/// The comparison for pull requests and summaries.
#[must_use]
pub(crate) fn markdown(last: &LastRun) -> String {
    let (name, run) = (code(&last.file), text(&last.run.name()));
    if !last.is_drift() {
        return format!("### ✅ {name} is what {run} ran\n");
    }
    let mut page = format!("### ❌ {name} is not what {run} ran\n");
    if let Some(source) = last.source.as_ref().filter(|source| source.differ()) {
        page.push('\n');
        page.push_str(&block("diff", &unified(&last.file, source, false)));
    }
    if let Some(compiled) = last.compiled.as_ref().filter(|one| one.differ()) {
        page.push_str("\nWhat that comes to, compiled:\n\n");
        let words = compiled.changes.iter();
        page.push_str(&list(words.map(|change| sentence(change, code))));
        let name = format!("{}, compiled", last.file);
        page.push('\n');
        page.push_str(&block("diff", &unified(&name, &compiled.texts, false)));
    }
    page
}

use super::outputs::Output;
use crate::publish::Answer;
use crate::report::results::{self, Budget, Report};

/// What is published of a call. The names of its outputs are a promise (docs/github-actions.md).
pub(super) fn answer(report: &Report<'_>, outputs: &[Output]) -> Answer {
    let totals = report.run.totals();
    let mut markdown = Vec::new();
    // Writing to memory cannot fail.
    let _ = results::markdown(report, Budget::Summary, None, &mut markdown);
    let mut answers = vec![
        Answer::verdict(!report.verdict.is_red),
        ("tests", (totals.assertions + totals.errors()).to_string()),
        ("failures", totals.failures().to_string()),
    ];
    let mut files = outputs.iter().filter_map(|output| output.file.as_ref());
    if let Some(file) = files.next() {
        answers.push(("report", file.display().to_string()));
    }
    Answer {
        markdown: String::from_utf8_lossy(&markdown).into_owned(),
        outputs: answers,
    }
}

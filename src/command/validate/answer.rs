use crate::finding::Severity;
use crate::publish::Answer;
use crate::report::findings::{self, Report};

/// What is published of a call. The names of its outputs are a promise (docs/github-actions.md).
pub(super) fn answer(report: &Report, passed: bool) -> Answer {
    let count = |severity| report.count(severity).to_string();
    Answer {
        markdown: findings::markdown(report, passed),
        outputs: vec![
            Answer::verdict(passed),
            ("errors", count(Severity::Error)),
            ("warnings", count(Severity::Warning)),
            ("infos", count(Severity::Info)),
            ("files", report.files.len().to_string()),
        ],
    }
}

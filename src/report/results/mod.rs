//! Results of a run, a format a file. Each writes as it goes, so that a run of any size can be
//! reported; what it writes is redacted already.

mod check;
mod comment;
mod counts;
mod ctrf;
mod details;
mod excerpt;
mod expected;
mod forgiven;
mod github;
mod html;
mod json;
mod junit;
mod line;
mod markdown;
mod note;
mod remark;
mod site;
mod text;
mod time;
mod words;

pub use comment::{Comment, Source, is_comment};
pub use ctrf::ctrf;
pub use github::github;
pub use html::html;
pub use json::json;
pub use junit::junit;
pub use line::line;
pub use markdown::{Budget, is_address, markdown};
pub use note::{is_note, note};
pub use text::text;

use crate::results::{Comparison, Run, Verdict};

/// What there is to report.
#[derive(Clone, Copy, Debug)]
pub struct Report<'r> {
    /// The results.
    pub run: &'r Run,
    /// What they come to.
    pub verdict: &'r Verdict,
    /// What changed against an earlier run.
    pub comparison: Option<&'r Comparison>,
}

impl Report<'_> {
    /// Whether there is no suite where there should be one: a shard may have none.
    fn is_nothing(&self) -> bool {
        self.run.suites.is_empty() && self.verdict.is_red
    }
}

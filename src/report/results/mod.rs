//! Results of a run, a format a file. Each writes as it goes, so that a run of any size can be
//! reported; what it writes is redacted already.

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

//! Tests that a job stored.

/// A test, as CircleCI tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Test {
    pub(crate) name: String,
    pub(crate) class: String,
    /// The file that it says it is in; of postorb's own it is the atom.
    pub(crate) file: String,
    /// `success`, `failure`, `error`, `skipped`.
    pub(crate) result: String,
    pub(crate) message: Option<String>,
}

/// How the message of a test begins that failed in quarantine, in postorb's JUnit: there it is skipped.
pub(crate) const QUARANTINE: &str = "in quarantine";

impl Test {
    pub(crate) fn is_failed(&self) -> bool {
        !self.is_skipped() && self.result != "success"
    }

    fn is_skipped(&self) -> bool {
        self.result == "skipped"
    }

    /// Whether it failed, and that does not count.
    pub(super) fn is_forgiven(&self) -> bool {
        let message = self.message.as_deref().unwrap_or_default();
        self.is_skipped() && message.trim_start().starts_with(QUARANTINE)
    }

    /// Whether it is of a run, or of a part of it.
    pub(super) fn is_of(&self, slug: &str) -> bool {
        let rest = self.file.strip_prefix(slug);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

/// How many tests there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
    pub(crate) skipped: u64,
}

impl Counts {
    pub(crate) const fn total(self) -> u64 {
        self.passed + self.failed + self.skipped
    }
}

impl<'t> FromIterator<&'t Test> for Counts {
    fn from_iter<I: IntoIterator<Item = &'t Test>>(tests: I) -> Self {
        let mut counts = Self::default();
        for test in tests {
            if test.is_skipped() {
                counts.skipped += 1;
            } else if test.is_failed() {
                counts.failed += 1;
            } else {
                counts.passed += 1;
            }
        }
        counts
    }
}

use serde::{Deserialize, Serialize};

/// What the head of a comment needs to know of a suite, also when it did not run this time.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq, Serialize)]
#[serde(default)]
pub(super) struct Facts {
    /// What the suite is called; several of one name are numbered.
    pub(super) suite: String,
    /// The commit that it ran for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) commit: Option<String>,
    /// The build that it ran in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) link: Option<String>,
    pub(super) red: bool,
    pub(super) requests: u64,
    pub(super) assertions: u64,
    /// Assertions and errors.
    pub(super) failures: u64,
    /// Of these, what the baseline has not; none where nothing was compared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) new: Option<u64>,
    /// Whether its failures do not count.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) forgiven: bool,
    pub(super) fixed: u64,
    pub(super) flaky: u64,
    pub(super) skipped: u64,
    /// In milliseconds.
    pub(super) time: u64,
}

impl Facts {
    /// Whether it is of another commit. Where nobody knows of which, it is of this one.
    pub(super) fn is_older_than(&self, commit: Option<&str>) -> bool {
        let own = self.commit.as_deref();
        own.is_some_and(|own| commit.is_some_and(|commit| own != commit))
    }

    /// The commit as people write it.
    pub(super) fn short_commit(&self) -> Option<&str> {
        let commit = self.commit.as_deref()?;
        let is_hex = commit.bytes().all(|byte| byte.is_ascii_hexdigit());
        commit.get(..7).filter(|_| is_hex)
    }
}

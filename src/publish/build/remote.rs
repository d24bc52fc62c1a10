//! The address of a repository.

use crate::service::github::Repository;

/// A host and the repository there, where its path is one of GitHub's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Remote {
    pub(super) host: String,
    pub(super) repository: Option<Repository>,
}

impl Remote {
    /// Reads `https://host/owner/name.git`, `ssh://git@host/owner/name` and `git@host:owner/name.git`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (authority, path) = match text.split_once("://") {
            Some((_, rest)) => rest.split_once('/')?,
            None => text.split_once(':')?,
        };
        let host = authority.rsplit('@').next().unwrap_or_default();
        let host = host.split(':').next().unwrap_or_default();
        let is_host = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
        if host.is_empty() || !host.bytes().all(is_host) {
            return None;
        }
        let path = path.trim_matches('/');
        let path = path.strip_suffix(".git").unwrap_or(path);
        Some(Self {
            host: host.to_ascii_lowercase(),
            repository: Repository::parse(path),
        })
    }
}

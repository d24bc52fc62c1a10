//! What came back.

use serde_json::Value;

use super::hints::Hints;

/// An answer, whole.
#[derive(Debug)]
pub(in crate::service) struct Answer {
    /// The status of HTTP.
    pub(in crate::service) status: u16,
    /// What its headers say about further calls.
    pub(super) hints: Hints,
    /// The media type that it says it has.
    pub(super) media_type: String,
    /// Where it sends the caller.
    pub(super) location: Option<String>,
    /// Its body.
    pub(in crate::service) body: Vec<u8>,
}

impl Answer {
    /// One without headers that say anything.
    pub(in crate::service) fn new(status: u16, body: Vec<u8>) -> Self {
        Self {
            status,
            hints: Hints::default(),
            media_type: String::new(),
            location: None,
            body,
        }
    }

    /// Whether the call was done.
    pub(super) const fn is_good(&self) -> bool {
        matches!(self.status, 200..=299)
    }

    /// Whether it sends the caller somewhere else.
    pub(super) const fn is_redirect(&self) -> bool {
        matches!(self.status, 300..=399)
    }

    /// Whether its headers say that no other call makes sense for a while.
    pub(in crate::service) const fn is_limited(&self) -> bool {
        self.hints.wait.is_some() || self.hints.is_last
    }

    /// Its body as JSON, where it is that.
    pub(in crate::service) fn json(&self) -> Option<Value> {
        serde_json::from_slice(&self.body).ok()
    }

    /// Whether it is a page for people, as portals and proxies have them.
    pub(super) fn is_page(&self) -> bool {
        let start = self.body.trim_ascii_start();
        self.media_type.contains("html") || start.first() == Some(&b'<')
    }
}

//! What was sent and what was answered.

use crate::results::texts::TextId;

/// What was sent and what was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// The method, such as `GET`.
    pub method: TextId,
    /// The URL with everything in it resolved.
    pub url: TextId,
    /// What was sent.
    pub sent: Message,
    /// What was answered, where anything was.
    pub answered: Option<Message>,
    /// The words behind the status, such as `Not Found`.
    pub reason: Option<TextId>,
}

/// Headers and a body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    /// Names and values, in their order.
    pub headers: Vec<(TextId, TextId)>,
    /// The body, where there is one.
    pub body: Option<Body>,
}

/// A body, as far as it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Body {
    /// Its beginning, as text; what is no UTF-8 is U+FFFD.
    pub text: TextId,
    /// How long all of it is, in bytes.
    pub size: u64,
    /// Whether more follows than is kept.
    pub is_cut: bool,
}

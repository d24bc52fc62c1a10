//! What a text is, by its form alone.

use super::address::{self, Address};
use super::{Kind, near};
use crate::id::{is_uid, is_uuid};
use crate::{Exit, Failure};

/// A text that a user typed for a collection or an environment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Typed<'t> {
    /// With its owner.
    Uid(&'t str),
    /// Without.
    BareId(&'t str),
    /// An address that is used as it is.
    Url(String),
    /// A name, or the path of a file.
    Words(&'t str),
}

impl<'t> Typed<'t> {
    /// Reads a text that is to be one of `kind`.
    pub(super) fn read(text: &'t str, kind: Kind) -> Result<Self, Failure> {
        let text = text.trim();
        if text.is_empty() {
            let message = format!("the {} is an empty text", kind.name());
            return Err(Failure::new(Exit::Usage, message).help(near::forms(kind)));
        }
        if is_uid(text) {
            return Ok(Self::Uid(text));
        }
        if is_uuid(text) {
            return Ok(Self::BareId(text));
        }
        match address::read(text, kind)? {
            Some(Address::Id(id)) if is_uid(id) => Ok(Self::Uid(id)),
            Some(Address::Id(id)) => Ok(Self::BareId(id)),
            Some(Address::Other(url)) => Ok(Self::Url(url)),
            None => Ok(Self::Words(text)),
        }
    }
}

use super::{Named, Scope};
use crate::yaml::Content;

/// An orb that a config uses.
#[derive(Debug)]
pub struct Orb<'v> {
    /// What the config calls it, and the reference.
    pub named: Named<'v>,
    /// What it refers to.
    pub reference: Reference<'v>,
}

/// Where an orb comes from.
#[derive(Debug)]
pub enum Reference<'v> {
    /// `namespace/name@version`; the version is empty where none is written.
    Published {
        /// `namespace/name`.
        name: &'v str,
        /// What follows the `@`.
        version: &'v str,
    },
    /// Written in the config itself.
    Inline(Box<Scope<'v>>),
    /// A URL, `{}` that another step fills, or anything else that is not known here.
    Other,
}

impl<'v> Orb<'v> {
    pub(super) fn of(named: Named<'v>) -> Self {
        let reference = match &named.value.content {
            Content::String(text) if !text.contains("://") && text.contains('/') => {
                let (name, version) = text.split_once('@').unwrap_or((text, ""));
                Reference::Published { name, version }
            }
            Content::Mapping(fields) if !fields.is_empty() => {
                Reference::Inline(Box::new(Scope::of(named.value)))
            }
            _ => Reference::Other,
        };
        Self { named, reference }
    }

    /// What it defines, where that is known.
    #[must_use]
    pub fn scope(&self) -> Option<&Scope<'v>> {
        match &self.reference {
            Reference::Inline(scope) => Some(scope),
            Reference::Published { .. } | Reference::Other => None,
        }
    }
}

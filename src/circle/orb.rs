use super::{Library, Named, Scope};
use crate::yaml::Content;

/// An orb that a config uses.
#[derive(Debug)]
pub struct Orb<'v> {
    /// What the config calls it, and the reference.
    pub named: Named<'v>,
    /// What it refers to.
    pub reference: Reference<'v>,
    /// What it defines; none where that is not known.
    pub scope: Option<Scope<'v>>,
}

/// Where an orb comes from.
#[derive(Clone, Copy, Debug)]
pub enum Reference<'v> {
    /// `namespace/name@version`; the version is empty where none is written.
    Published {
        /// `namespace/name`.
        name: &'v str,
        /// What follows the `@`.
        version: &'v str,
    },
    /// Written in the config itself.
    Inline,
    /// A URL, `{}` that another step fills, or anything else that is not known here.
    Other,
}

impl<'v> Orb<'v> {
    pub(super) fn of(named: Named<'v>, library: &'v Library) -> Self {
        let reference = match &named.value.content {
            Content::String(text) if !text.contains("://") && text.contains('/') => {
                let (name, version) = text.split_once('@').unwrap_or((text, ""));
                Reference::Published { name, version }
            }
            Content::Mapping(fields) if !fields.is_empty() => Reference::Inline,
            _ => Reference::Other,
        };
        let scope = match reference {
            Reference::Inline => Some(Scope::of(named.value, library, named.is_here)),
            // In an orb, an alias is the orb's own and no name for a file of the user's.
            _ => library
                .find(named.is_here.then_some(named.name), &reference)
                .map(|content| Scope::of(content, library, false)),
        };
        Self {
            named,
            reference,
            scope,
        }
    }
}

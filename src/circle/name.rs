use crate::yaml::{Field, Span, Value};

/// A definition's name and what is written under it.
#[derive(Clone, Copy, Debug)]
pub struct Named<'v> {
    /// The name.
    pub name: &'v str,
    /// Where the name is written.
    pub span: &'v Span,
    /// What is written under it.
    pub value: &'v Value,
    /// Whether all places are in the config; those of an orb's content are in another text.
    pub is_here: bool,
}

impl<'v> Named<'v> {
    fn of(field: &'v Field, is_here: bool) -> Self {
        Self {
            name: &field.key,
            span: &field.key_span,
            value: &field.value,
            is_here,
        }
    }

    /// Everything that is defined under `section` of `map`.
    pub(super) fn all(
        map: &'v Value,
        section: &str,
        is_here: bool,
    ) -> impl Iterator<Item = Self> + use<'v> {
        let section = map.get(section).map_or(&[][..], Value::fields);
        section.iter().map(move |field| Self::of(field, is_here))
    }

    /// Where the name is written, if that is in the config.
    #[must_use]
    pub fn place(&self) -> Option<Span> {
        self.is_here.then(|| self.span.clone())
    }
}

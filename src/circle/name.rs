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
}

impl<'v> Named<'v> {
    pub(super) fn of(field: &'v Field) -> Self {
        Self {
            name: &field.key,
            span: &field.key_span,
            value: &field.value,
        }
    }

    /// Everything that is defined under `section` of `map`.
    pub(super) fn all(map: &'v Value, section: &str) -> impl Iterator<Item = Self> {
        let section = map.get(section).map_or(&[][..], Value::fields);
        section.iter().map(Self::of)
    }
}

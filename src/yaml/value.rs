//! A document as data: aliases followed, merge keys applied, plain scalars typed by the core schema
//! of YAML 1.2, and still a place for every part.

use super::{Span, Tree, resolve};

/// A part of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// Where it is written: the alias, where one stands for it.
    pub span: Span,
    /// Where its content is written: what the alias stands for.
    pub source: Span,
    /// The alias through which it came to be here, where an anchor was written elsewhere: the
    /// outermost of several.
    pub via: Option<Span>,
    /// What it is.
    pub content: Content,
}

/// What a [`Value`] is.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// Cannot be known: an alias without an anchor, or a mapping that merges one.
    Unknown,
    /// Nothing is written, or `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// Any other number.
    Float(f64),
    /// Everything else that is no collection.
    String(String),
    /// A list.
    Sequence(Vec<Value>),
    /// Keys and values, merged ones behind the mapping's own; without keys that are no text.
    Mapping(Vec<Field>),
}

/// A key and its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The key's text, whatever its type.
    pub key: String,
    /// Where the key is written.
    pub key_span: Span,
    /// The value.
    pub value: Value,
}

/// A document that grows too large or too deep when its aliases are written out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excess {
    /// Where it did.
    pub span: Span,
    /// What is too much, in lower case.
    pub message: &'static str,
}

impl Value {
    /// The document of `tree`.
    ///
    /// # Errors
    /// Where aliases make it too large or too deep.
    pub fn of(tree: &Tree<'_>) -> Result<Self, Excess> {
        resolve::document(tree)
    }

    /// Whether no alias stands for it in this place.
    #[must_use]
    pub fn is_written_here(&self) -> bool {
        self.span == self.source
    }

    /// The keys and values of a mapping; none for anything else.
    #[must_use]
    pub fn fields(&self) -> &[Field] {
        match &self.content {
            Content::Mapping(fields) => fields,
            _ => &[],
        }
    }

    /// The items of a sequence; none for anything else.
    #[must_use]
    pub fn items(&self) -> &[Value] {
        match &self.content {
            Content::Sequence(items) => items,
            _ => &[],
        }
    }

    /// The text of a string.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.content {
            Content::String(text) => Some(text),
            _ => None,
        }
    }

    /// The key and value under `key`, unless the value is null.
    #[must_use]
    pub fn field(&self, key: &str) -> Option<&Field> {
        let mut fields = self.fields().iter();
        fields.find(|field| field.key == key && field.value.content != Content::Null)
    }

    /// The value under `key`, unless it is null.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.field(key).map(|field| &field.value)
    }

    /// The part that a path of keys and item numbers leads to.
    #[must_use]
    pub fn at(&self, path: &[&str]) -> Option<&Value> {
        path.iter()
            .try_fold(self, |value, step| match &value.content {
                Content::Sequence(items) => items.get(step.parse::<usize>().ok()?),
                Content::Mapping(fields) => {
                    let field = fields.iter().find(|field| field.key == *step)?;
                    Some(&field.value)
                }
                _ => None,
            })
    }

    /// Calls `visit` with every key and value in it, however deep.
    pub fn each<'v>(&'v self, visit: &mut dyn FnMut(&'v Field)) {
        for item in self.items() {
            item.each(visit);
        }
        for field in self.fields() {
            visit(field);
            field.value.each(visit);
        }
    }

    /// The same for serde; what is not known is null.
    #[must_use]
    pub fn to_serde(&self) -> serde_yaml::Value {
        use serde_yaml::Value as Serde;
        match &self.content {
            Content::Unknown | Content::Null => Serde::Null,
            Content::Bool(bool) => Serde::Bool(*bool),
            Content::Integer(number) => Serde::from(*number),
            Content::Float(number) => Serde::from(*number),
            Content::String(text) => Serde::from(text.as_str()),
            Content::Sequence(items) => items.iter().map(Self::to_serde).collect(),
            Content::Mapping(fields) => {
                let pair = |field: &Field| (Serde::from(&*field.key), field.value.to_serde());
                Serde::Mapping(fields.iter().map(pair).collect())
            }
        }
    }
}

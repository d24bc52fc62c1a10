//! What Postman answers, as it is kept.

use serde_json::Value;

use super::canonical::{self, Canonical};
use super::literal::{self, Place};
use super::{Kind, hash};

/// A collection or an environment as it is kept in the repository.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// What it is.
    pub kind: Kind,
    /// Its name; empty where it has none.
    pub name: String,
    /// What is in the file.
    pub value: Value,
    /// The file.
    pub text: String,
    /// The SHA-256 of it.
    pub sha256: String,
    /// Variables whose values were left out, in the order of their names.
    pub supply: Vec<String>,
}

/// Why a document is not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is something else than it should be.
    Other,
    /// Keys stand in it as text, in these places.
    Literal(Vec<Place>),
}

impl Document {
    /// Makes a file of what Postman's API has in its envelope, or of the text of such a file.
    ///
    /// # Errors
    /// Where it is no such document, or has a key in it that is no variable's value.
    pub fn new(kind: Kind, json: &Value) -> Result<Self, Refusal> {
        let canonical = match kind {
            Kind::Collection => canonical::collection(json),
            Kind::Environment => canonical::environment(json),
        };
        let Canonical { value, supply } = canonical.ok_or(Refusal::Other)?;
        let places = literal::places(&value);
        if !places.is_empty() {
            return Err(Refusal::Literal(places));
        }
        let text = canonical::text(&value);
        Ok(Self {
            kind,
            name: name(kind, &value).unwrap_or_default().to_owned(),
            sha256: hash(&text),
            text,
            value,
            supply: supply.into_iter().collect(),
        })
    }
}

fn name(kind: Kind, value: &Value) -> Option<&str> {
    let owner = match kind {
        Kind::Collection => value.get("info")?,
        Kind::Environment => value,
    };
    owner.get("name")?.as_str()
}

//! The JSON Schema as questions: what may stand here, and how is that said to people.

use serde_json::Value as Json;

use super::pattern::{self, Pattern};
use super::words;
use crate::suggest;
use crate::yaml::Content;

/// A part of the schema with its references followed.
#[derive(Clone, Copy)]
pub(super) struct Shape<'s> {
    root: &'s Json,
    json: &'s Json,
    /// What the key it stands under is for.
    description: Option<&'s str>,
}

impl<'s> Shape<'s> {
    /// The whole schema.
    pub(super) fn new(root: &'s Json) -> Self {
        Self {
            root,
            json: root,
            description: None,
        }
    }

    /// Another part: `$ref`s are followed, also where they are wrapped for a description's sake.
    fn part(self, json: &'s Json) -> Self {
        let mut json = json;
        let description = json["description"].as_str();
        loop {
            if let Some(reference) = json["$ref"].as_str() {
                let target = self.root.pointer(reference.trim_start_matches('#'));
                json = target.unwrap_or(&Json::Null);
            } else if let [only] = list(&json["allOf"]) {
                json = only;
            } else {
                break;
            }
        }
        Self {
            root: self.root,
            json,
            description,
        }
    }

    /// The keys of a mapping, as far as they have names of their own.
    pub(super) fn properties(self) -> impl Iterator<Item = (&'s str, Self)> {
        let properties = self.json["properties"].as_object().into_iter().flatten();
        properties.map(move |(key, json)| (key.as_str(), self.part(json)))
    }

    /// What stands under `key`.
    pub(super) fn property(self, key: &str) -> Option<Self> {
        let json = self.json["properties"].get(key)?;
        Some(self.part(json))
    }

    /// The key that a misspelled one stands for.
    pub(super) fn nearest(self, key: &str) -> Option<&'s str> {
        suggest::nearest(key, self.properties().map(|(key, _)| key))
    }

    /// What stands under all other keys; none where there may be no others.
    pub(super) fn rest(self) -> Option<Self> {
        let json = &self.json["additionalProperties"];
        json.is_object().then(|| self.part(json))
    }

    /// The keys that must be there.
    pub(super) fn required(self) -> impl Iterator<Item = &'s str> {
        list(&self.json["required"]).iter().filter_map(Json::as_str)
    }

    /// What the items of a list are.
    pub(super) fn items(self) -> Option<Self> {
        let json = self.json.get("items")?;
        Some(self.part(json))
    }

    /// The shapes of which one is enough.
    pub(super) fn alternatives(self) -> Vec<Self> {
        match list(&self.json["anyOf"]) {
            [] => vec![self],
            all => all
                .iter()
                .flat_map(|json| self.part(json).alternatives())
                .collect(),
        }
    }

    /// The words allowed, where only some are.
    pub(super) fn choices(self) -> Vec<&'s str> {
        let all = list(&self.json["oneOf"]).iter();
        all.filter_map(|json| json["const"].as_str()).collect()
    }

    /// Whether a value is of its type.
    pub(super) fn admits(self, content: &Content) -> bool {
        let name = match content {
            Content::Unknown => return true,
            Content::Null => "null",
            Content::Bool(_) => "boolean",
            Content::Integer(_) => "integer",
            Content::Float(_) => "number",
            Content::String(_) => "string",
            Content::Sequence(_) => "array",
            Content::Mapping(_) => "object",
        };
        let types = self.types();
        types.is_empty() || types.contains(&name)
    }

    /// The names of its types; none where anything goes.
    pub(super) fn types(self) -> Vec<&'s str> {
        match &self.json["type"] {
            Json::String(name) => vec![name],
            Json::Array(names) => names.iter().filter_map(Json::as_str).collect(),
            _ if self.json["oneOf"].is_array() => vec!["string"],
            _ => Vec::new(),
        }
    }

    /// The form that a string must have.
    pub(super) fn pattern(self) -> Option<&'static Pattern> {
        pattern::find(self.json["pattern"].as_str()?)
    }

    /// The bound under `name`: `minimum`, `maximum`, `minLength` or `const`.
    pub(super) fn bound(self, name: &str) -> Option<i64> {
        self.json[name].as_i64()
    }

    /// "`key`: what it is for", in one sentence.
    pub(super) fn described(self, key: &str) -> Option<String> {
        let text = self.description?.split(". ").next()?.trim_end_matches('.');
        let mut chars = text.chars();
        let (first, second) = (chars.next()?, chars.next()?);
        // "URL" stays as it is, "How" does not.
        let first = if second.is_uppercase() {
            first
        } else {
            first.to_ascii_lowercase()
        };
        Some(format!("`{key}`: {first}{}", &text[first.len_utf8()..]))
    }

    /// What is expected under `key`, in words.
    pub(super) fn expected(self, key: &str) -> String {
        let mut words = Vec::new();
        for shape in self.alternatives() {
            shape.words(key, &mut words);
        }
        words::join(&words, "or")
    }

    fn words(self, key: &str, words: &mut Vec<String>) {
        let choices = self.choices();
        for name in self.types() {
            match name {
                "boolean" => words.extend(["`true`".to_owned(), "`false`".to_owned()]),
                "integer" => words.push(match self.bound("const") {
                    Some(only) => format!("`{only}`"),
                    None => "a whole number".to_owned(),
                }),
                "string" => match self.pattern() {
                    Some(pattern) => words.push(pattern.expected.to_owned()),
                    None if choices.is_empty() => words.push("a string".to_owned()),
                    None => words.extend(choices.iter().map(|choice| format!("`{choice}`"))),
                },
                "array" => {
                    let items = self.items().map(Self::types).unwrap_or_default();
                    words.push(match items.as_slice() {
                        ["object"] => format!("a list of {key}"),
                        ["string"]
                            if self.items().is_some_and(|items| items.choices().is_empty()) =>
                        {
                            "a list of strings".to_owned()
                        }
                        _ => "a list".to_owned(),
                    });
                }
                "object" => words.push("a mapping".to_owned()),
                _ => {}
            }
        }
    }
}

fn list(json: &Json) -> &[Json] {
    json.as_array().map_or(&[], Vec::as_slice)
}

//! The selection's JSON Schema, generated from the types in `model.rs`.

/// The schema as it is checked in, which editors fetch and `postorb schema` prints.
pub const SCHEMA: &str = include_str!("../../schema/postorb.schema.json");

#[cfg(test)]
mod tests {
    use schemars::Schema;
    use schemars::generate::SchemaSettings;
    use schemars::transform::transform_subschemas;
    use serde_json::{Value, json};

    use super::SCHEMA;
    use crate::names::SCHEMA_URL;
    use crate::selection::{Selection, pattern};

    /// Draft 07, the one that every editor knows.
    fn generate() -> String {
        let generator = SchemaSettings::draft07()
            .with_transform(tidy)
            .into_generator();
        let mut schema = generator.into_root_schema_for::<Selection>();
        schema.insert("$id".to_owned(), json!(SCHEMA_URL));
        schema.insert("title".to_owned(), json!("postorb's selection"));
        format!("{:#}\n", schema.as_value())
    }

    /// What the types mean and their derived schemas do not say.
    fn tidy(schema: &mut Schema) {
        transform_subschemas(&mut tidy, schema);
        schema.remove("default");
        if schema.get("const").is_some() {
            schema.remove("format");
            schema.remove("minimum");
        }
        if schema.remove("format") == Some(json!("uint32")) && schema.get("maximum").is_none() {
            schema.insert("maximum".to_owned(), json!(u32::MAX));
        }
        if let Some(Value::String(text)) = schema.get_mut("description") {
            *text = text.replace('\n', " ");
        }
        // An empty name, id, file or argument is a mistake under every key.
        let is_free = schema.get("const").is_none() && schema.get("pattern").is_none();
        let is_string = schema.get("type").is_some_and(|of| {
            *of == "string"
                || of
                    .as_array()
                    .is_some_and(|of| of.contains(&json!("string")))
        });
        if is_string && is_free {
            schema.insert("minLength".to_owned(), json!(1));
        }
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the test writes what it checks")]
    fn the_checked_in_schema_is_what_the_types_give() {
        let generated = generate();
        if std::env::var_os("POSTORB_BLESS").is_some() {
            let path = concat!(env!("CARGO_MANIFEST_DIR"), "/schema/postorb.schema.json");
            std::fs::write(path, generated).unwrap();
        } else {
            assert!(
                generated == SCHEMA,
                "schema/postorb.schema.json is stale: run `POSTORB_BLESS=1 cargo test --lib schema`"
            );
        }
    }

    /// Every schema inside of `schema`, itself first.
    fn parts<'s>(schema: &'s Value, found: &mut Vec<&'s Value>) {
        found.push(schema);
        match schema {
            Value::Object(map) => map.values().for_each(|part| parts(part, found)),
            Value::Array(items) => items.iter().for_each(|part| parts(part, found)),
            _ => {}
        }
    }

    #[test]
    fn every_pattern_is_one_that_the_reader_knows() {
        let schema = serde_json::from_str(SCHEMA).unwrap();
        let mut all = Vec::new();
        parts(&schema, &mut all);
        let mut patterns = all
            .iter()
            .filter_map(|part| part["pattern"].as_str())
            .peekable();
        assert!(patterns.peek().is_some());
        for regex in patterns {
            assert!(
                pattern::find(regex).is_some(),
                "{regex} has no function in pattern.rs"
            );
        }
    }

    #[test]
    fn every_key_is_described_for_people_in_editors() {
        let schema = serde_json::from_str(SCHEMA).unwrap();
        let mut all = Vec::new();
        parts(&schema, &mut all);
        let properties = all.iter().filter_map(|part| part["properties"].as_object());
        for (key, property) in properties.flatten() {
            assert!(
                property["description"].is_string(),
                "`{key}` has no description"
            );
        }
    }
}

//! Values as YAML: on one line, or as a block in the style of the templates.

use minijinja::value::{Value, ValueKind};

use crate::yaml::quote;

/// `text` as a YAML string on one line of a block. `CircleCI`'s expressions count as letters, as in
/// configs that people write; so do commas, which have a meaning between brackets only.
pub(super) fn text(text: &str) -> String {
    let letters = text.replace("<< ", "x");
    let letters = match letters.strip_prefix(',') {
        Some(_) => letters,
        None => letters.replace(',', "x"),
    };
    if quote::string(&letters) == letters {
        text.to_owned()
    } else {
        quote::string(text)
    }
}

/// What follows the `:` of a key whose children stand at column `indent`: a blank and a scalar, or
/// a line break and a block.
pub(super) fn block(value: &Value, indent: usize) -> String {
    let pad = " ".repeat(indent);
    let children = value.try_iter().into_iter().flatten();
    let lines: Vec<String> = match value.kind() {
        ValueKind::Map if value.len() == Some(0) => return " {}".to_owned(),
        ValueKind::Seq | ValueKind::Iterable if value.len() == Some(0) => return " []".to_owned(),
        ValueKind::Map => children
            .map(|key| {
                let child = value.get_item(&key).unwrap_or_default();
                format!("\n{pad}{}:{}", scalar(&key), block(&child, indent + 2))
            })
            .collect(),
        ValueKind::Seq | ValueKind::Iterable => children
            .map(|item| {
                // A mapping begins on the line of its dash.
                let item = block(&item, indent + 2);
                format!("\n{pad}- {}", item.trim_start())
            })
            .collect(),
        _ => return format!(" {}", scalar(value)),
    };
    lines.concat()
}

/// Anything but a collection, on one line.
pub(super) fn scalar(value: &Value) -> String {
    match value.as_str() {
        Some(string) => text(string),
        None => match value.kind() {
            ValueKind::None => "null".to_owned(),
            ValueKind::Bool => value.is_true().to_string(),
            _ => value.to_string(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn yaml(text: &str) -> String {
        let value: serde_yaml::Value = serde_yaml::from_str(text).unwrap();
        block(&Value::from(minijinja::value::Serde(value)), 2)
    }

    #[test]
    fn collections_become_blocks_in_the_order_they_were_given() {
        let filters =
            "{tags: {only: [/^v.*/, 'a: b']}, branches: {ignore: main}, list: [[1], {a: 2, b: ~}]}";
        let expected = r#"
  tags:
    only:
      - /^v.*/
      - "a: b"
  branches:
    ignore: main
  list:
    - - 1
    - a: 2
      b: null"#;
        assert_eq!(yaml(filters), expected);
    }

    #[test]
    fn scalars_and_empty_collections_stay_on_the_line() {
        assert_eq!(yaml("'true'"), " \"true\"");
        assert_eq!(yaml("true"), " true");
        assert_eq!(yaml("{}"), " {}");
        assert_eq!(yaml("[]"), " []");
    }

    #[test]
    fn expressions_and_commas_need_no_quotes() {
        for plain in [
            "<< parameters.folder >>",
            "newman run << parameters.arguments >>",
            "<< pipeline.number >>",
            "--reporters cli,junit",
        ] {
            assert_eq!(text(plain), plain);
        }
        for quoted in ["a: << x >>", ",a", "<<", "<<x", "1,2", "[a,b]"] {
            assert_ne!(text(quoted), quoted);
        }
    }
}

//! Scalars as the core schema of YAML 1.2 types them.

use super::{Content, Style};

/// A scalar by its tag, and without one by its look (YAML 1.2, section 10.3.2).
pub(super) fn scalar(text: &str, style: Style, tag: Option<&str>) -> Content {
    let core = tag.and_then(|tag| tag.strip_prefix("tag:yaml.org,2002:"));
    let is_plain = matches!(style, Style::Empty | Style::Plain) && tag.is_none();
    if is_plain || matches!(core, Some("null" | "bool" | "int" | "float")) {
        plain(text)
    } else {
        Content::String(text.to_owned())
    }
}

fn plain(text: &str) -> Content {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Content::Null,
        "true" | "True" | "TRUE" => Content::Bool(true),
        "false" | "False" | "FALSE" => Content::Bool(false),
        _ => integer(text)
            .map(Content::Integer)
            .or_else(|| float(text).map(Content::Float))
            .unwrap_or_else(|| Content::String(text.to_owned())),
    }
}

fn integer(text: &str) -> Option<i64> {
    let radix = |digits: &str, radix| {
        // Rust would take a sign behind the prefix.
        let is_digits = digits.bytes().all(|byte| byte.is_ascii_alphanumeric());
        is_digits.then(|| i64::from_str_radix(digits, radix).ok())?
    };
    if let Some(digits) = text.strip_prefix("0x") {
        radix(digits, 16)
    } else if let Some(digits) = text.strip_prefix("0o") {
        radix(digits, 8)
    } else {
        text.parse().ok()
    }
}

fn float(text: &str) -> Option<f64> {
    match text.strip_prefix(['+', '-']).unwrap_or(text) {
        ".inf" | ".Inf" | ".INF" if text.starts_with('-') => Some(f64::NEG_INFINITY),
        ".inf" | ".Inf" | ".INF" => Some(f64::INFINITY),
        ".nan" | ".NaN" | ".NAN" if text.starts_with('.') => Some(f64::NAN),
        // Rust reads words like `infinity` too.
        number
            if number
                .bytes()
                .all(|byte| byte.is_ascii_digit() || b".eE+-".contains(&byte)) =>
        {
            text.parse().ok()
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::yaml::{Content, Tree, Value};

    fn plain(text: &str) -> Content {
        Value::of(&Tree::parse(text).unwrap()).unwrap().content
    }

    #[test]
    fn plain_scalars_are_typed_as_yaml_1_2_says() {
        for (text, content) in [
            ("~", Content::Null),
            ("True", Content::Bool(true)),
            ("0", Content::Integer(0)),
            ("-012", Content::Integer(-12)),
            ("+7", Content::Integer(7)),
            ("0o14", Content::Integer(12)),
            ("0x1F", Content::Integer(31)),
            ("1.0", Content::Float(1.0)),
            (".5", Content::Float(0.5)),
            ("-1.", Content::Float(-1.0)),
            ("12e03", Content::Float(12000.0)),
            ("99999999999999999999", Content::Float(1e20)),
            ("-.INF", Content::Float(f64::NEG_INFINITY)),
        ] {
            assert_eq!(plain(text), content, "{text}");
        }
        assert!(matches!(plain(".nan"), Content::Float(number) if number.is_nan()));
    }

    #[test]
    fn everything_else_is_a_string() {
        for text in [
            "yes",
            "on",
            "No",
            "tRUE",
            "1_000",
            "12:30",
            "2026-12-31",
            "6.2.2",
            "0x",
            "0x-1",
            "0o8",
            "infinity",
            "NaN",
            "-.nan",
            "e",
            ".",
            "+",
            "1e",
            "-",
        ] {
            let text = if text == "-" { "'-'" } else { text };
            assert!(
                matches!(plain(text), Content::String(_)),
                "{text}: {:?}",
                plain(text)
            );
        }
        assert_eq!(plain("'1'"), Content::String("1".to_owned()));
        assert_eq!(plain("!!str 1.0"), Content::String("1.0".to_owned()));
        assert_eq!(plain("!!int '1'"), Content::Integer(1));
    }
}

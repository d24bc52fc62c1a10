//! Parameters of a pipeline, as they are typed.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::{Exit, Failure, harmless};

/// Reads `name=value` of each; no name twice.
pub(super) fn read(given: &[String]) -> Result<BTreeMap<String, Value>, Failure> {
    let mut all = BTreeMap::new();
    for one in given {
        let Some((name, text)) = one.split_once('=').filter(|(name, _)| !name.is_empty()) else {
            let message = format!("`{}` is no parameter", harmless::path(one));
            return Err(Failure::new(Exit::Usage, message)
                .help("a parameter is NAME=VALUE: --parameter deploy=false"));
        };
        if all.insert(name.to_owned(), value(text)).is_some() {
            let message = format!("the parameter `{}` is given twice", harmless::path(name));
            return Err(Failure::new(Exit::Usage, message).help("keep one of them"));
        }
    }
    Ok(all)
}

/// CircleCI has texts, booleans and integers, and takes none of them for another. Quotes make a text of what
/// looks like one of the others.
fn value(text: &str) -> Value {
    let quoted = text
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'));
    match (quoted, text) {
        (Some(inner), _) => inner.into(),
        (None, "true") => true.into(),
        (None, "false") => false.into(),
        (None, text) => integer(text).map_or_else(|| text.into(), Value::from),
    }
}

/// Only what is written back the same is a number: `007` and `+7` are texts.
fn integer(text: &str) -> Option<i64> {
    let number: i64 = text.parse().ok()?;
    (number.to_string() == text).then_some(number)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn values_are_what_they_look_like() {
        for (text, expected) in [
            ("smoke", json!("smoke")),
            ("true", json!(true)),
            ("false", json!(false)),
            ("True", json!("True")),
            ("12", json!(12)),
            ("-3", json!(-3)),
            ("007", json!("007")),
            ("+7", json!("+7")),
            ("1.5", json!("1.5")),
            ("9223372036854775808", json!("9223372036854775808")),
            ("\"12\"", json!("12")),
            ("\"", json!("\"")),
            ("", json!("")),
            ("a=b", json!("a=b")),
        ] {
            let all = read(&[format!("name={text}")]).unwrap();
            assert_eq!(all["name"], expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_parameter_is_told() {
        for given in [&["deploy"][..], &["=x"], &["a=1", "a=2"]] {
            let given: Vec<String> = given.iter().map(|one| (*one).to_owned()).collect();
            assert_eq!(read(&given).unwrap_err().exit, Exit::Usage);
        }
    }
}

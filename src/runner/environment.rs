//! Values of secrets, put into a copy of the environment: arguments can be read by everybody on a machine.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::Env;
use crate::selection::EnvName;

/// Why an environment cannot be given its secrets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Faulty {
    /// The file is no environment of Postman's.
    Form,
    /// The environment variable of this name is not set.
    Unset { variable: String, name: String },
}

/// An environment of Postman's with the values that `secrets` name; `text` is the one of the suite.
///
/// # Errors
/// A text that is no environment, and variables that are not set.
pub(crate) fn with_secrets(
    text: Option<&str>,
    secrets: &BTreeMap<String, EnvName>,
    env: &Env,
) -> Result<String, Faulty> {
    let mut whole = match text {
        Some(text) => serde_json::from_str(text).map_err(|_| Faulty::Form)?,
        None => json!({"name": "secrets"}),
    };
    let inner = match whole.get_mut("environment") {
        Some(inner) if inner.is_object() => inner,
        _ => &mut whole,
    };
    let values = inner
        .as_object_mut()
        .ok_or(Faulty::Form)?
        .entry("values")
        .or_insert_with(|| Value::Array(Vec::new()))
        .as_array_mut()
        .ok_or(Faulty::Form)?;
    for (variable, name) in secrets {
        let value = env.get(&name.0).ok_or_else(|| Faulty::Unset {
            variable: variable.clone(),
            name: name.0.clone(),
        })?;
        set(values, variable, value);
    }
    Ok(whole.to_string())
}

/// Gives a variable its value, instead of every other that it has.
fn set(values: &mut Vec<Value>, key: &str, value: &str) {
    values.retain(|one| one.get("key").and_then(Value::as_str) != Some(key));
    let mut one = Map::new();
    one.insert("key".to_owned(), key.into());
    one.insert("value".to_owned(), value.into());
    one.insert("type".to_owned(), "secret".into());
    one.insert("enabled".to_owned(), true.into());
    values.push(Value::Object(one));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secrets(variable: &str, name: &str) -> BTreeMap<String, EnvName> {
        BTreeMap::from([(variable.to_owned(), EnvName(name.to_owned()))])
    }

    #[test]
    fn a_secret_takes_the_place_of_the_value_that_is_there() {
        let env = Env::new([("API_TOKEN".into(), "s\"3".into())]);
        let text = r#"{"name": "e", "values": [{"key": "url", "value": "u"}, {"key": "token", "value": "", "enabled": false}]}"#;
        let given = with_secrets(Some(text), &secrets("token", "API_TOKEN"), &env).unwrap();
        let given: Value = serde_json::from_str(&given).unwrap();
        let values = given["values"].as_array().unwrap();
        assert_eq!(values.len(), 2);
        assert_eq!(values[0]["value"], "u");
        assert_eq!(values[1]["value"], "s\"3");
        assert_eq!(values[1]["enabled"], true);
        let enveloped = format!("{{\"environment\": {text}}}");
        let given = with_secrets(Some(&enveloped), &secrets("token", "API_TOKEN"), &env).unwrap();
        let given: Value = serde_json::from_str(&given).unwrap();
        assert_eq!(given["environment"]["values"][1]["value"], "s\"3");
    }

    #[test]
    fn a_suite_without_environment_gets_one() {
        let env = Env::new([("API_TOKEN".into(), "s3".into())]);
        let given = with_secrets(None, &secrets("token", "API_TOKEN"), &env).unwrap();
        let given: Value = serde_json::from_str(&given).unwrap();
        assert_eq!(given["values"][0]["key"], "token");
    }

    #[test]
    fn what_cannot_be_given_is_told() {
        let env = Env::default();
        let unset = with_secrets(None, &secrets("token", "API_TOKEN"), &env);
        let (variable, name) = ("token".to_owned(), "API_TOKEN".to_owned());
        assert_eq!(unset, Err(Faulty::Unset { variable, name }));
        for text in ["[]", "{", "{\"values\": 1}"] {
            let given = with_secrets(Some(text), &BTreeMap::new(), &env);
            assert_eq!(given, Err(Faulty::Form), "{text}");
        }
    }
}

//! Secrets of an authorisation, by their place in it.

use serde_json::Value;

use super::of_text;
use crate::secret;

/// What of each kind is secret (Postman's collection format v2.1, "auth"; the names of
/// postmanlabs/postman-runtime, `lib/authorizer`).
const SECRETS: [(&str, &[&str]); 12] = [
    ("apikey", &["value"]),
    ("asap", &["privateKey"]),
    ("awsv4", &["secretKey", "sessionToken"]),
    ("basic", &["password"]),
    ("bearer", &["token"]),
    ("digest", &["password"]),
    ("edgegrid", &["accessToken", "clientToken", "clientSecret"]),
    ("hawk", &["authKey"]),
    ("jwt", &["secret", "privateKey"]),
    ("ntlm", &["password"]),
    (
        "oauth1",
        &["consumerSecret", "tokenSecret", "token", "privateKey"],
    ),
    (
        "oauth2",
        &[
            "accessToken",
            "refreshToken",
            "clientSecret",
            "password",
            "accessTokenValue",
        ],
    ),
];

/// A field that holds a secret as text, and what it is where its shape tells.
type Literal = (String, Option<&'static str>);

/// The fields that hold a secret as text.
pub(super) fn literals(auth: &Value) -> Vec<Literal> {
    let mut found = Vec::new();
    for (kind, given) in auth.as_object().into_iter().flatten() {
        let secrets = SECRETS.iter().find(|(name, _)| name == kind);
        let secrets = secrets.map_or(&[][..], |(_, secrets)| secrets);
        // The name of the kind is none that says what its list has.
        let name = if given.is_array() { "" } else { kind.as_str() };
        look(name, given, secrets, &mut found);
    }
    found
}

/// Goes through lists of keys and values, and, as the format v2.0 has them, maps; OAuth 2 has further lists
/// inside, of what is sent with its requests. Whether there is a secret.
fn look(name: &str, value: &Value, secrets: &[&str], found: &mut Vec<Literal>) -> bool {
    let before = found.len();
    match value {
        Value::Array(entries) => {
            for entry in entries {
                let key = entry.get("key").and_then(Value::as_str);
                match (key, entry.get("value")) {
                    (Some(key), Some(value)) => look(key, value, secrets, found),
                    _ => look(name, entry, secrets, found),
                };
            }
        }
        Value::Object(map) => {
            for (key, value) in map {
                look(key, value, secrets, found);
            }
        }
        _ => {}
    }
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        // A key may be written as an object.
        Value::Array(_) | Value::Object(_) if found.len() == before && secrets.contains(&name) => {
            value.to_string()
        }
        _ => return found.len() > before,
    };
    let shape = of_text(&text).or_else(|| of_text(&format!("{name}={text}")));
    let is_listed = secrets.contains(&name) && is_literal(&text);
    if shape.is_some() || is_listed || secret::is_left_out(name, &text) {
        found.push((name.to_owned(), shape));
    }
    found.len() > before
}

/// Whether a value is no reference to a variable, and none of the words in pointed brackets that
/// Postman puts where it made a collection from the description of an API.
fn is_literal(text: &str) -> bool {
    let text = text.trim();
    let stands_for_another = text.starts_with('<') && text.ends_with('>');
    let is_variable = text.contains("{{") && !secret::is_beside_variable(text);
    !text.is_empty() && !is_variable && !stands_for_another
}

//! Secrets of an authorisation, by their place in it.

use serde_json::Value;

use super::of_text;

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

/// The names of fields that hold a secret as text, with what it is where its shape tells.
pub(super) fn literals(auth: &Value) -> Vec<(String, Option<&'static str>)> {
    let mut found = Vec::new();
    for (kind, given) in auth.as_object().into_iter().flatten() {
        let secrets = SECRETS.iter().find(|(name, _)| name == kind);
        let secrets = secrets.map_or(&[][..], |(_, secrets)| secrets);
        let mut look = |name: &str, value: &Value| {
            let text = match value {
                Value::String(text) => text.clone(),
                Value::Number(number) => number.to_string(),
                Value::Array(_) | Value::Object(_) => value.to_string(),
                _ => return,
            };
            let shape = of_text(&text).or_else(|| of_text(&format!("{name}={text}")));
            if shape.is_some() || secrets.contains(&name) && is_literal(&text) {
                found.push((name.to_owned(), shape));
            }
        };
        match given {
            Value::Array(entries) => {
                for entry in entries {
                    let name = entry.get("key").and_then(Value::as_str);
                    let value = entry.get("value").unwrap_or(&Value::Null);
                    look(name.unwrap_or_default(), value);
                }
            }
            // The format v2.0 has a map.
            Value::Object(map) => map.iter().for_each(|(name, value)| look(name, value)),
            _ => {}
        }
    }
    found
}

/// Whether a value is no reference to a variable, and none of the words in pointed brackets that
/// Postman puts where it made a collection from the description of an API.
fn is_literal(text: &str) -> bool {
    let text = text.trim();
    let stands_for_another = text.starts_with('<') && text.ends_with('>');
    !text.is_empty() && !text.contains("{{") && !stands_for_another
}

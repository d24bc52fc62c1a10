use serde_json::{Value, json};

use super::*;

fn pretty(json: &Value) -> String {
    text(&collection(json).unwrap().value)
}

fn sample() -> Value {
    json!({
        "variable": [{ "id": "v", "key": "host", "value": "https://x.test", "description": "d" }],
        "item": [{
            "response": [{ "id": "r", "name": "saved", "body": "long" }],
            "name": "Pay", "id": "i-1", "uid": "789883-i-1", "_postman_id": "i-1",
            "lastRevision": 1, "owner": "789883", "createdAt": "2026-01-01T00:00:00Z",
            "event": [
                { "id": "e", "listen": "test", "script": { "id": "s", "_lastExecutionId": "l",
                    "type": "text/javascript", "packages": {}, "exec": ["a();\r", "b();", ""] } },
                { "listen": "prerequest", "script": { "exec": [""] } },
                { "listen": "prerequest", "script": { "exec": "x();\r\ny();" } }
            ],
            "request": { "description": "d", "method": "POST",
                "header": [{ "key": "A", "value": "1", "description": "d", "uuid": "u" }],
                "url": { "raw": "{{host}}/pay", "host": ["{{host}}"], "path": ["pay"] },
                "body": { "mode": "raw", "raw": "{\"n\": 1.0}" } }
        }],
        "info": { "name": "Book\u{202e}ings", "_postman_id": "c", "updatedAt": "x", "uid": "789883-c",
            "lastUpdatedBy": 1, "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json" }
    })
}

#[test]
fn a_collection_has_one_form() {
    let expected = r#"{
  "info": {
    "_postman_id": "c",
    "name": "Book\u202eings",
    "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"
  },
  "variable": [
    {
      "key": "host",
      "value": "https://x.test"
    }
  ],
  "item": [
    {
      "id": "i-1",
      "name": "Pay",
      "event": [
        {
          "listen": "prerequest",
          "script": {
            "exec": [
              "x();",
              "y();"
            ]
          }
        },
        {
          "listen": "test",
          "script": {
            "type": "text/javascript",
            "exec": [
              "a();",
              "b();"
            ]
          }
        }
      ],
      "request": {
        "method": "POST",
        "url": {
          "raw": "{{host}}/pay",
          "host": [
            "{{host}}"
          ],
          "path": [
            "pay"
          ]
        },
        "header": [
          {
            "key": "A",
            "value": "1"
          }
        ],
        "body": {
          "mode": "raw",
          "raw": "{\"n\": 1.0}"
        }
      }
    }
  ]
}
"#;
    assert_eq!(pretty(&sample()), expected);
    let again: Value = serde_json::from_str(expected).unwrap();
    assert_eq!(pretty(&again), expected);
}

#[test]
fn numbers_texts_and_keys_that_stand_twice_are_those_of_javascript() {
    let read = |text: &str| {
        let json: Value = serde_json::from_str(text).unwrap();
        pretty(&json)
    };
    let numbers = read(
        r#"{"item": [], "x": [1.0, 1, -0, 9007199254740993, 18446744073709551615, 1e3, 0.1]}"#,
    );
    for number in [
        "1.0",
        "1",
        "9007199254740993",
        "18446744073709551615",
        "1000.0",
        "0.1",
    ] {
        assert!(
            numbers.contains(&format!("    {number}")),
            "{number}: {numbers}"
        );
    }
    let twice = read(r#"{"item": [], "x": 1, "x": {"b": "größe 🚀 \u0000", "a": 2}}"#);
    let expected =
        "{\n  \"x\": {\n    \"a\": 2,\n    \"b\": \"größe 🚀 \\u0000\"\n  },\n  \"item\": []\n}\n";
    assert_eq!(twice, expected);
    // A half of a surrogate pair is no text, and never comes this far.
    assert!(serde_json::from_str::<Value>(r#"{"item": [], "x": "\ud83d"}"#).is_err());
}

#[test]
fn secrets_of_variables_stay_behind_and_are_listed() {
    let key = format!("PMAK-{}-{}", "0".repeat(24), "0".repeat(34));
    let random = "a0b1c2d3e4f5g6h7i8j9k0";
    let values = json!([
        { "key": "host", "value": "https://x.test", "enabled": true, "type": "default" },
        { "key": "marked", "value": "hush-1", "type": "secret", "enabled": true },
        { "key": "off", "value": "hush-2", "type": "secret", "enabled": false },
        { "key": "vault", "enabled": true, "secret": true, "type": "default",
          "source": { "postman": { "secretId": "hush-3" }, "provider": "postman" } },
        { "key": "sourced", "enabled": true, "type": "default",
          "source": { "provider": "azure", "azure": { "secretId": "hush-5" } } },
        { "key": "reference", "value": "{{vault:hush-4}}" },
        { "key": "shaped", "value": key, "type": "default" },
        { "key": "api_token", "value": random, "type": "default" },
        { "key": "token", "value": "none", "type": "default" },
        { "key": "count", "value": 3 }
    ]);
    let json =
        json!({ "name": "staging", "id": "e", "owner": "1", "isPublic": false, "values": values });
    let found = environment(&json).unwrap();
    let names: Vec<_> = found.supply.iter().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "api_token",
            "marked",
            "reference",
            "shaped",
            "sourced",
            "vault"
        ]
    );
    let text = text(&found.value);
    for secret in ["hush", &key, random, "owner", "isPublic"] {
        assert!(!text.contains(secret), "{secret}: {text}");
    }
    for kept in ["\"off\"", "\"none\"", "\"value\": 3", "https://x.test"] {
        assert!(text.contains(kept), "{kept}: {text}");
    }
    assert_eq!(environment(&found.value).unwrap(), found);

    let json = json!({ "item": [{ "item": [], "variable": values }], "variable": values });
    let of_collection = collection(&json).unwrap();
    assert_eq!(of_collection.supply, found.supply);
    assert!(!super::text(&of_collection.value).contains("hush"));
    let map = json!({ "item": [], "variable": { "secret": random, "host": "x" } });
    let found = collection(&map).unwrap();
    assert!(found.supply.contains("secret") && found.supply.len() == 1);
}

#[test]
fn what_is_something_else_has_no_form() {
    for json in [
        json!([]),
        json!({}),
        json!({ "item": {} }),
        json!({ "requests": [] }),
    ] {
        assert_eq!(collection(&json), None, "{json}");
        assert_eq!(environment(&json), None, "{json}");
    }
    assert_eq!(environment(&json!({ "values": {} })), None);
}

#[test]
fn a_variable_that_is_named_like_a_secret_keeps_its_value_to_itself() {
    let values = json!([
        { "key": "password", "value": "hunter2-a" },
        { "key": "db_password", "value": "S3cure!Passw0rd" },
        { "key": "secret", "value": "abc123" },
        { "key": "token", "value": "abc123xyz", "type": "default" },
        { "key": "pin", "value": 1234 },
        { "key": "hook", "value": format!("https://hooks.slack.com/services/T0/B0/{}", "a0".repeat(12)) },
        { "key": "id", "value": format!("AKIA{}", "A0".repeat(8)) },
        { "key": "access_token", "value": "" },
        { "key": "apiKey", "value": "{{other}}" },
        { "key": "tokenUrl", "value": "https://example.com/token" },
        { "key": "user", "value": "abc123xyz" },
        { "key": "token_prod", "value": { "a": ["abc123"] } },
        { "key": "config", "value": { "user": "abc123xyz", "password": "abc123" } },
        { "key": "settings", "value": "{\"password\": \"abc123\"}" },
        { "key": "marked", "value": "abc123", "type": "Secret" },
        { "key": "options", "value": { "user": "abc123xyz", "token": null, "pin": true } },
    ]);
    let made = environment(&json!({ "name": "E", "values": values })).unwrap();
    let supplied: Vec<_> = made.supply.iter().map(String::as_str).collect();
    let expected = [
        "config",
        "db_password",
        "hook",
        "id",
        "marked",
        "password",
        "pin",
        "secret",
        "settings",
        "token",
        "token_prod",
    ];
    assert_eq!(supplied, expected);
    let text = made.value.to_string();
    for value in ["hunter2", "S3cure", "abc123\"", "1234", "a0a0"] {
        assert!(!text.contains(value), "{value}");
    }
}

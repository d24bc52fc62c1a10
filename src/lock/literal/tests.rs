mod around;

use serde_json::{Value, json};

use super::places;

/// Nobody's.
fn key() -> String {
    format!("PMAK-{}-{}", "0".repeat(24), "0".repeat(34))
}

/// Nobody's, and of no shape.
const S: &str = "hunter2-abc";

fn told(json: &Value) -> Vec<String> {
    let places = places(json);
    let line = |place: &super::Place| format!("{}|{}|{}", place.owner, place.part, place.what);
    let told: Vec<_> = places.iter().map(line).collect();
    assert!(told.iter().all(|line| !line.contains("000")), "{told:?}");
    told
}

fn of_request(request: &Value) -> Vec<String> {
    told(
        &json!({ "item": [{ "name": "Checkout", "item": [{ "name": "Pay", "request": request }] }] }),
    )
}

#[test]
fn every_part_of_a_request_is_looked_at() {
    let key = key();
    for (request, part) in [
        (
            json!({ "header": [{ "key": "X-Api-Key", "value": key }] }),
            "header `X-Api-Key`",
        ),
        (
            json!({ "header": [{ "key": "A", "value": key, "disabled": true }] }),
            "header `A`",
        ),
        (
            json!({ "url": format!("https://x.test/{key}?k=1") }),
            "the address",
        ),
        (
            json!({ "url": format!("https://x.test?k={key}") }),
            "parameter `k`",
        ),
        (
            json!({ "url": { "raw": format!("https://x.test?k={key}"), "query": [{ "key": "k", "value": key }] } }),
            "parameter `k`",
        ),
        (json!({ "url": { "host": [key] } }), "the address"),
        (
            json!({ "body": { "mode": "raw", "raw": format!("a\nb {key}") } }),
            "body, line 2",
        ),
        (
            json!({ "body": { "mode": "urlencoded", "urlencoded": [{ "key": "f", "value": key }] } }),
            "field `f`",
        ),
        (
            json!({ "body": { "mode": "graphql", "graphql": { "variables": key } } }),
            "body, line 1",
        ),
        (json!({ "other": [{ "deep": key }] }), "`other`"),
        (json!(key), "the address"),
    ] {
        let expected = format!("Checkout › Pay|{part}|a Postman API key");
        assert_eq!(of_request(&request), [expected], "{request}");
    }
}

#[test]
fn scripts_names_and_settings_are_looked_at() {
    let key = key();
    let json = json!({
        "info": { "name": key },
        "event": [{ "listen": "prerequest", "script": { "exec": ["a", format!("const k = '{key}' + '{key}';")] } }],
        "item": [{ "name": "A", "event": [{ "listen": "test", "script": { "exec": [key] } }] }]
    });
    let told = told(&json);
    assert_eq!(
        told,
        [
            "|pre-request script, line 2|a Postman API key",
            "|`info`|a Postman API key",
            "A|test script, line 1|a Postman API key",
        ]
    );
}

#[test]
fn an_authorisation_has_variables_and_no_secrets() {
    for (auth, field) in [
        (
            json!({ "type": "bearer", "bearer": [{ "key": "token", "value": "x" }] }),
            "token",
        ),
        (
            json!({ "type": "basic", "basic": [{ "key": "username", "value": "u" }, { "key": "password", "value": "p" }] }),
            "password",
        ),
        (
            json!({ "type": "apikey", "apikey": [{ "key": "key", "value": "X-Api-Key" }, { "key": "value", "value": "x" }] }),
            "value",
        ),
        (
            json!({ "type": "awsv4", "awsv4": [{ "key": "secretKey", "value": "x" }, { "key": "region", "value": "eu" }] }),
            "secretKey",
        ),
        (
            json!({ "type": "oauth2", "oauth2": [{ "key": "clientSecret", "value": "x" }, { "key": "authUrl", "value": "https://x.test" }] }),
            "clientSecret",
        ),
        (
            json!({ "type": "basic", "basic": { "username": "u", "password": 1234 } }),
            "password",
        ),
    ] {
        let expected = [format!(
            "Checkout › Pay|authorisation, `{field}`|a secret as text"
        )];
        assert_eq!(of_request(&json!({ "auth": auth })), expected);
    }
    for value in ["{{token}}", "prefix-{{token}}", "", "<Bearer Token>"] {
        let auth = json!({ "type": "bearer", "bearer": [{ "key": "token", "value": value }] });
        assert_eq!(of_request(&json!({ "auth": auth })), [""; 0], "{value}");
    }
}

#[test]
fn ids_and_references_are_no_keys() {
    let request = json!({
        "url": "{{host}}/28b680e3-eb56-4135-8f4c-de01a6e494e9?apikey={{key}}",
        "header": [{ "key": "Authorization", "value": "Bearer {{token}}" }],
        "body": { "mode": "raw", "raw": "{\"password\": \"{{password}}\", \"token\": \"none\"}" }
    });
    assert_eq!(of_request(&request), [""; 0]);
}

#[test]
fn what_is_given_to_the_name_of_a_secret_is_one_wherever_it_stands() {
    for (request, part) in [
        (
            json!({ "header": [{ "key": "Cookie", "value": "a=b; session=Zk93jfLq0aPqWmXn82hsYtR4" }] }),
            "header `Cookie`",
        ),
        (
            json!({ "header": [{ "key": "X-Auth-Token", "value": "hunter2-a" }] }),
            "header `X-Auth-Token`",
        ),
        (
            json!({ "body": { "mode": "urlencoded", "urlencoded": [{ "key": "password", "value": "hunter2-a" }] } }),
            "field `password`",
        ),
        (
            json!({ "body": { "mode": "raw", "raw": "{\n \"client_secret\" : \"hunter2-a\" }" } }),
            "body, line 2",
        ),
        (
            json!({ "body": { "mode": "graphql", "graphql": { "variables": "{ \"password\": \"hunter2-a\" }" } } }),
            "body, line 1",
        ),
        (
            json!({ "url": { "query": [{ "key": "token", "value": "hunter2-a" }] } }),
            "parameter `token`",
        ),
        (
            json!("https://x.test?a=b&token=hunter2-a"),
            "parameter `token`",
        ),
        (json!({ "proxy": { "password": "hunter2-a" } }), "`proxy`"),
        (
            json!({ "certificate": { "passphrase": "hunter2-a" } }),
            "`certificate`",
        ),
    ] {
        let expected = format!("Checkout › Pay|{part}|what looks like a secret");
        assert_eq!(of_request(&request), [expected], "{request}");
    }
    let event = json!([{ "listen": "prerequest", "script": { "exec": ["", "const apiKey = 'hunter2-a';"] } }]);
    let expected = "A|pre-request script, line 2|what looks like a secret";
    assert_eq!(
        told(&json!({ "item": [{ "name": "A", "event": event }] })),
        [expected]
    );
}

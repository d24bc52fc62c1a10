//! Ways of writing a secret that were found to get around what looks for them.

use serde_json::{Value, json};

use super::{S, of_request, told};

fn assert_refused(request: &Value, part: &str) {
    let told = of_request(request);
    let begin = format!("Checkout › Pay|{part}|");
    let is_told = told.len() == 1 && told[0].starts_with(&begin);
    assert!(is_told, "{request}: {told:?}");
}

#[test]
fn no_authorisation_address_or_header_gets_around() {
    let oauth = |name: &str, key: &str| {
        json!({ "auth": { "type": "oauth2", "oauth2": [
            { "key": name, "value": [{ "key": key, "value": S, "enabled": true }] }
        ] } })
    };
    for (request, part) in [
        (
            oauth("tokenRequestParams", "client_secret"),
            "authorisation, `client_secret`",
        ),
        (
            oauth("authRequestParams", "code_verifier"),
            "authorisation, `code_verifier`",
        ),
        (
            oauth("refreshRequestParams", "password"),
            "authorisation, `password`",
        ),
        (
            json!({ "auth": { "type": "new", "new": [{ "key": "password", "value": "p" }] } }),
            "authorisation, `password`",
        ),
        (
            json!({ "auth": { "type": "new", "new": { "a": { "password": "p" } } } }),
            "authorisation, `password`",
        ),
        (
            json!({ "auth": { "type": "new", "password": "p" } }),
            "authorisation, `password`",
        ),
        (
            json!({ "auth": { "bearer": [{ "key": "token", "value": format!("{{{{p}}}}{S}") }] } }),
            "authorisation, `token`",
        ),
        (
            json!({ "header": [{ "key": "Authorization", "value": format!("Bearer {{{{p}}}}{S}") }] }),
            "header `Authorization`",
        ),
        (
            json!({ "url": { "raw": format!("https://x.test/a?access_token={S}"), "query": [] } }),
            "parameter `access_token`",
        ),
        (
            json!({ "url": { "raw": format!("https://x.test/a?access%5Ftoken={S}") } }),
            "parameter `access_token`",
        ),
        (
            json!({ "url": { "raw": format!("https://x.test/a#access_token={S}") } }),
            "parameter `access_token`",
        ),
        (
            json!({ "url": { "raw": "https://x.test", "query": format!("access_token={S}") } }),
            "parameter `access_token`",
        ),
        (
            json!({ "url": { "query": [format!("access_token={S}")] } }),
            "parameter `access_token`",
        ),
        (
            json!({ "header": format!("A: b\nX-Api-Key: {S}\n") }),
            "header `X-Api-Key`",
        ),
        (
            json!({ "header": [format!("X-Api-Key: {S}")] }),
            "header `X-Api-Key`",
        ),
        (json!({ "header": { "X-Api-Key": S } }), "header"),
    ] {
        assert_refused(&request, part);
    }
}

#[test]
fn no_body_gets_around() {
    let raw = |text: &str| json!({ "body": { "mode": "raw", "raw": text.replace('S', S) } });
    for (request, part) in [
        (raw(r#"{"pass\u0077ord":"S"}"#), "body, line 1"),
        (raw(r#"{"a":"{\"password\":\"S\"}"}"#), "body, line 1"),
        (raw(r#"{"a":"{\"pass\\u0077ord\":\"S\"}"}"#), "body, line 1"),
        (
            raw(r#"{"a":"{\"b\":\"{\\\"password\\\":\\\"S\\\"}\"}"}"#),
            "body, line 1",
        ),
        (raw("<a>\n<password>S</password></a>"), "body, line 2"),
        (raw(r#"{"password":{"value":"S"}}"#), "body, line 1"),
        (raw("a=b&password=S"), "body, line 1"),
        (raw("a: b\npassword: S"), "body, line 2"),
        (
            json!({ "body": { "mode": "file", "file": { "content": format!("password={S}") } } }),
            "body, line 1",
        ),
        (
            json!({ "body": { "mode": "urlencoded", "urlencoded": format!("a=b&password={S}") } }),
            "body, line 1",
        ),
        (json!({ "body": { "raw": { "password": S } } }), "body"),
        (
            json!({ "body": { "formdata": [{ "key": "a", "value": format!("{{\"password\":\"{S}\"}}") }] } }),
            "field `a`",
        ),
        (
            json!({ "other": [{ "key": "password", "value": { "value": S } }] }),
            "`other`",
        ),
    ] {
        assert_refused(&request, part);
    }
}

#[test]
fn no_script_gets_around() {
    let src = json!([{ "listen": "test", "script": { "src": format!("https://x.test/a.js?token={S}") } }]);
    let expected = "A|parameter `token`|what looks like a secret";
    assert_eq!(
        told(&json!({ "item": [{ "name": "A", "event": src }] })),
        [expected]
    );
    let escaped = json!([{ "listen": "test", "script": { "exec": ["", format!("const t\\u006fken = \"{S}\"")] } }]);
    let expected = "A|test script, line 2|what looks like a secret";
    assert_eq!(
        told(&json!({ "item": [{ "name": "A", "event": escaped }] })),
        [expected]
    );
}

#[test]
fn what_is_written_alike_and_holds_none_is_pulled() {
    let raw = |text: &str| json!({ "body": { "mode": "raw", "raw": text } });
    for request in [
        json!({ "auth": { "type": "oauth2", "oauth2": [
            { "key": "tokenRequestParams", "value": [{ "key": "client_secret", "value": "{{secret}}" }, { "key": "audience", "value": S }] },
            { "key": "accessTokenUrl", "value": "https://x.test/token" }, { "key": "tokenName", "value": "hunter2" },
            { "key": "grant_type", "value": "password_credentials" }, { "key": "addTokenTo", "value": "header" }
        ] } }),
        json!({ "url": { "raw": "https://x.test/a?access_token={{token}}&page=hunter2-a", "query": [] } }),
        json!({ "header": "X-Api-Key: {{key}}\nA: hunter2-a" }),
        raw(
            r#"{"a":"{\"user\":\"hunter2-a\"}","password":{"type":"hunter2-a","value":"{{password}}"}}"#,
        ),
        raw("<user>hunter2-a</user><password>{{password}}</password>"),
        raw("user=hunter2-a&password={{password}}"),
        raw("mutation { login(token: $tokenOfUser1, user: \"hunter2-a\") { token } }"),
        json!({ "body": { "mode": "file", "file": { "src": "/token/hunter2-a" } } }),
    ] {
        assert_eq!(of_request(&request), [""; 0], "{request}");
    }
}

use serde_json::{Value, json};

use super::{Kind, difference};

fn with(scripts: &str, change: impl FnOnce(&mut Value)) -> (Value, Value) {
    let lines: Vec<_> = scripts.lines().collect();
    let before = json!({
        "info": { "name": "Bookings" },
        "variable": [{ "key": "host", "value": "x" }],
        "item": [
            { "name": "Checkout", "id": "f", "item": [
                { "name": "Pay", "id": "1",
                  "event": [{ "listen": "test", "script": { "exec": lines } }],
                  "request": { "method": "POST", "url": { "raw": "{{host}}/pay?a=1", "query": [{ "key": "a", "value": "1" }] },
                    "header": [{ "key": "Accept", "value": "x" }],
                    "body": { "mode": "raw", "raw": "{\"amount\": 1, \"to\": {\"iban\": 2}}" } } },
                { "name": "Refund", "id": "2", "request": { "method": "GET", "url": "{{host}}/refund" } }
            ] },
            { "name": "Ping", "id": "3", "request": "{{host}}/ping" }
        ]
    });
    let mut after = before.clone();
    change(&mut after);
    (before, after)
}

fn lines(change: impl FnOnce(&mut Value)) -> Vec<String> {
    let (before, after) = with(
        "pm.test(\"is 200\", () => pm.response.to.have.status(200));",
        change,
    );
    let changes = difference(Kind::Collection, &before, &after);
    changes.iter().map(super::Change::line).collect()
}

/// What is told of a script that becomes another.
fn script(before: &str, after: &str) -> Vec<String> {
    let new: Vec<_> = after.lines().collect();
    let (before, after) = with(before, |json| {
        json["item"][0]["item"][0]["event"][0]["script"]["exec"] = json!(new);
    });
    let mut changes = difference(Kind::Collection, &before, &after);
    assert!(changes.len() <= 1, "{changes:?}");
    changes.pop().map(|change| change.what).unwrap_or_default()
}

const TWO: &str = "pm.test('is 200', function () {\n  pm.expect(pm.response.code).to.eql(200);\n});\n\
                   pm.test(\"has id\", () => {\n  const json = pm.response.json();\n  pm.expect(json.id).to.be.a('string');\n  pm.expect(json.n).to.be.above(3);\n});";

#[test]
fn nothing_is_told_of_what_is_the_same() {
    assert_eq!(lines(|_| {}), [""; 0]);
}

#[test]
fn what_is_sent_is_told_without_values() {
    for (pointer, value, expected) in [
        (
            "/item/0/item/0/request/method",
            json!("PUT"),
            "method changed from POST to PUT",
        ),
        (
            "/item/0/item/0/request/header",
            json!([{ "key": "accept", "value": "y" }, { "key": "B" }]),
            "header `B` added, header `accept` changed",
        ),
        (
            "/item/0/item/0/request/header",
            json!([]),
            "header `Accept` removed",
        ),
        (
            "/item/0/item/0/request/header/0/disabled",
            json!(true),
            "header `Accept` switched off",
        ),
        (
            "/item/0/item/0/request/url/raw",
            json!("{{host}}/v2/pay?a=1"),
            "URL changed from `{{host}}/pay` to `{{host}}/v2/pay`",
        ),
        (
            "/item/0/item/0/request/url/query/0/value",
            json!("2"),
            "parameter `a` changed",
        ),
        (
            "/item/0/item/0/request/auth",
            json!({ "type": "noauth" }),
            "authorisation changed from inherited to none",
        ),
        (
            "/item/0/item/0/request/body/raw",
            json!("{\"amount\": 2, \"to\": {}}"),
            "request body changed: `amount`, `to.iban`",
        ),
        (
            "/item/0/item/0/request/body/raw",
            json!("{ \"amount\": 1, \"to\": {\"iban\": 2} }"),
            "request body laid out anew",
        ),
        (
            "/item/0/item/0/request/body/raw",
            json!("{{x}}"),
            "request body changed",
        ),
        (
            "/item/0/item/0/request/body",
            json!({ "mode": "formdata" }),
            "request body changed from raw to formdata",
        ),
        (
            "/item/0/item/0/request/body",
            json!(null),
            "request body removed",
        ),
        (
            "/item/0/item/0/protocolProfileBehavior",
            json!({ "followRedirects": false }),
            "setting `followRedirects` changed",
        ),
        (
            "/item/0/item/0/request/other",
            json!(1),
            "details of the request changed",
        ),
    ] {
        let found = lines(|json| put(json, pointer, value));
        assert_eq!(found, [format!("Checkout › Pay: {expected}")]);
    }
}

fn put(json: &mut Value, pointer: &str, value: Value) {
    let (owner, key) = pointer.rsplit_once('/').unwrap();
    match json.pointer_mut(owner).unwrap() {
        Value::Object(map) => map.insert(key.to_owned(), value),
        Value::Array(items) => items
            .get_mut(key.parse::<usize>().unwrap())
            .map(|one| std::mem::replace(one, value)),
        _ => panic!("{pointer}"),
    };
}

#[test]
fn requests_come_go_move_and_get_other_names() {
    let found = lines(|json| put(json, "/item/0/item/0/name", json!("Pay now")));
    assert_eq!(found, ["Checkout › Pay now: renamed from `Pay`"]);
    let found = lines(|json| {
        let pay = json["item"][0]["item"].as_array_mut().unwrap().remove(0);
        json["item"].as_array_mut().unwrap().push(pay);
    });
    assert_eq!(found, ["Pay: moved here from `Checkout`"]);
    let found = lines(|json| {
        json["item"].as_array_mut().unwrap().remove(0);
        let new = json!({ "name": "New", "request": "x" });
        json["item"].as_array_mut().unwrap().push(new);
    });
    assert_eq!(
        found,
        [
            "New: request without assertions added",
            "Checkout: folder with 2 requests and 1 assertion removed"
        ]
    );
    let found = lines(|json| json["item"][0]["item"].as_array_mut().unwrap().swap(0, 1));
    assert_eq!(
        found,
        ["Checkout: order of requests changed: `Refund` moved"]
    );
}

#[test]
fn without_ids_names_and_content_tell_what_is_the_same() {
    let strip = |json: &mut Value| {
        let text = json.to_string();
        let text = ["f", "1", "2", "3"].iter().fold(text, |text, id| {
            text.replace(&format!("\"id\":\"{id}\","), "")
        });
        *json = serde_json::from_str(&text).unwrap();
    };
    let (mut before, mut after) = with("pm.test('a', f)", |json| {
        put(json, "/item/0/name", json!("Check out"));
        put(json, "/item/0/item/0/name", json!("Pay now"));
        put(json, "/item/1/request", json!("{{host}}/ping2"));
    });
    strip(&mut before);
    strip(&mut after);
    assert!(!before.to_string().contains("\"id\""));
    let changes = difference(Kind::Collection, &before, &after);
    let lines: Vec<_> = changes.iter().map(super::Change::line).collect();
    assert_eq!(
        lines,
        [
            "Check out: renamed from `Checkout`",
            "Check out › Pay now: renamed from `Pay`",
            "Ping: URL changed from `{{host}}/ping` to `{{host}}/ping2`",
        ]
    );
}

#[test]
fn assertions_are_told_by_name_and_the_worst_first() {
    for (old, new, expected) in [
        (TWO, "", "2 assertions removed (`is 200`, `has id`)"),
        (
            "pm.test('is 200'",
            "pm.test.skip('is 200'",
            "1 assertion skipped (`is 200`)",
        ),
        (
            "to.eql(200)",
            "to.be.oneOf([200, 500])",
            "1 assertion weakened (`is 200`: from `.to.eql(200)` to `.to.be.oneOf([200,500])`)",
        ),
        (
            "  pm.expect(json.n).to.be.above(3);\n",
            "",
            "1 assertion weakened (`has id`: `expect(json.n).to.be.above(3)` removed)",
        ),
        (
            "above(3)",
            "above(1)",
            "1 assertion weakened (`has id`: from `.to.be.above(3)` to `.to.be.above(1)`)",
        ),
        ("above(3)", "above(5)", "1 assertion changed (`has id`)"),
        (
            "  pm.expect(pm.response.code)",
            "  if (x) pm.expect(pm.response.code)",
            "1 assertion weakened (`is 200`: now behind a condition)",
        ),
        ("json.id", "json.uid", "1 assertion changed (`has id`)"),
        ("'is 200'", "'is OK'", "1 assertion renamed (`is OK`)"),
    ] {
        assert!(TWO.contains(old), "{old}");
        let found = script(TWO, &TWO.replacen(old, new, 1));
        assert_eq!(found.first().map(String::as_str), Some(expected), "{new}");
    }
    let found = script(
        "tests['a'] = x === 1;\ntests[\"b\"] = y;",
        "tests[\"a\"] = x > 0;",
    );
    assert_eq!(found, ["1 assertion removed (`b`)", "1 changed (`a`)"]);
    assert_eq!(script("", TWO), ["2 assertions added (`is 200`, `has id`)"]);
}

#[test]
fn what_is_around_assertions_is_told_apart_from_them() {
    let found = script(TWO, &format!("{TWO}\npm.environment.set('x', 1);"));
    assert_eq!(found, ["test script changed outside of its assertions"]);
    let found = script(TWO, &format!("// note\n{}", TWO.replace("  ", "\t")));
    assert_eq!(found, ["test script laid out anew"]);
    let found = script(TWO, &format!("{TWO}\npostman.setNextRequest(\"Refund\");"));
    assert_eq!(
        found,
        [
            "`setNextRequest(\"Refund\")` added",
            "rest of the test script changed"
        ]
    );
    let found = script(TWO, &TWO.replacen("});", "}", 1));
    assert_eq!(
        found,
        ["script error introduced: line 1 of the test script, `(` is not closed"]
    );
}

#[test]
fn the_collection_and_environments_have_lines_of_their_own() {
    let found = lines(|json| {
        put(json, "/info/name", json!("Book ings"));
        put(
            json,
            "/variable",
            json!([{ "key": "host", "type": "secret" }, { "key": "b" }]),
        );
        put(
            json,
            "/event",
            json!([{ "listen": "prerequest", "script": { "exec": ["x()"] } }]),
        );
        put(
            json,
            "/auth",
            json!({ "type": "bearer", "bearer": [{ "key": "token", "value": "{{t}}" }] }),
        );
    });
    assert_eq!(
        found,
        [
            "renamed from `Bookings` to `Book ings`, pre-request script added, \
          authorisation changed from inherited to bearer, variable `b` added, variable `host` made secret"
        ]
    );
    let before = json!({ "name": "a", "values": [{ "key": "x", "value": 1 }, { "key": "y" }] });
    let after = json!({ "name": "a", "values": [{ "key": "y" }, { "key": "x", "value": 2 }] });
    let found = difference(Kind::Environment, &before, &after);
    assert_eq!(found[0].line(), "variable `x` changed");
}

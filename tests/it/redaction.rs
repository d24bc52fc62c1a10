//! What reports show without their secrets.

use std::fs;

use postorb::Env;
use postorb::results::{Keep, Named, Redaction, Suite, read, redact};
use proptest::prelude::*;
use proptest::test_runner::Config;
use serde_json::{Value, json};

use crate::needs::shared;
use crate::secrets::{FORMS, Leaky, assert_no_secret, formed, leaky};

fn suites(reports: &[&str], redaction: &Redaction) -> Vec<Suite> {
    let reports = reports.iter().map(|report| {
        let keep = redaction.keep();
        read("report.json", report.as_bytes(), keep)
    });
    redact(reports.collect(), redaction).suites
}

fn suite(report: &str, redaction: &Redaction) -> Suite {
    suites(&[report], redaction).remove(0)
}

/// What is told of the secrets that nothing in the report gives away.
pub(crate) fn redaction(leaky: &Leaky) -> Redaction {
    let variables = leaky.variables.iter();
    let env = Env::new(variables.map(|(name, value)| (name.into(), value.into())));
    let mut redaction = Redaction::new(&env);
    for (name, _) in &leaky.variables {
        assert_eq!(redaction.add_secret(&env, name), Named::Taken);
    }
    for name in &leaky.names {
        redaction.add_variable(name);
    }
    assert_eq!(redaction.add_environment(&leaky.environment), Ok(true));
    redaction
}

/// A report of one request that failed, with these assertions.
fn asserting(names: &[&str], more: &Value) -> String {
    let failed =
        |name: &&str| json!({"assertion": name, "error": {"name": "Error", "message": "is wrong"}});
    let assertions: Vec<_> = names.iter().map(failed).collect();
    let mut row = json!({
        "cursor": {"ref": "1"}, "item": {"id": "1", "name": "Pay"}, "assertions": assertions,
    });
    for (key, value) in more.as_object().unwrap() {
        row[key] = value.clone();
    }
    json!({"run": {"executions": [row]}}).to_string()
}

/// Redaction that knows these values.
fn knowing(values: &[&str]) -> Redaction {
    let mut redaction = Redaction::default();
    for value in values {
        let env = Env::new([("SECRET".into(), value.into())]);
        assert_eq!(redaction.add_secret(&env, "SECRET"), Named::Taken);
    }
    redaction
}

fn showing(bodies: Keep, headers: Keep) -> Redaction {
    let mut redaction = Redaction::new(&Env::default());
    redaction.bodies = bodies;
    redaction.headers = headers;
    redaction
}

proptest! {
    #![proptest_config(Config { cases: 200, failure_persistence: None, ..Config::default() })]

    #[test]
    fn no_secret_is_in_any_text(leaky in leaky()) {
        let suite = suite(&leaky.report, &redaction(&leaky));
        assert!(suite.executions.len() > 4);
        assert!(suite.exchanges.iter().any(|exchange| exchange.sent.body.is_some()));
        for text in suite.texts.iter() {
            leaky.assert_hidden(text);
        }
    }

    #[test]
    fn redacting_twice_changes_nothing(leaky in leaky()) {
        let mut redaction = redaction(&leaky);
        for value in &leaky.needles[1..] {
            let env = Env::new([("SECRET".into(), value.into())]);
            assert_eq!(redaction.add_secret(&env, "SECRET"), Named::Taken);
        }
        let once = suite(&leaky.report, &redaction);
        let once: Vec<&str> = once.texts.iter().collect();
        let twice = suite(&asserting(&once, &json!({})), &redaction);
        for (assertion, text) in twice.assertions.iter().zip(once) {
            assert_eq!(twice.text(assertion.name), text);
        }
    }
}

/// Secrets of the case `secrets`: of its environment, globals, collection and server.
pub(crate) const LAB: [&str; 9] = [
    "TOKEN-supersecret-111",
    "hunter2-password",
    "PMAK-ffffffffffffffffffffffff-eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee",
    "PMAK-0123456789abcdef01234567-0123456789abcdef0123456789abcdef01",
    "TOKEN-derived-xyz",
    "SESSION-SECRET-abc123",
    "GLOBAL-init-secret",
    "GLOBAL-secret",
    "COLLVAR-secret-1",
];

/// Variables in it whose names say nothing.
pub(crate) const LAB_NAMES: [&str; 4] = ["g", "gl", "derived", "cvInit"];

#[test]
fn a_real_report_shows_none_of_its_secrets() {
    let Some(shared) = shared() else {
        return;
    };
    let report = fs::read_to_string(shared.join("newman/reports/secrets.json")).unwrap();
    let mut redaction = showing(Keep::All, Keep::All);
    // These have names that say nothing.
    for name in LAB_NAMES {
        redaction.add_variable(name);
    }
    let suite = suite(&report, &redaction);
    assert_eq!(suite.exchanges.len(), 9);
    let needles = LAB.map(ToOwned::to_owned);
    for text in suite.texts.iter() {
        assert_no_secret(text, &needles);
    }
    let texts: Vec<&str> = suite.texts.iter().collect();
    assert!(texts.contains(&"leaks PMAK-[redacted]") || texts.contains(&"leaks [redacted]"));
    assert!(texts.contains(&"Bearer [redacted]"));
}

#[test]
fn a_real_report_without_secrets_is_left_as_it_is() {
    let Some(shared) = shared() else {
        return;
    };
    for case in [
        "pass",
        "fail",
        "nested",
        "unicode",
        "skip",
        "script-errors",
        "csv",
        "binary",
    ] {
        let path = shared.join(format!("newman/reports/{case}.json"));
        let suite = suite(&fs::read_to_string(path).unwrap(), &Redaction::default());
        for text in suite.texts.iter() {
            assert!(!text.contains("[redacted]"), "{case}: {text}");
        }
    }
}

#[test]
fn ordinary_words_beside_secrets_stay() {
    let variables = json!([
        {"key": "isSecret", "value": "true"}, {"key": "apiToken", "value": "abc"},
        {"key": "password", "value": "password"}, {"key": "token", "value": "{{other}}"},
        {"key": "baseUrl", "value": "https://api.example.com"},
    ]);
    let names = [
        "true, abc, password, {{other}}",
        "https://api.example.com/orders/5d1b4d44-ac1e-4eb6-9062-b28cd96333a4 is 200",
        "Bearer tokens expire: bearer, basic",
        "Content-Type is application/json; charset=utf-8",
    ];
    let more = json!({
        "request": {
            "url": "https://api.example.com/?page=2&sort=key",
            "header": [
                {"key": "Authorization", "value": "Bearer"},
                {"key": "Content-Type", "value": "application/json"},
                {"key": "Cookie", "value": "theme=comfortable"},
                {"key": "Postman-Token", "value": "4cb1b45e-89a5-48d6-9050-024659c72b4e"},
            ],
            "auth": {"type": "oauth2", "oauth2": [
                {"key": "addTokenTo", "value": "header"}, {"key": "tokenType", "value": "comfortable"},
                {"key": "username", "value": "Content-Type"},
            ]},
        },
    });
    let mut report: Value = serde_json::from_str(&asserting(&names, &more)).unwrap();
    report["environment"] = json!({"values": variables});
    let suite = suite(&report.to_string(), &Redaction::default());
    let shown: Vec<_> = suite
        .assertions
        .iter()
        .map(|one| suite.text(one.name))
        .collect();
    assert_eq!(shown, names);
    let sent = &suite.exchanges[0].sent;
    let headers: Vec<_> = sent
        .headers
        .iter()
        .map(|(_, value)| suite.text(*value))
        .collect();
    let id = "4cb1b45e-89a5-48d6-9050-024659c72b4e";
    assert_eq!(
        headers,
        ["[redacted]", "application/json", "theme=[redacted]", id]
    );
}

#[test]
fn a_secret_of_one_suite_is_none_in_another() {
    let secret = "Tr0ub4dor&3";
    let first = asserting(
        &[],
        &json!({
            "request": {"auth": {"type": "basic", "basic": [{"key": "password", "value": secret}]}},
        }),
    );
    let second = asserting(&["is Tr0ub4dor&3", "is Tr0ub4dor%263"], &json!({}));
    for reports in [[&*first, &second], [&second, &first]] {
        for suite in suites(&reports, &Redaction::default()) {
            for text in suite.texts.iter() {
                assert_no_secret(text, &[secret.to_owned()]);
            }
        }
    }
}

#[test]
fn what_an_address_splits_is_hidden_to_its_end() {
    let secret = "p@ss&w0rd#9x!Qz7";
    // As Newman takes `?apikey={{token}}` and `http://me:{{token}}@host` apart.
    let query = json!({"request": {"url": {"protocol": "http", "host": ["h"],
        "query": [{"key": "apikey", "value": "p@ss"}, {"key": "w0rd", "value": null}], "hash": "9x!Qz7"}}});
    let names = [
        "asks http://ss&w0rd#9x!Qz7@h",
        "getaddrinfo ENOTFOUND ss&w0rd#9x!Qz7",
    ];
    let suite = suite(&asserting(&names, &query), &knowing(&[secret]));
    for text in suite.texts.iter() {
        for part in ["w0rd", "9x!Qz7"] {
            assert!(!text.contains(part), "{text}");
        }
    }
}

/// The beginning of a secret is at the end of what is kept, in each form and at every place of it.
#[test]
fn no_beginning_of_a_secret_stands_at_a_cut() {
    let secret = "Zq7!wXv-Kp4-Rt9_Lm2";
    let redaction = knowing(&[secret]);
    for form in 0..FORMS {
        let formed = formed(secret, form);
        for shown in (3..=formed.len()).step_by(5) {
            let name = "n ".repeat(4096)[..4096 - shown].to_owned() + &formed + " and more";
            let message =
                "m ".repeat(8192)[..(16 << 10) - shown].to_owned() + &formed + " and more";
            let body = "b ".repeat(16_384)[..(32 << 10) - shown].to_owned() + &formed + " and more";
            let more = json!({
                "testScript": [{"error": {"name": "Error", "message": message}}],
                "request": {
                    "url": {"host": ["x"], "path": [message], "hash": "end"},
                    "header": [{"key": "X-Note", "value": message}],
                    "body": {"mode": "raw", "raw": body},
                },
                "response": {"stream": {"type": "Buffer", "data": body.as_bytes()}},
            });
            let suite = suite(&asserting(&[&name], &more), &redaction);
            let beginning = &formed[..shown.min(12)];
            let long = suite.texts.iter().filter(|text| text.len() > 1000);
            for text in long {
                let tail = &text[text.len().saturating_sub(2100)..];
                assert!(!tail.contains(beginning), "{form}, {shown}: {tail}");
            }
        }
    }
}

#[test]
fn bodies_and_headers_are_shown_of_what_is_asked_for() {
    let row = |index: usize, name: &str, error: Value| {
        json!({
            "cursor": {"ref": index.to_string()}, "item": {"id": name, "name": name},
            "request": {"url": "https://x.y", "header": [{"key": "A", "value": format!("h-{name}")}]},
            "response": {"stream": {"type": "Buffer", "data": format!("b-{name}").as_bytes()}},
            "assertions": [{"assertion": "is", "error": error}],
        })
    };
    let failed = json!({"name": "Error", "message": "is wrong"});
    let rows = [row(0, "good", Value::Null), row(1, "bad", failed)];
    let report = json!({"run": {"executions": rows}}).to_string();
    for (bodies, headers, expected) in [
        (Keep::Failed, Keep::Failed, &["h-bad", "b-bad"][..]),
        (Keep::None, Keep::None, &[]),
        (Keep::All, Keep::None, &["b-good", "b-bad"]),
        (Keep::Failed, Keep::All, &["h-good", "h-bad", "b-bad"]),
    ] {
        let redaction = showing(bodies, headers);
        let suite = suite(&report, &redaction);
        let texts = suite.texts.iter();
        let shown = texts.filter(|text| text.starts_with(['h', 'b']) && text.contains('-'));
        assert_eq!(shown.collect::<Vec<_>>(), expected);
        assert!(!suite.is_withheld);
    }
}

#[test]
fn what_requests_of_all_day_carry_is_hidden_however_short_it_is() {
    let pair = |key: &str, value: &str| json!({"key": key, "value": value});
    let answer =
        r#"{"sessionId": "short-sess", "cvv": "123", "card": {"cvc": 456}, "code": "NOT_FOUND"}"#;
    let more = json!({
        "request": {
            "method": "GET",
            "url": {
                "protocol": "https", "host": ["x", "y"], "path": ["oauth", "cb"],
                "query": [
                    pair("code", "abcd"), pair("state", "zz"), pair("key", "made4you"), pair("sort", "key"),
                ],
            },
            "header": [pair("X-Custom-Auth", "custom-auth"), pair("X-Auth-Mode", "strict")],
        },
        "response": {
            "code": 302,
            "header": [pair("Location", "https://b.y/x?sig=AbCd&key=created_at&code=DE")],
            "stream": {"type": "Buffer", "data": answer.as_bytes()},
        },
    });
    let suite = suite(
        &asserting(&["custom-auth is there"], &more),
        &showing(Keep::All, Keep::All),
    );
    let exchange = &suite.exchanges[0];
    let answered = exchange.answered.as_ref().unwrap();
    let shown = [
        exchange.url,
        exchange.sent.headers[0].1,
        exchange.sent.headers[1].1,
        answered.headers[0].1,
        answered.body.unwrap().text,
        suite.assertions[0].name,
    ];
    let expected = [
        "https://x.y/oauth/cb?code=[redacted]&state=zz&key=[redacted]&sort=key",
        "[redacted]",
        "strict",
        "https://b.y/x?sig=[redacted]&key=created_at&code=DE",
        r#"{"sessionId": "[redacted]", "cvv": "[redacted]", "card": {"cvc": [redacted]}, "code": "NOT_FOUND"}"#,
        "[redacted] is there",
    ];
    assert_eq!(shown.map(|id| suite.text(id)), expected);
}

#[test]
fn methods_and_addresses_are_there_of_all_and_no_more_of_what_passed() {
    let row = |index: usize| {
        json!({
            "cursor": {"ref": index.to_string()}, "item": {"id": "1", "name": "Pay"},
            "request": {"method": "PUT", "url": format!("https://x.y/{index}?token=t0k3n-{index}"),
                "header": [{"key": "A", "value": "b"}]},
            "response": {"code": 200, "status": "OK", "stream": {"type": "Buffer", "data": [50]}},
        })
    };
    let rows: Vec<_> = (0..3).map(row).collect();
    let report = json!({"run": {"executions": rows}}).to_string();
    for keep in [Keep::None, Keep::Failed] {
        let suite = suite(&report, &showing(keep, keep));
        let exchange = suite.exchange(&suite.executions[2]).unwrap();
        let shown = [Some(exchange.method), Some(exchange.url), exchange.reason];
        let shown = shown.map(|id| suite.text(id.unwrap()));
        assert_eq!(shown, ["PUT", "https://x.y/2?token=[redacted]", "OK"]);
        let sides = [Some(&exchange.sent), exchange.answered.as_ref()].map(Option::unwrap);
        assert!(
            sides
                .iter()
                .all(|side| side.headers.is_empty() && side.body.is_none())
        );
    }
}

#[test]
fn where_there_are_too_many_secrets_nothing_is_shown_that_can_have_them() {
    let row = |index: usize| {
        let token = format!("a0b1c2d3e4f5g6{index}");
        json!({
            "cursor": {"ref": index.to_string()}, "item": {"id": "1", "name": "Pay"},
            "request": {"url": format!("https://x.y/{token}"), "header": [
                {"key": "Authorization", "value": format!("Bearer {token}")},
            ]},
            "response": {"stream": {"type": "Buffer", "data": token.as_bytes()}},
            "assertions": [{
                "assertion": format!("{token} is 200"),
                "error": {"name": "Error", "message": format!("'{token}'")},
            }],
        })
    };
    let rows: Vec<_> = (0..5000).map(row).collect();
    let report = json!({"run": {"executions": rows}}).to_string();
    let suite = suite(&report, &Redaction::default());
    assert!(suite.is_withheld);
    let messages = suite
        .exchanges
        .iter()
        .flat_map(|exchange| [&exchange.sent].into_iter().chain(&exchange.answered));
    assert!(
        messages
            .into_iter()
            .all(|message| message.body.is_none() && message.headers.is_empty())
    );
    for text in suite.texts.iter() {
        assert!(!text.contains("a0b1c2d3"), "{text}");
    }
    let first = suite.text(suite.assertions[0].name);
    assert_eq!(first, "[redacted] is 200");
}

#[test]
fn what_cannot_be_redacted_by_its_value_is_told() {
    let env = [
        ("SHORT", "abc"),
        ("WORD", "password"),
        ("EMPTY", ""),
        ("GOOD", "hunter2"),
    ];
    let env = Env::new(env.map(|(name, value)| (name.into(), value.into())));
    let mut redaction = Redaction::default();
    for (name, expected) in [
        ("SHORT", Named::TooCommon),
        ("WORD", Named::TooCommon),
        ("EMPTY", Named::Unset),
        ("OTHER", Named::Unset),
        ("GOOD", Named::Taken),
    ] {
        assert_eq!(redaction.add_secret(&env, name), expected, "{name}");
    }
    assert!(!format!("{redaction:?}").contains("hunter2"));
}

//! One form: whatever order Postman answers in, and however often.

use postorb::lock::{Document, Kind, Refusal, hash};
use serde_json::Value;

use super::corpus;

/// Documents of the corpus that hold a literal secret: where the first one is, and how many there are. A
/// look at each says that this is right.
const REFUSED: &[&str] = &[
    "pactflow__example-bi-directional-provider-postman__test-PactflowProductsAPI.postman_collection.json:  authorisation, `token` 1",
    "postmanlabs__newman__test-integration-oauth1-var-in-url-params.postman_collection.json: https://postman-echo.com/oauth1?a={{vala}} authorisation, `consumerSecret` 2",
    "mojaloop__postman__Mojaloop.postman_collection__3df1b2fa.json: API Examples › central-services › central-directory › 1. Retrieve resource identifier header `Authorization` 2",
    "pactflow__example-bi-directional-provider-postman__test-PactflowProductsAPI.postman_collection__8eedea80.json:  authorisation, `token` 1",
];

#[test]
fn real_documents_have_one_form_and_keep_all_that_runs() {
    let Some(corpus) = corpus() else { return };
    let mut refused = Vec::new();
    for (path, kind, json) in corpus {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let document = match Document::new(kind, &json) {
            Ok(document) => document,
            Err(Refusal::Literal(places)) => {
                refused.push(format!(
                    "{name}: {} {} {}",
                    places[0].owner,
                    places[0].part,
                    places.len()
                ));
                continue;
            }
            Err(Refusal::Other) => panic!("{name}"),
        };
        let again: Value = serde_json::from_str(&document.text).unwrap();
        assert_eq!(again, document.value, "{name}");
        assert_eq!(
            Document::new(kind, &again).as_ref(),
            Ok(&document),
            "{name}"
        );
        for seed in 1..4 {
            let shuffled: Value = serde_json::from_str(&shuffled(&json, seed)).unwrap();
            let other = Document::new(kind, &shuffled).unwrap();
            assert_eq!(other.text, document.text, "{name}");
        }
        assert_eq!(hash(&document.text.replace('\n', "\r\n")), document.sha256);
        assert_eq!(requests(&json), requests(&document.value), "{name}");
        assert_eq!(
            kind == Kind::Collection,
            document.text.contains("\"item\""),
            "{name}"
        );
    }
    assert_eq!(refused, REFUSED);
}

/// The address, the method and the scripts of every request, in their order.
fn requests(owner: &Value) -> Vec<String> {
    let mut all = Vec::new();
    for item in owner
        .get("item")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
    {
        all.extend(requests(item));
        if let Some(request) = item.get("request") {
            let of = |key: &str| request.get(key).cloned().unwrap_or_default();
            let url = of("url");
            let raw = url.get("raw").cloned().unwrap_or(url);
            let body = of("body").get("raw").cloned();
            all.push(format!(
                "{} {} {body:?} {}",
                of("method"),
                raw,
                scripts(item)
            ));
        }
    }
    all
}

fn scripts(item: &Value) -> String {
    let mut all = Vec::new();
    for event in item
        .get("event")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
    {
        let exec = event.pointer("/script/exec");
        let text = match exec {
            Some(Value::Array(lines)) => {
                let lines = lines.iter().filter_map(Value::as_str);
                lines.collect::<Vec<_>>().join("\n")
            }
            Some(Value::String(text)) => text.clone(),
            _ => continue,
        };
        let text = text.replace('\r', "");
        if !text.trim().is_empty() {
            all.push(format!(
                "{} {}",
                event["listen"],
                text.trim_end_matches('\n')
            ));
        }
    }
    all.sort();
    all.join("\n")
}

/// The text of a document with the keys of every object in another order.
fn shuffled(value: &Value, seed: u64) -> String {
    match value {
        Value::Object(map) => {
            let mut fields: Vec<_> = map.iter().collect();
            fields.sort_by_key(|(key, _)| {
                let bytes = key.bytes();
                bytes.fold(seed, |sum, byte| {
                    (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
                })
            });
            let fields = fields.into_iter();
            let fields = fields.map(|(key, value)| {
                format!("{}:{}", Value::from(key.as_str()), shuffled(value, seed))
            });
            format!("{{{}}}", fields.collect::<Vec<_>>().join(","))
        }
        Value::Array(items) => {
            let items: Vec<_> = items.iter().map(|item| shuffled(item, seed)).collect();
            format!("[{}]", items.join(","))
        }
        other => other.to_string(),
    }
}

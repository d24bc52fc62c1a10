//! Edits of a real collection, as somebody makes them in Postman, and what `pull --diff` says of each.

use postorb::lock::Kind;
use postorb::lock::difference::difference;
use serde_json::{Value, json};

use super::{document, json};
use crate::needs;

const FILE: &str =
    "corpus/collections/mojaloop__postman__Bulk-API-Transfers.postman_collection.json";
const ABORT: &[&str] = &["Transfers", "Negative Scenarios", "payee_abort"];
const HERE: &str = "Transfers › Negative Scenarios › payee_abort";

/// An edit, and the lines that it comes to; `@` is the folder that most edits are in.
type Edit = (&'static str, fn(&mut Value), &'static [&'static str]);

const EDITS: &[Edit] = &[
    (
        "an assertion is removed",
        |json| {
            script(json, "Check Payerfsp Notification", |text| {
                let end = text.find("setTimeout").unwrap();
                text.replace_range(..end, "");
            });
        },
        &["@ › Check Payerfsp Notification: 1 assertion removed (`Status code is 202`)"],
    ),
    (
        "an assertion is weakened",
        |json| {
            swap(
                json,
                "Send Prepare",
                "pm.response.to.have.status(202)",
                "pm.expect(pm.response.code).to.be.oneOf([200, 202, 500])",
            );
        },
        &[
            "@ › Send Prepare: 1 assertion weakened (`Status code is 202`: from `pm.response.to.have.status(202)` to `expect(pm.response.code).to.be.oneOf([200,202,500])`)",
        ],
    ),
    (
        "what an assertion expects is weakened inside of a callback",
        |json| {
            swap(
                json,
                "Check Payerfsp Notification",
                ".to.eql('REJECTED')",
                ".to.exist",
            );
        },
        &[
            "@ › Check Payerfsp Notification: 1 assertion weakened (`Trasnfer status is REJECTED`: from `.to.eql(\"REJECTED\")` to `.to.exist`)",
        ],
    ),
    (
        "an expectation is put behind a comment",
        |json| {
            swap(
                json,
                "Check Payerfsp Notification",
                "pm.expect(json",
                "// pm.expect(json",
            );
        },
        &[
            "@ › Check Payerfsp Notification: 1 assertion weakened (`Trasnfer status is REJECTED`: `expect(jsonData.data.bulkTransferState).to.eql(\"REJECTED\")` removed)",
        ],
    ),
    (
        "an assertion is skipped",
        |json| swap(json, "Send Prepare", "pm.test(", "pm.test.skip("),
        &["@ › Send Prepare: 1 assertion skipped (`Status code is 202`)"],
    ),
    (
        "a script stops to be one",
        |json| swap(json, "Send Prepare", "});", "}"),
        &[
            "@ › Send Prepare: script error introduced: line 1 of the test script, `(` is not closed",
        ],
    ),
    (
        "a run is sent elsewhere",
        |json| {
            script(json, "Send Prepare", |text| {
                text.push_str("\npostman.setNextRequest('Check Payerfsp Notification');");
            });
        },
        &[
            "@ › Send Prepare: `setNextRequest(\"Check Payerfsp Notification\")` added, rest of the test script changed",
        ],
    ),
    (
        "a request gets another name",
        |json| request(json, ABORT, "Send Prepare")["name"] = json!("Prepare"),
        &["@ › Prepare: renamed from `Send Prepare`"],
    ),
    (
        "a request is moved to another folder",
        |json| {
            let found = take(json, ABORT, "Send Payee Error");
            folder(json, &["Transfers", "Positive Scenarios"]).push(found);
        },
        &[
            "Transfers › Positive Scenarios › Send Payee Error: moved here from `Transfers › Negative Scenarios › payee_abort`",
        ],
    ),
    (
        "a folder gets another name",
        |json| request(json, &ABORT[..2], "payee_abort")["name"] = json!("Payee aborts"),
        &["Transfers › Negative Scenarios › Payee aborts: renamed from `payee_abort`"],
    ),
    (
        "a request is removed",
        |json| drop(take(json, ABORT, "Check Payerfsp Notification")),
        &["@ › Check Payerfsp Notification: request with 3 assertions removed"],
    ),
    (
        "requests change places",
        |json| {
            let found = take(json, ABORT, "Send Payee Error");
            folder(json, ABORT).insert(0, found);
        },
        &["@: order of requests changed: `Send Payee Error` moved"],
    ),
    (
        "what is sent changes",
        |json| {
            let request = &mut request(json, ABORT, "Send Prepare")["request"];
            request["method"] = json!("PUT");
            request["header"][3]["value"] = json!("{{other}}");
            request["auth"] = json!({ "type": "noauth" });
            request["body"]["raw"] = json!("{}");
        },
        &[
            "@ › Send Prepare: method changed from POST to PUT, header `FSPIOP-Source` changed, authorisation changed from bearer to none, request body changed: `bulkQuoteId`, `bulkTransferId`, `expiration`, 3 more",
        ],
    ),
    (
        "what runs before the request changes",
        |json| {
            let event = &mut request(json, ABORT, "Send Prepare")["event"];
            let at = event
                .as_array()
                .unwrap()
                .iter()
                .position(|one| one["listen"] == "prerequest");
            event[at.unwrap()]["script"]["exec"][2] = json!("const delay = 0");
        },
        &["@ › Send Prepare: pre-request script changed"],
    ),
    (
        "a folder gets a script and an authorisation",
        |json| {
            let folder = request(json, &ABORT[..2], "payee_abort");
            folder["event"] = json!([{ "listen": "test", "script": { "exec": ["pm.test('fast', () => pm.expect(pm.response.responseTime).to.be.below(200));"] } }]);
            folder["auth"] =
                json!({ "type": "basic", "basic": [{ "key": "password", "value": "{{p}}" }] });
        },
        &["@: 1 assertion added (`fast`), authorisation changed from inherited to basic"],
    ),
    (
        "the collection gets a variable",
        |json| json["variable"] = json!([{ "key": "host", "value": "x" }]),
        &["variable `host` added"],
    ),
    (
        "somebody formats a script, saves an answer and says what a request is for",
        |json| {
            swap(json, "Send Prepare", "    pm", "\tpm");
            let request = request(json, ABORT, "Check Payerfsp Notification");
            request["response"] = json!([{ "name": "saved" }]);
            request["request"]["description"] = json!("x");
        },
        &["@ › Send Prepare: test script laid out anew"],
    ),
];

#[test]
fn edits_of_a_real_collection_are_told_in_a_line_each() {
    let Some(shared) = needs::shared() else {
        return;
    };
    let original = json(&shared.join(FILE));
    let before = document(Kind::Collection, &original);
    let mut wrong = Vec::new();
    for (name, edit, expected) in EDITS {
        let mut edited = original.clone();
        edit(&mut edited);
        assert_ne!(edited, original, "{name}");
        let after = document(Kind::Collection, &edited);
        let changes = difference(Kind::Collection, &before.value, &after.value);
        let lines: Vec<_> = changes
            .iter()
            .map(postorb::lock::difference::Change::line)
            .collect();
        let expected: Vec<_> = expected
            .iter()
            .map(|line| line.replace('@', HERE))
            .collect();
        if lines != expected {
            wrong.push(format!("{name}:\n  {}\n", lines.join("\n  ")));
        }
        // And back again something is told, too.
        assert!(!difference(Kind::Collection, &after.value, &before.value).is_empty());
    }
    assert!(wrong.is_empty(), "{}", wrong.concat());
    assert_eq!(
        difference(Kind::Collection, &before.value, &before.value),
        []
    );
}

fn folder<'j>(json: &'j mut Value, path: &[&str]) -> &'j mut Vec<Value> {
    let mut items = json["item"].as_array_mut().unwrap();
    for name in path {
        let inner = items.iter_mut().find(|item| item["name"] == *name).unwrap();
        items = inner["item"].as_array_mut().unwrap();
    }
    items
}

fn request<'j>(json: &'j mut Value, path: &[&str], name: &str) -> &'j mut Value {
    let mut items = folder(json, path).iter_mut();
    items.find(|item| item["name"] == name).unwrap()
}

fn take(json: &mut Value, path: &[&str], name: &str) -> Value {
    let items = folder(json, path);
    let at = items.iter().position(|item| item["name"] == name);
    items.remove(at.unwrap())
}

/// Changes the text of a test script.
fn script(json: &mut Value, name: &str, change: impl FnOnce(&mut String)) {
    let events = request(json, ABORT, name)["event"].as_array_mut().unwrap();
    let event = events.iter_mut().find(|event| event["listen"] == "test");
    let exec = &mut event.unwrap()["script"]["exec"];
    let lines = exec
        .as_array()
        .unwrap()
        .iter()
        .map(|line| line.as_str().unwrap());
    let mut text = lines.collect::<Vec<_>>().join("\n");
    change(&mut text);
    *exec = text.split('\n').collect();
}

fn swap(json: &mut Value, name: &str, old: &str, new: &str) {
    script(json, name, |text| {
        assert!(text.contains(old), "{old}");
        *text = text.replacen(old, new, 1);
    });
}

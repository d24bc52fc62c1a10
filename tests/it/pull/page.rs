//! docs/pull.md shows what postorb prints.

use std::fmt::Write as _;

use serde_json::json;

use super::scene::{Scene, collection_uid};

/// The page's sessions, as they go now.
fn sessions() -> Vec<String> {
    let scene = Scene::new();
    scene.edit(|json| {
        json["item"] = json!([{ "name": "Checkout", "id": "f", "item": [
            { "name": "Pay", "id": "1",
              "event": [{ "listen": "test", "script": { "exec": [
                "pm.test(\"is 201\", () => pm.expect(pm.response.code).to.eql(201));",
                "pm.test(\"has an id\", () => pm.expect(pm.response.json().id).to.be.a(\"string\"));",
                "pm.test(\"is fast\", () => pm.expect(pm.response.responseTime).to.be.below(500));",
                "pm.test(\"has a receipt\", () => pm.expect(pm.response.json().receipt).to.exist);"] } }],
              "request": { "method": "POST", "url": "https://{{host}}/pay", "header": [
                { "key": "Authorization", "value": "Bearer {{token}}" }],
                "body": { "mode": "raw", "raw": "{\"amount\": 100, \"currency\": \"EUR\"}" } } },
            { "name": "Refund", "id": "2", "request": { "method": "POST", "url": "https://{{host}}/refund" } }
        ] }]);
    });
    scene.select(
        &scene
            .read(".circleci/postorb.yml")
            .replace("version: 1\nsuites:\n", "")
            .split("  - name: local")
            .next()
            .unwrap()
            .replace("    secrets: { token: API_TOKEN }\n", ""),
    );
    let session = |command: &str| {
        let args: Vec<_> = command.split(' ').skip(1).collect();
        let output = scene.run(&args);
        let mut text = format!("$ {command}\n{}{}", output.stdout, output.stderr);
        if output.exit != 0 {
            writeln!(text, "[exit {}]", output.exit).unwrap();
        }
        text
    };
    let mut all = vec![session("postorb pull")];
    scene.edit(|json| {
        let folder = &mut json["item"][0]["item"];
        folder[0]["event"][0]["script"]["exec"] = json!([
            "pm.test(\"is 201\", () => pm.expect(pm.response.code).to.be.oneOf([200, 201, 500]));",
            "pm.test(\"is fast\", () => pm.expect(pm.response.responseTime).to.be.below(2000));"
        ]);
        folder[0]["request"]["body"]["raw"] = json!("{\"amount\": 0, \"currency\": \"EUR\"}");
        folder[1]["name"] = json!("Refund it");
    });
    all.push(session("postorb pull --check"));
    scene.edit(|json| {
        json["item"][0]["item"][0]["request"]["auth"] =
            json!({ "type": "bearer", "bearer": [{ "key": "token", "value": "s3cr3t" }] });
    });
    all.push(session("postorb pull"));
    assert!(
        all.iter()
            .all(|session| !session.contains(&collection_uid()))
    );
    all
}

#[test]
fn the_page_shows_what_is_printed() {
    let page =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/pull.md")).unwrap();
    for session in sessions() {
        assert!(
            page.contains(&format!("```console\n{session}```")),
            "{session}"
        );
    }
}

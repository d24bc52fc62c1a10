//! Keys that stand in a collection as text.

use serde_json::json;

use super::scene::{HUSH, Scene};

#[test]
fn a_collection_with_a_key_in_it_is_refused_with_every_place_and_without_the_key() {
    let scene = Scene::new();
    let key = format!("PMAK-{}-{}", "0".repeat(24), "0".repeat(34));
    scene.edit(|json| {
        let request = &mut json["item"][0]["request"];
        request["header"] = json!([{ "key": "X-Api-Key", "value": key }]);
        request["auth"] = json!({ "type": "bearer", "bearer": [{ "key": "token", "value": HUSH }] });
        json["event"] = json!([{ "listen": "prerequest", "script": { "exec": ["", format!("const key = '{key}';")] } }]);
    });
    let output = scene.run(&["pull"]);
    assert_eq!((output.exit, output.stdout.as_str()), (7, ""));
    assert!(!output.stderr.contains("000"), "{}", output.stderr);
    assert_eq!(
        output.stderr,
        "error: the collection `Bookings` has secrets in it as text, in 3 places\n\
         \x20 help: pre-request script, line 2: a Postman API key\n\
         \x20 help: Get it › authorisation, `token`: a secret as text\n\
         \x20 help: Get it › header `X-Api-Key`: a Postman API key\n\
         \x20 help: in Postman, make a variable of type secret of each, and write `{{name}}` in its place: the value then stays in Postman\n\
         \x20 help: whoever can read the collection has seen them: consider new ones\n\
         nothing was written\n"
    );
    assert_eq!(scene.files().len(), 1);
}

#[test]
fn a_value_that_is_a_key_stays_in_postman() {
    let scene = Scene::new();
    let key = format!("ghp_{}", "a0".repeat(18));
    scene.edit(|json| json["variable"] = json!([{ "key": "github", "value": key }]));
    let output = scene.pull();
    assert!(
        output.stderr.contains("warning: nothing gives suite `smoke` a value for `github`: pulling leaves secrets in Postman"),
        "{}",
        output.stderr
    );
    let written: String = scene.files().into_values().collect();
    assert!(!written.contains(&key) && written.contains("supply: [github]"));
}

#[test]
fn a_secret_that_only_its_name_gives_away_is_refused_or_left_out() {
    let scene = Scene::new();
    scene.edit(|json| {
        json["item"][0]["event"] = json!([{ "listen": "prerequest", "script": { "exec": [
            "const user = 'hush';",
            format!("pm.environment.set( 'client_secret', \"{HUSH}\" );"),
        ] } }]);
    });
    let output = scene.run(&["pull"]);
    assert_eq!((output.exit, output.stdout.as_str()), (7, ""));
    let place = "help: Get it › pre-request script, line 2: what looks like a secret\n";
    assert!(output.stderr.contains(place), "{}", output.stderr);
    assert_eq!(scene.files().len(), 1);

    scene.edit(|json| {
        json["item"][0]["event"] = json!([{ "listen": "prerequest", "script": { "exec": [
            "pm.environment.set('client_secret', pm.response.json().client_secret);",
        ] } }]);
        json["variable"] = json!([{ "key": "db_password", "value": HUSH }]);
    });
    let output = scene.pull();
    let told = "  without its secrets: a run is to be given `db_password`\n";
    assert!(output.stdout.contains(told), "{}", output.stdout);
}

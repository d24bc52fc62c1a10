//! Reports in Newman's form, made of texts that a test is about.

use serde_json::{Value, json};

/// An execution.
#[derive(Clone, Default)]
pub(crate) struct Made {
    pub(crate) request: String,
    pub(crate) iteration: u32,
    pub(crate) time: u32,
    /// Names, with messages where they fail.
    pub(crate) assertions: Vec<(String, Option<String>)>,
    /// The message of a request that failed.
    pub(crate) error: Option<String>,
    /// The body of the answer.
    pub(crate) body: String,
}

/// A report of executions, all of them in one folder. A text `LONE` becomes half of a character of UTF-16,
/// which JSON can hold and text cannot.
pub(crate) fn newman(folder: &str, executions: &[Made]) -> String {
    let mut requests: Vec<&str> = executions.iter().map(|one| &*one.request).collect();
    requests.sort_unstable();
    requests.dedup();
    let items: Vec<Value> = requests
        .iter()
        .map(|name| json!({ "id": format!("id {name}"), "name": name }))
        .collect();
    let rows = executions.iter().zip(1..);
    let rows: Vec<Value> = rows.map(|(one, number)| row(one, number)).collect();
    let failures = executions.iter().zip(1..);
    let failures = failures.filter_map(|(one, number)| {
        let error = json!({ "name": "Error", "message": one.error.as_ref()? });
        Some(json!({ "error": error, "at": "request", "cursor": cursor(one, number) }))
    });
    let report = json!({
        "collection": {
            "info": { "name": folder },
            "item": "FOLDER",
        },
        "environment": { "name": folder },
        "run": {
            "stats": {},
            "timings": { "started": 1_795_457_449_654_u64, "completed": 1_795_457_459_654_u64 },
            "executions": rows,
            "failures": failures.collect::<Vec<_>>(),
            "error": null,
        },
    });
    // Newman writes the name of a folder before what is in it; a map is written by its keys.
    let folder = format!("[{{\"name\":{},\"item\":{}}}]", json!(folder), json!(items));
    let report = report.to_string().replace("\"FOLDER\"", &folder);
    report.replace("LONE", "\\ud800")
}

fn cursor(made: &Made, number: u32) -> Value {
    json!({ "iteration": made.iteration, "ref": format!("r{number}") })
}

fn row(made: &Made, number: u32) -> Value {
    let assertions = made.assertions.iter().map(|(name, message)| {
        let error = message.as_ref().map(|message| {
            let stack = "at Object.eval sandbox-script.js:3:5";
            json!({ "name": "AssertionError", "message": message, "stack": stack })
        });
        let mut assertion = json!({ "assertion": name, "skipped": false });
        if let Some(error) = error {
            assertion["error"] = error;
        }
        assertion
    });
    let mut row = json!({
        "cursor": cursor(made, number),
        "item": { "id": format!("id {}", made.request), "name": made.request },
        "request": { "method": "GET", "url": { "host": ["example", "com"], "path": [made.request] } },
        "assertions": assertions.collect::<Vec<_>>(),
    });
    if made.error.is_some() {
        row["requestError"] = json!({ "code": "ECONNREFUSED" });
    } else {
        row["response"] = json!({
            "code": 500,
            "status": made.request,
            "responseTime": made.time,
            "responseSize": made.body.len(),
            "stream": { "type": "Buffer", "data": made.body.as_bytes() },
        });
    }
    row
}

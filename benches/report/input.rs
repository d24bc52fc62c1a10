//! Reports in the shape that Newman gives them: indented by two, with a byte of a body a line.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use serde_json::{Value, json};

/// What a report is made of.
#[derive(Clone, Copy)]
pub(crate) struct Shape {
    /// Bytes in the body of each answer.
    pub(crate) body: usize,
    /// It ends when it is so long, in bytes,
    pub(crate) size: u64,
    /// or has so many executions.
    pub(crate) executions: u64,
}

/// Writes a report; how many executions it has, and how long it is.
pub(crate) fn write(path: &Path, shape: Shape) -> io::Result<(u64, u64)> {
    let mut out = BufWriter::with_capacity(1 << 20, File::create(path)?);
    let summary = summary();
    let text = serde_json::to_string_pretty(&summary)?;
    let (begin, end) = text.split_once("\"executions\": []").unwrap_or((&text, ""));
    out.write_all(begin.as_bytes())?;
    out.write_all(b"\"executions\": [\n")?;
    let (mut size, mut count) = (text.len() as u64, 0);
    while size < shape.size && count < shape.executions {
        let execution = serde_json::to_string_pretty(&execution(count, shape.body))?;
        let execution = execution.replace('\n', "\n      ");
        let comma = if count == 0 { "" } else { ",\n" };
        write!(out, "{comma}      {execution}")?;
        size += (comma.len() + 6 + execution.len()) as u64;
        count += 1;
    }
    out.write_all(b"\n    ]")?;
    out.write_all(end.as_bytes())?;
    out.flush()?;
    Ok((count, size))
}

/// All of a report but its executions.
fn summary() -> Value {
    let items: Vec<Value> = (0..ITEMS).map(item).collect();
    json!({
        "collection": {
            "_": { "postman_id": "f4e316c6-fc7f-507f-9132-ec388c28f9ed" },
            "item": [{ "id": "folder", "name": "Bookings", "item": items }],
            "info": { "_postman_id": "f4e316c6-fc7f-507f-9132-ec388c28f9ed", "name": "Bench" },
        },
        "environment": { "id": "5d1b", "name": "staging", "values": [] },
        "globals": { "id": "ecc8", "values": [] },
        "run": {
            "stats": { "iterations": { "total": 1, "pending": 0, "failed": 0 } },
            "timings": { "responseAverage": 22, "started": 1_795_457_364_038_u64, "completed": 1_795_457_364_392_u64 },
            "executions": [],
            "transfers": { "responseTotal": 154 },
            "failures": [],
            "error": null,
        },
    })
}

/// Requests of the collection, which run again and again.
const ITEMS: u64 = 20;

fn item(at: u64) -> Value {
    json!({
        "id": format!("a2d2b59c-93a3-4323-ad2f-{at:012}"),
        "name": format!("Get booking {at}"),
        "request": { "url": { "path": ["bookings"], "host": ["{{baseUrl}}"], "query": [], "variable": [] }, "method": "GET" },
        "response": [],
        "event": [{ "listen": "test", "script": {
            "id": "bb5d2a00-8e91-4450-888f-429333ff411e",
            "type": "text/javascript",
            "exec": [
                "pm.test('status is 200', () => pm.response.to.have.status(200));",
                "pm.test('has an id', () => pm.expect(pm.response.json().id).to.be.a('number'));",
                "pm.test('is fast', () => pm.expect(pm.response.responseTime).to.be.below(500));",
            ],
        } }],
    })
}

fn execution(at: u64, body: usize) -> Value {
    let header = |key: &str, value: &str| json!({ "key": key, "value": value, "system": true });
    json!({
        "cursor": {
            "ref": format!("b62c007b-3587-4a63-a2ec-{at:012}"),
            "length": ITEMS,
            "cycles": 1 + at / ITEMS,
            "position": at % ITEMS,
            "iteration": at / ITEMS,
            "httpRequestId": "883c1a39-ba43-46ca-90c1-786406cc5274",
        },
        "item": item(at % ITEMS),
        "request": {
            "url": { "protocol": "http", "port": "18080", "path": ["bookings"], "host": ["127", "0", "0", "1"], "query": [], "variable": [] },
            "header": [
                header("User-Agent", "PostmanRuntime/7.39.1"),
                header("Accept", "*/*"),
                header("Cache-Control", "no-cache"),
                header("Host", "127.0.0.1:18080"),
                header("Accept-Encoding", "gzip, deflate, br"),
                header("Connection", "keep-alive"),
            ],
            "method": "GET",
        },
        "response": {
            "id": "2a8ae4ce-2d9c-45e5-98f9-8e3a05fe0482",
            "status": "OK",
            "code": 200,
            "header": [
                { "key": "Content-Type", "value": "application/json; charset=utf-8" },
                { "key": "Date", "value": "Mon, 23 Nov 2026 18:10:44 GMT" },
                { "key": "Connection", "value": "keep-alive" },
            ],
            "stream": { "type": "Buffer", "data": self::body(at, body) },
            "cookie": [],
            "responseTime": 20 + at % 50,
            "responseSize": body,
        },
        "id": format!("a2d2b59c-93a3-4323-ad2f-{:012}", at % ITEMS),
        "assertions": [
            { "assertion": "status is 200", "skipped": false },
            { "assertion": "has an id", "skipped": false },
            { "assertion": "is fast", "skipped": false },
        ],
    })
}

/// JSON as an API answers it: digits, letters and punctuation, of two and three digits each.
fn body(at: u64, len: usize) -> Vec<u8> {
    let record = format!(
        "{{\"id\":{at},\"name\":\"Ada Example\",\"mail\":\"ada{at}@example.com\",\"paid\":true}},"
    );
    record.bytes().cycle().take(len).collect()
}
